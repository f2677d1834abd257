package jp.kosmo.keycloak.members;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.HexFormat;
import java.util.Locale;
import java.util.function.UnaryOperator;
import jp.kosmo.keycloak.text.MaskedName;
import org.jspecify.annotations.Nullable;

/**
 * By what a member is found. A key is the upper-case hexadecimal UTF-8 of a text as it is compared: digits and the letters A to F
 * sort alike in every database and language, so a prefix is a range, from the key of the prefix to {@link #end}. A key is cut off
 * at the width of its column; who finds somebody by a key compares the record, too. Null where there is nothing.
 *
 * @param sort orders members by symbol, number and branch number, and no two alike
 */
public record MemberKeys(
        @Nullable String symbol,
        @Nullable String number,
        @Nullable String branch,
        String sort,
        @Nullable String name,
        @Nullable String kana) {

    /** The attribute with the reading of the name, where the realm's user profile has it. */
    public static final String KANA = "displayNameKana";

    static final int NUMBER_WIDTH = 120;
    static final int SORT_WIDTH = 120;
    static final int NAME_WIDTH = 400;

    private static final int SORT_NUMBER = 40;
    private static final int SORT_BRANCH = 8;
    private static final String ZERO = "30";
    private static final String AFTER_ALL = "G";

    /**
     * Those of one member.
     *
     * @param attribute the member's record
     */
    public static MemberKeys of(String userId, UnaryOperator<@Nullable String> attribute) {
        String symbol = attribute.apply(InsuredPerson.SYMBOL);
        String number = attribute.apply(InsuredPerson.NUMBER);
        String branch = attribute.apply(InsuredPerson.BRANCH_NUMBER);
        return new MemberKeys(
                ofNumber(symbol),
                ofNumber(number),
                ofNumber(branch),
                sorted(symbol, SORT_NUMBER) + sorted(number, SORT_NUMBER) + sorted(branch, SORT_BRANCH) + tail(userId),
                ofName(attribute.apply(MaskedName.ATTRIBUTE)),
                ofName(attribute.apply(KANA)));
    }

    /** The key of a symbol, number or branch number, however it is written. */
    public static @Nullable String ofNumber(@Nullable String written) {
        return key(InsuredPerson.plain(written), NUMBER_WIDTH);
    }

    /** The key of a name or its beginning, or of their reading. */
    public static @Nullable String ofName(@Nullable String written) {
        return key(ComparableName.of(written), NAME_WIDTH);
    }

    /** The part of a {@link #sort} that all members of one symbol and number have alike. */
    public static String household(String sort) {
        return sort.substring(0, 2 * SORT_NUMBER);
    }

    /** What is greater than every key that begins with this one. */
    public static String end(String key) {
        return key + AFTER_ALL;
    }

    private static @Nullable String key(String text, int width) {
        String key = hex(text);
        return key.isEmpty() ? null : beginning(key, width);
    }

    /** Filled up from the left: 9 comes before 10. */
    private static String sorted(@Nullable String written, int width) {
        String key = beginning(hex(InsuredPerson.plain(written)), width);
        return ZERO.repeat((width - key.length()) / 2) + key;
    }

    private static String tail(String userId) {
        return beginning(userId.replace("-", "").toUpperCase(Locale.ROOT), SORT_WIDTH - 2 * SORT_NUMBER - SORT_BRANCH);
    }

    private static String hex(String text) {
        return HexFormat.of().withUpperCase().formatHex(text.getBytes(UTF_8));
    }

    private static String beginning(String key, int width) {
        return key.length() > width ? key.substring(0, width) : key;
    }

    /** The keys can be read back. */
    @Override
    public String toString() {
        return "MemberKeys";
    }
}
