package jp.kosmo.keycloak.recovery;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Optional;
import org.keycloak.utils.EmailValidationUtil;

/**
 * An e-mail address as a member types it, full-width characters and capitals included.
 *
 * @param value as Keycloak stores it, in lower case
 */
record EmailAddress(String value) {

    private static final int LONGEST = 320;

    /** Reads it; empty unless it is an address. */
    static Optional<EmailAddress> typed(String input) {
        if (input.length() > LONGEST) {
            return Optional.empty();
        }
        String text = Normalizer.normalize(input, Normalizer.Form.NFKC).strip().toLowerCase(Locale.ROOT);
        return EmailValidationUtil.isValidEmail(text) ? Optional.of(new EmailAddress(text)) : Optional.empty();
    }

    /** Keeps the address out of logs and exception texts. */
    @Override
    public String toString() {
        return "EmailAddress";
    }
}
