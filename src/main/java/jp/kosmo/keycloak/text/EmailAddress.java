package jp.kosmo.keycloak.text;

import java.util.Locale;
import java.util.Optional;
import org.keycloak.utils.EmailValidationUtil;

/**
 * An e-mail address.
 *
 * @param value as Keycloak stores it: in half width and lower case, without blanks around it
 */
public record EmailAddress(String value) {

    private static final int LONGEST = 320;

    /** Reads what was typed; empty unless it is an address. */
    public static Optional<EmailAddress> typed(String input) {
        String text = read(input);
        return input.length() <= LONGEST && EmailValidationUtil.isValidEmail(text)
                ? Optional.of(new EmailAddress(text))
                : Optional.empty();
    }

    /** The same, whether it is an address or not. */
    public static String read(String input) {
        return TypedText.ascii(input).toLowerCase(Locale.ROOT);
    }

    /** Keeps the address out of logs and exception texts. */
    @Override
    public String toString() {
        return "EmailAddress";
    }
}
