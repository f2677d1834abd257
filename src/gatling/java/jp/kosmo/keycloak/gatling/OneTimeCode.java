package jp.kosmo.keycloak.gatling;

import java.util.Calendar;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import org.keycloak.models.utils.Base32;
import org.keycloak.models.utils.TimeBasedOTP;

/** The codes of an authenticator app as RFC 6238 has them: SHA-1, 6 digits, a new one every 30 seconds. */
final class OneTimeCode {

    static final int PERIOD = 30;

    private OneTimeCode() {}

    /** The code of the period with this number, counted from 1970. */
    static String of(byte[] secret, long period) {
        var app = new TimeBasedOTP(TimeBasedOTP.DEFAULT_ALGORITHM, TimeBasedOTP.DEFAULT_NUMBER_DIGITS, PERIOD, 1);
        var clock = Calendar.getInstance();
        clock.setTimeInMillis(TimeUnit.SECONDS.toMillis(period * PERIOD));
        app.setCalendar(clock);
        return app.generateTOTP(secret);
    }

    static long currentPeriod() {
        return System.currentTimeMillis() / 1000 / PERIOD;
    }

    /** Whether it is a secret as the set-up page shows it for typing: Base32, blanks in it or not. */
    static boolean isSecret(String typed) {
        return base32(typed).matches("[A-Z2-7]+");
    }

    static byte[] secret(String typed) {
        return Base32.decode(base32(typed));
    }

    private static String base32(String typed) {
        return typed.replaceAll("[\\s=]", "").toUpperCase(Locale.ROOT);
    }
}
