package jp.kosmo.keycloak.mfa.login;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PasskeyErrorTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "NotAllowedError: The operation either timed out or was not allowed. See: https://www.w3.org/|NOT_COMPLETED",
                "NotAllowedError: This request has been cancelled by the user.|NOT_COMPLETED",
                "NotAllowedError|NOT_COMPLETED",
                "InvalidStateError: The user attempted to register an authenticator that contains one of the credentials"
                        + " already registered with the relying party.|ALREADY_REGISTERED",
                "NotSupportedError: None of the algorithms specified are supported.|NOT_POSSIBLE",
                "AbortError: signal is aborted without reason|TRY_AGAIN",
                "NotReadableError: An unknown error occurred while talking to the credential manager.|TRY_AGAIN",
                "UnknownError: The operation failed for an unknown transient reason|TRY_AGAIN",
                "OperationError: A request is already pending.|TRY_AGAIN",
                "SecurityError: The relying party ID is not a registrable domain suffix.|NOT_POSSIBLE",
                "TypeError: undefined is not an object|NOT_POSSIBLE",
                "このブラウザでは生体認証をご利用いただけません。別のブラウザでお試しください。|NOT_POSSIBLE",
                "an InvalidStateError in the middle|NOT_POSSIBLE",
                "''|NOT_POSSIBLE"
            })
    void isToldByWhatTheBrowserSaysFirst(String browserError, PasskeyError problem) {
        assertThat(PasskeyError.of(browserError)).isEqualTo(problem);
    }

    @Test
    void nothingIsRegisteredAtALogin() {
        assertThat(PasskeyError.atLogin("InvalidStateError: A request is already in progress."))
                .isEqualTo(PasskeyError.TRY_AGAIN);
    }

    @Test
    void isThereEvenIfTheBrowserSaysNothing() {
        assertThat(PasskeyError.of(null)).isEqualTo(PasskeyError.NOT_POSSIBLE);
    }
}
