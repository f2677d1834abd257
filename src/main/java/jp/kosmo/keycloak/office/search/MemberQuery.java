package jp.kosmo.keycloak.office.search;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import jp.kosmo.keycloak.supportcode.SupportCode;
import jp.kosmo.keycloak.text.TypedText;

/**
 * What members are looked for by.
 *
 * @param value as it was typed; a support code as it is written
 * @param symbol for a number, also empty
 * @param branchNumber for a number, also empty
 */
record MemberQuery(Kind kind, String value, String symbol, String branchNumber) {

    /** By what. */
    enum Kind {
        EMAIL,
        SUPPORT_CODE,
        /** The ID of today, or else one of before: who has chosen an ID still holds the letter with the temporary one. */
        USER_ID,
        NUMBER,
        NAME
    }

    private static final int LONGEST = 255;
    private static final Pattern BETWEEN = Pattern.compile("[\\s\\-/:,・]+");
    private static final Pattern DIGITS = Pattern.compile("[0-9]+");
    private static final int WITH_BRANCH = 3;

    /** All but a number. */
    static MemberQuery of(Kind kind, String value) {
        return new MemberQuery(kind, value, "", "");
    }

    static MemberQuery ofNumber(String symbol, String number, String branchNumber) {
        return new MemberQuery(Kind.NUMBER, number, symbol, branchNumber);
    }

    /**
     * What may be meant by the text in the one field of the page, in the order in which it is tried: an address where there is an @, a
     * support code where it has that form, a user ID where there is no blank, symbol and number (and branch number) where
     * digits stand apart, a number where there are digits alone, and in the end a name or its beginning.
     */
    static List<MemberQuery> inOneField(String text) {
        String ascii = TypedText.ascii(text);
        List<MemberQuery> meant = new ArrayList<>();
        if (text.length() > LONGEST || ascii.isEmpty()) {
            return meant;
        }
        if (ascii.contains("@")) {
            meant.add(of(Kind.EMAIL, text));
        }
        SupportCode.typed(text).ifPresent(code -> meant.add(of(Kind.SUPPORT_CODE, code)));
        if (TypedText.withoutBlanks(ascii).equals(ascii)) {
            meant.add(of(Kind.USER_ID, text));
        }
        number(ascii).ifPresent(meant::add);
        meant.add(of(Kind.NAME, text));
        return meant;
    }

    private static Optional<MemberQuery> number(String ascii) {
        List<String> parts =
                Stream.of(BETWEEN.split(ascii)).filter(part -> !part.isEmpty()).toList();
        long digits = parts.stream()
                .skip(parts.size() > 1 ? 1 : 0)
                .filter(part -> DIGITS.matcher(part).matches())
                .count();
        if (parts.isEmpty() || parts.size() > WITH_BRANCH || digits < Math.max(1, parts.size() - 1)) {
            return Optional.empty();
        }
        return Optional.of(
                parts.size() == 1
                        ? ofNumber("", parts.get(0), "")
                        : ofNumber(parts.get(0), parts.get(1), parts.size() == WITH_BRANCH ? parts.get(2) : ""));
    }

    /** Keeps what was typed out of logs and exception texts. */
    @Override
    public String toString() {
        return "MemberQuery";
    }
}
