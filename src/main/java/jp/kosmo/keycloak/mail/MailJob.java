package jp.kosmo.keycloak.mail;

import org.keycloak.email.EmailException;
import org.keycloak.models.KeycloakSession;

/**
 * Something to look up and send outside a request. A job either looks up and submits further jobs, one a mail, or
 * sends one mail: then only the mail is tried again when the server was down.
 *
 * @param kind for metrics and log, a word of ours: "reset-password", "account-locked"
 * @param priority what it goes before
 * @param member Keycloak's id of the member it tells something; the jobs of several members take turns. Empty: takes
 *     its turn with all others that have none
 * @param until milliseconds since 1970, after which it is not worth sending
 * @param task what to do
 */
public record MailJob(String kind, Priority priority, String member, long until, Task task) {

    /** Which jobs of a union go first. */
    public enum Priority {
        /** A link or a code somebody is waiting for, or the look-up that leads to one. */
        LINK,
        /** Tells of something that has happened. */
        NOTICE
    }

    /** Runs in a session and transaction of its own, perhaps several times. */
    @FunctionalInterface
    public interface Task {
        void run(KeycloakSession session) throws EmailException;
    }

    /** A link or a code that somebody waits for. */
    public MailJob(String kind, long until, Task task) {
        this(kind, Priority.LINK, "", until, task);
    }

    /** What only tells a member of something: goes after every link and code, and takes turns with other members' notices. */
    public static MailJob notice(String kind, String member, long until, Task task) {
        return new MailJob(kind, Priority.NOTICE, member, until, task);
    }
}
