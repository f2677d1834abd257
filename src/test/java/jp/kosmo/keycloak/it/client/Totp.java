package jp.kosmo.keycloak.it.client;

import java.time.Duration;
import java.time.Instant;
import java.util.Calendar;
import org.awaitility.Awaitility;
import org.keycloak.models.utils.Base32;
import org.keycloak.models.utils.TimeBasedOTP;

/** The member's authenticator app: 6 digits, 30 seconds, SHA-1. */
public final class Totp {

    /** For how many seconds the app shows a code. */
    public static final int PERIOD = TimeBasedOTP.DEFAULT_INTERVAL_SECONDS;

    private Totp() {}

    /** The code the app shows now. Keycloak takes each code once: ask with another moment for a second one. */
    public static String now(String base32) {
        return at(base32, Instant.now());
    }

    /** The code the app shows in the next half minute; Keycloak allows one step either way. */
    public static String next(String base32) {
        return at(base32, Instant.now().plusSeconds(PERIOD));
    }

    /** The code the app shows at a moment. */
    public static String at(String base32, Instant moment) {
        return at(base32, moment, PERIOD);
    }

    public static String at(String base32, Instant moment, int period) {
        var app = new TimeBasedOTP(TimeBasedOTP.DEFAULT_ALGORITHM, TimeBasedOTP.DEFAULT_NUMBER_DIGITS, period, 1);
        var clock = Calendar.getInstance();
        clock.setTimeInMillis(moment.toEpochMilli());
        app.setCalendar(clock);
        return app.generateTOTP(Base32.decode(base32.replace(" ", "")));
    }

    /** Returns when the app will show its code for another ten seconds, so that codes asked for one after the other have one "now". */
    public static void awaitSteady() {
        Awaitility.await("a code that has just come")
                .atMost(Duration.ofSeconds(PERIOD))
                .until(() -> Instant.now().getEpochSecond() % PERIOD < PERIOD - 10);
    }

    /** The secret that the set-up page in this browser shows for typing, Base32. */
    public static String key(LoginClient client) {
        return client.fork().click("#mode-manual").page().text("#kc-totp-secret-key");
    }
}
