package jp.kosmo.keycloak.mail;

import org.keycloak.models.KeycloakSession;
import org.keycloak.provider.Provider;

/**
 * Sends mails after the request that asked for them, so that its answer takes the same time whether there is something to
 * send or not, and whether the mail server answers or not.
 */
public interface MailQueue extends Provider {

    static MailQueue of(KeycloakSession session) {
        return session.getProvider(MailQueue.class);
    }

    /**
     * Hands over a job. It is run once the transaction of this session has committed, and never if that is rolled back:
     * on another thread, in a session and transaction of its own whose context has the realm that this session's context has
     * now. A mail it writes (see {@link TemplatedMail}) leaves when that transaction has ended, so that no connection to the
     * database waits for a mail server.
     *
     * <p>A mail that the server does not take yet is written and tried again after growing pauses of its own, until its time
     * is over; what cannot succeed later either (an address the server refuses for good, a broken template) is given up at
     * once. Only a server that cannot be reached, or takes nothing at all, makes the union's other mails wait.
     *
     * <p>Returns at once and never fails because of the queue: a job too many is dropped, counted and logged.
     */
    void submit(KeycloakSession session, MailJob job);

    /** Counts and logs that a mail of this kind is left out, because its member or recipient has had too many. */
    void tooMany(KeycloakSession session, String kind);
}
