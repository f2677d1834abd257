package jp.kosmo.keycloak.mfa.login;

import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Why the browser did not bring a passkey. Its own words are English and can be forged: only what they begin with is
 * looked at, the name of a DOMException (WebAuthn Level 3, sections 5.1.3 and 5.1.4).
 */
public enum PasskeyError {
    /** Cancelled, timed out, or no passkey on the device at hand: browsers do not tell these apart. */
    NOT_COMPLETED("NotAllowedError", "kosmoPasskeyNotCompleted"),
    /** The device has a passkey of this member already. */
    ALREADY_REGISTERED("InvalidStateError", "kosmoPasskeyAlreadyRegistered"),
    /** The browser or the device cannot do it. */
    NOT_POSSIBLE("NotSupportedError", "kosmoPasskeyNotPossible");

    private final String exceptionName;
    private final String messageKey;

    PasskeyError(String exceptionName, String messageKey) {
        this.exceptionName = exceptionName;
        this.messageKey = messageKey;
    }

    /** What the browser's error text, as posted by Keycloak's script, stands for. */
    public static PasskeyError of(@Nullable String browserError) {
        String text = browserError == null ? "" : browserError;
        return Stream.of(values())
                .filter(problem -> text.startsWith(problem.exceptionName))
                .findFirst()
                .orElse(NOT_POSSIBLE);
    }

    /** The sentence for the member. */
    public String messageKey() {
        return messageKey;
    }
}
