package jp.kosmo.keycloak.mfa.login;

import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Why the browser did not bring a passkey. Its own words are English and can be forged: only what they begin with is
 * looked at, the name of a DOMException (WebAuthn Level 3, sections 5.1.3 and 5.1.4).
 */
public enum PasskeyError {
    /** Cancelled, timed out, or no passkey on the device at hand: browsers do not tell these apart. */
    NOT_COMPLETED("kosmoPasskeyNotCompleted", "NotAllowedError"),
    /** The device has a passkey of this member already. */
    ALREADY_REGISTERED("kosmoPasskeyAlreadyRegistered", "InvalidStateError"),
    /** A trouble that passes: the next try may succeed on the same device. */
    TRY_AGAIN(
            "kosmoPasskeyTryAgain",
            "AbortError|NetworkError|NotReadableError|OperationError|TimeoutError|UnknownError"),
    /** The browser or the device cannot do it: whatever else is said. */
    NOT_POSSIBLE("kosmoPasskeyNotPossible", "");

    private final String messageKey;
    private final Pattern exceptionNames;

    PasskeyError(String messageKey, String exceptionNames) {
        this.messageKey = messageKey;
        this.exceptionNames = Pattern.compile(exceptionNames);
    }

    /** What the browser's error text, as posted by Keycloak's script, stands for. */
    public static PasskeyError of(@Nullable String browserError) {
        String text = browserError == null ? "" : browserError;
        return Stream.of(values())
                .filter(problem -> problem.exceptionNames.matcher(text).lookingAt())
                .findFirst()
                .orElseThrow();
    }

    /** The same at a login, where nothing is registered: there a browser says so of itself, such as while another dialog is open. */
    static PasskeyError atLogin(@Nullable String browserError) {
        PasskeyError problem = of(browserError);
        return problem == ALREADY_REGISTERED ? TRY_AGAIN : problem;
    }

    /** The sentence for the member. */
    public String messageKey() {
        return messageKey;
    }
}
