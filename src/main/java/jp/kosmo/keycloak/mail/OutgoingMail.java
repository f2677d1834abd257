package jp.kosmo.keycloak.mail;

import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.keycloak.email.EmailException;
import org.keycloak.email.EmailSenderProvider;
import org.keycloak.models.KeycloakSession;

/**
 * A mail ready to leave. It is written while a transaction is open and leaves when that has ended: a mail server may take
 * half a minute to answer, and the database's connections are shared by all unions.
 *
 * @param server the realm's mail settings
 * @param memberId Keycloak's id of the member it is for
 * @param whenSent what to record then, in a transaction of its own
 */
public record OutgoingMail(
        Map<String, String> server,
        String memberId,
        String address,
        String subject,
        String text,
        String html,
        Consumer<KeycloakSession> whenSent) {

    private static final String WAITING = OutgoingMail.class.getName();

    /** Lets it leave when this session's transaction has committed; a job sends one mail. */
    void leaveAfterCommit(KeycloakSession session) {
        if (session.getAttribute(WAITING) != null) {
            throw new IllegalStateException("one mail a job");
        }
        session.setAttribute(WAITING, this);
    }

    /** What this session's job has written, if anything. */
    public static @Nullable OutgoingMail of(KeycloakSession session) {
        return session.getAttribute(WAITING, OutgoingMail.class);
    }

    /** Hands it to the mail server. */
    public void send(KeycloakSession session) throws UndeliveredException {
        EmailSenderProvider sender = session.getProvider(EmailSenderProvider.class);
        try {
            sender.validate(server);
        } catch (EmailException noSender) {
            throw UndeliveredException.byConfiguration(noSender);
        }
        try {
            sender.send(server, address, subject, text, html);
        } catch (EmailException failed) {
            throw UndeliveredException.of(failed);
        }
    }

    /** Keeps address and links out of logs and exception texts. */
    @Override
    public String toString() {
        return "OutgoingMail";
    }
}
