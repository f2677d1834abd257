package jp.kosmo.keycloak.mfa.login;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.keycloak.models.OTPPolicy;
import org.keycloak.models.credential.OTPCredentialModel;
import org.keycloak.models.utils.FormMessage;
import org.keycloak.models.utils.HmacOTP;

/** The expected codes come from RFC 4226 with the count of half minutes, not from the class under test's way to them. */
class OtpCodeTest {

    private static final String SECRET = "a secret of twenty b";
    private static final String ALGORITHM = HmacOTP.HMAC_SHA1;
    private static final int DIGITS = 8;
    private static final int STEP_SECONDS = 30;
    private static final int ACCEPTED_STEPS = 1;

    @ParameterizedTest
    @CsvSource({
        "123456,123456",
        "１２３４５６,123456",
        "123 456,123456",
        "'１２３　４５６',123456",
        "' 123\u00a0456\t',123456",
        "123-456,123456",
        "12x456,12x456",
        "'',''",
        "' 　-',''"
    })
    void readsACodeAsItIsTyped(String typed, String code) {
        assertThat(OtpCode.typed(typed).value()).isEqualTo(code);
    }

    @Test
    void takesNothingForAnEmptyCode() {
        assertThat(OtpCode.typed(null).value()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {-20, -3, -2, 2, 3, 20})
    void saysByHowMuchTheClockIsOff(int steps) {
        assertThat(drift(steps, totp(), ACCEPTED_STEPS)).hasValue(Duration.ofSeconds((long) steps * STEP_SECONDS));
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 0, 1, -21, 21})
    void hasNothingToSayOfACodeThatIsAcceptedOrTooFarOff(int steps) {
        assertThat(drift(steps, totp(), ACCEPTED_STEPS)).isEmpty();
    }

    @Test
    void countsFromTheRealmsOwnWindow() {
        assertThat(drift(1, totp(), 0)).hasValue(Duration.ofSeconds(STEP_SECONDS));
        assertThat(drift(3, totp(), 3)).isEmpty();
    }

    @Test
    void hasNothingToSayOfAnotherCode() {
        assertThat(new OtpCode("12x45678").drift(totp(), policy(ACCEPTED_STEPS)))
                .isEmpty();
        assertThat(new OtpCode("").drift(totp(), policy(ACCEPTED_STEPS))).isEmpty();
    }

    /** Its codes do not depend on a clock, even if one of them happens to be that of some moment. */
    @Test
    void hasNothingToSayOfADeviceThatCounts() {
        OTPCredentialModel counting = OTPCredentialModel.createHOTP(SECRET, DIGITS, 0, ALGORITHM);
        assertThat(drift(2, counting, ACCEPTED_STEPS)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"60,ahead,1", "-60,behind,1", "89,ahead,1", "90,ahead,2", "-299,behind,5", "600,ahead,10", "1,ahead,1"})
    void roundsToWholeMinutes(long seconds, String direction, long minutes) {
        assertThat(OtpCode.message("kosmoOtpClock.", "otp", Duration.ofSeconds(seconds)))
                .returns("otp", FormMessage::getField)
                .returns("kosmoOtpClock." + direction, FormMessage::getMessage)
                .returns(new Object[] {minutes}, FormMessage::getParameters);
    }

    /** What is found in the code of so many steps from now. */
    private static Optional<Duration> drift(int steps, OTPCredentialModel device, int acceptedSteps) {
        Optional<Duration> found;
        long step;
        do {
            step = currentStep();
            var code =
                    new OtpCode(new HmacOTP(DIGITS, ALGORITHM, 0).generateHOTP(SECRET, Math.toIntExact(step + steps)));
            found = code.drift(device, policy(acceptedSteps));
        } while (step != currentStep());
        return found;
    }

    private static long currentStep() {
        return Instant.now().getEpochSecond() / STEP_SECONDS;
    }

    private static OTPCredentialModel totp() {
        return OTPCredentialModel.createTOTP(SECRET, DIGITS, STEP_SECONDS, ALGORITHM);
    }

    private static OTPPolicy policy(int acceptedSteps) {
        return new OTPPolicy(OTPCredentialModel.TOTP, ALGORITHM, 0, DIGITS, acceptedSteps, STEP_SECONDS);
    }
}
