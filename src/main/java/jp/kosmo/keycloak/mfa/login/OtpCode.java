package jp.kosmo.keycloak.mfa.login;

import java.time.Duration;
import java.time.Instant;
import java.util.Calendar;
import java.util.Optional;
import java.util.stream.IntStream;
import jp.kosmo.keycloak.text.TypedText;
import org.jspecify.annotations.Nullable;
import org.keycloak.models.OTPPolicy;
import org.keycloak.models.credential.OTPCredentialModel;
import org.keycloak.models.credential.dto.OTPCredentialData;
import org.keycloak.models.utils.FormMessage;
import org.keycloak.models.utils.TimeBasedOTP;

/**
 * A code as the member typed it.
 *
 * @param value in half-width digits and without the gap that apps show in the middle of a code
 */
public record OtpCode(String value) {

    /** Further off than this a clock is wrong on purpose, or the code is a guess. */
    private static final Duration FURTHEST = Duration.ofMinutes(10);

    /** As typed; null counts as empty. */
    public static OtpCode typed(@Nullable String input) {
        return new OtpCode(TypedText.compact(input));
    }

    /**
     * By how much the clock of the device is off, if that is why the code is wrong: positive = ahead. Empty when the
     * device's codes of ten minutes either way do not contain it, or do not depend on the time.
     */
    public Optional<Duration> drift(OTPCredentialModel device, OTPPolicy policy) {
        OTPCredentialData data = device.getOTPCredentialData();
        if (!OTPCredentialModel.TOTP.equals(data.getSubType())) {
            return Optional.empty();
        }
        int accepted = policy.getLookAheadWindow();
        int furthest = (int) FURTHEST.dividedBy(Duration.ofSeconds(data.getPeriod()));
        Instant now = Instant.now(); // not Keycloak's clock: its own check of codes asks the system, too
        return IntStream.rangeClosed(accepted + 1, furthest)
                .flatMap(steps -> IntStream.of(-steps, steps))
                .mapToObj(steps -> Duration.ofSeconds((long) steps * data.getPeriod()))
                .filter(drift -> value.equals(codeAt(now.plus(drift), device)))
                .findFirst();
    }

    /**
     * The message that says so, in whole minutes.
     *
     * @param keys what its two keys begin with: {@code ahead} and {@code behind} follow
     */
    public static FormMessage message(String keys, @Nullable String field, Duration drift) {
        long minutes = Math.max(1, Math.round(drift.abs().toSeconds() / 60.0));
        return new FormMessage(field, keys + (drift.isNegative() ? "behind" : "ahead"), minutes);
    }

    private static String codeAt(Instant moment, OTPCredentialModel device) {
        OTPCredentialData data = device.getOTPCredentialData();
        TimeBasedOTP app = new TimeBasedOTP(data.getAlgorithm(), data.getDigits(), data.getPeriod(), 0);
        Calendar clock = Calendar.getInstance();
        clock.setTimeInMillis(moment.toEpochMilli());
        app.setCalendar(clock);
        return app.generateTOTP(device.getDecodedSecret());
    }
}
