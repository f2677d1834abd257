package jp.kosmo.keycloak.mail.memory;

import java.util.List;
import java.util.logging.Filter;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import jp.kosmo.keycloak.mail.MailFailure;
import jp.kosmo.keycloak.realm.CurrentRealm;

/**
 * Keycloak's lines in the log about a mail that could not be sent, without whom it was for: their exception is the mail
 * server's refusal, which names the address. What can be told of it is said instead. About the mails of the queue there is
 * no such line: {@link RealmMailQueue} writes one of its own. Lines about other realms than a union's stay as Keycloak writes them.
 */
final class MailLogRedaction {

    private static final String FAILED_TO_SEND = "KC-SERVICES0029";

    /** The mail sender, and the one step that sends within the request. Held on to, or the filters would go with them. */
    private static final List<Logger> KEYCLOAKS = List.of(
            Logger.getLogger("org.keycloak.services"),
            Logger.getLogger("org.keycloak.authentication.requiredactions.UpdateEmail"));

    private MailLogRedaction() {}

    /** From now on. */
    static void keepAddressesOut() {
        for (Logger logger : KEYCLOAKS) {
            Filter before = logger.getFilter();
            logger.setFilter(line -> isToBeWritten(line) && (before == null || before.isLoggable(line)));
        }
    }

    private static boolean isToBeWritten(LogRecord line) {
        boolean aboutAMail = line.getLoggerName().endsWith("UpdateEmail")
                || (line.getMessage() != null && line.getMessage().startsWith(FAILED_TO_SEND));
        if (aboutAMail && Thread.currentThread() instanceof MailExecutor.Worker) {
            return false;
        }
        if (aboutAMail && line.getThrown() != null && !CurrentRealm.isPlain()) {
            line.setMessage(line.getMessage() + ": " + MailFailure.describe(line.getThrown()));
            line.setThrown(null);
        }
        return true;
    }
}
