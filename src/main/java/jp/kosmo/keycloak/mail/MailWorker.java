package jp.kosmo.keycloak.mail;

import java.util.logging.Filter;
import java.util.logging.Logger;

/**
 * A thread that sends mails.
 *
 * <p>Keycloak's mail sender logs every failure with the whole exception, in which the mail server's refusal names the
 * address. On these threads that line is left out; {@link Lane} writes one of its own.
 */
final class MailWorker extends Thread {

    private static final String FAILED_TO_SEND = "KC-SERVICES0029";
    /** Held on to, or the filter would go with the logger. */
    private static final Logger KEYCLOAK = Logger.getLogger("org.keycloak.services");

    MailWorker(Runnable work) {
        super(work, "kosmo-mail");
        setDaemon(true);
    }

    /** Leaves Keycloak's line out from now on. */
    static void keepAddressesOutOfTheLog() {
        Filter before = KEYCLOAK.getFilter();
        KEYCLOAK.setFilter(
                line -> !isAboutAMailOfOurs(line.getMessage()) && (before == null || before.isLoggable(line)));
    }

    private static boolean isAboutAMailOfOurs(String message) {
        return Thread.currentThread() instanceof MailWorker && message != null && message.startsWith(FAILED_TO_SEND);
    }
}
