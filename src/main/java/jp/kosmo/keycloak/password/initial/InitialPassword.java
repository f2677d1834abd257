package jp.kosmo.keycloak.password.initial;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import jp.kosmo.keycloak.text.TypedText;
import jp.kosmo.keycloak.union.BirthDate;

/**
 * The password a member starts with where the union sends none: insured person's symbol, number and birthdate
 * {@code YYYYMMDD} without separators, such as 9999, 43210 and 1980-12-01 giving {@code 99994321019801201}. It
 * is worked out from the member's record whenever it is needed and stored nowhere.
 *
 * @param symbolAndNumber the insured person's symbol and number, one after the other
 * @param birthDate on record
 */
public record InitialPassword(String symbolAndNumber, BirthDate birthDate) {

    /** Whether this is what was typed, full-width or half-width, with the hyphens and blanks of cards or without; takes the same time wherever the two differ. */
    public boolean matches(String typed) {
        return MessageDigest.isEqual(
                bytes(TypedText.compact(symbolAndNumber + birthDate.digits())), bytes(TypedText.compact(typed)));
    }

    /** Keeps the password out of logs and exception texts. */
    @Override
    public String toString() {
        return "InitialPassword";
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
