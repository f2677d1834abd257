package jp.kosmo.keycloak.office.desk;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.function.UnaryOperator;
import jp.kosmo.keycloak.members.InsuredPerson;
import jp.kosmo.keycloak.union.BirthDate;
import org.jspecify.annotations.Nullable;

/**
 * Who somebody on the telephone says to be, or who a member is by the record.
 *
 * @param birthDate eight digits; empty where the record has none
 * @param symbol as {@link InsuredPerson} compares it; some unions have none
 * @param number the same
 */
record IdentityClaim(String birthDate, String symbol, String number) {

    /**
     * In any spelling that the members' pages read.
     *
     * @throws IllegalArgumentException without a number: a record that lacks it would agree
     */
    static IdentityClaim typed(BirthDate birthDate, @Nullable String symbol, @Nullable String number) {
        var claim = new IdentityClaim(birthDate.digits(), InsuredPerson.plain(symbol), InsuredPerson.plain(number));
        if (claim.number.isEmpty()) {
            throw new IllegalArgumentException("no number");
        }
        return claim;
    }

    /** A member's attributes. */
    static IdentityClaim recorded(UnaryOperator<@Nullable String> attribute) {
        return new IdentityClaim(
                BirthDate.recorded(attribute.apply(BirthDate.ATTRIBUTE))
                        .map(BirthDate::digits)
                        .orElse(""),
                InsuredPerson.plain(attribute.apply(InsuredPerson.SYMBOL)),
                InsuredPerson.plain(attribute.apply(InsuredPerson.NUMBER)));
    }

    /** Whether all of it agrees, compared as one, so that the time tells nothing of what was right. */
    boolean agreesWith(IdentityClaim recorded) {
        return MessageDigest.isEqual(bytes(), recorded.bytes());
    }

    /** Keeps the person out of logs and exception texts. */
    @Override
    public String toString() {
        return "IdentityClaim";
    }

    private byte[] bytes() {
        return String.join("\n", birthDate, symbol, number).getBytes(StandardCharsets.UTF_8);
    }
}
