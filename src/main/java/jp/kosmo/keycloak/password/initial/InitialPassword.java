package jp.kosmo.keycloak.password.initial;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.text.Normalizer;
import jp.kosmo.keycloak.birthdate.BirthDate;

/**
 * The password a member starts with where the union sends none: insured person's symbol, number and birthdate
 * {@code YYYYMMDD} without separators, such as 9999, 43210 and 1980-12-01 giving {@code 99994321019801201}. It
 * is worked out from the member's record whenever it is needed and stored nowhere.
 *
 * @param symbolAndNumber the insured person's symbol and number, one after the other
 * @param birthDate on record
 */
public record InitialPassword(String symbolAndNumber, BirthDate birthDate) {

    /** Whether this is what was typed, full-width or half-width; takes the same time wherever the two differ. */
    public boolean matches(String typed) {
        return MessageDigest.isEqual(bytes(narrow(symbolAndNumber + birthDate.digits())), bytes(narrow(typed)));
    }

    /** Keeps the password out of logs and exception texts. */
    @Override
    public String toString() {
        return "InitialPassword";
    }

    /** Half-width and without blanks around it, as far as Unicode has such a form. */
    static String narrow(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFKC).strip();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
