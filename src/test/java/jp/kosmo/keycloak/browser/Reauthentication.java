package jp.kosmo.keycloak.browser;

import java.time.Instant;
import jp.kosmo.keycloak.it.client.Totp;
import org.awaitility.Awaitility;

/** Password and code once more, before a member changes the account. */
final class Reauthentication {

    private Reauthentication() {}

    /** The member does what asks for it, and answers; in a union that takes a code twice. */
    static void passes(Walker walker, Runnable change) {
        isDue();
        change.run();
        passes(walker);
    }

    /** The member stands before it already. */
    static void passes(Walker walker) {
        walker.sees("login");
        walker.types("password", walker.password());
        walker.submits("password");
        walker.sees("login-otp");
        FactorPages.sendsCode(walker, "otp", Totp.now(walker.app().key()));
    }

    /** A login of this very second is no older than 0 seconds. */
    static void isDue() {
        long now = Instant.now().getEpochSecond();
        Awaitility.await().until(() -> Instant.now().getEpochSecond() > now);
    }
}
