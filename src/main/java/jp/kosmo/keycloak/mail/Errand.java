package jp.kosmo.keycloak.mail;

import org.keycloak.email.EmailException;
import org.keycloak.models.KeycloakSession;

/**
 * Something to look up and send outside a request. It may submit further errands: whoever looks members up first and
 * then submits one errand a mail has only the mail sent again when the server was down.
 *
 * @param kind for metrics and log, a word of ours: "reset-password", "account-locked"
 * @param until milliseconds since 1970, after which it is not worth sending
 * @param task what to do
 */
public record Errand(String kind, long until, Task task) {

    /** Runs in a session and transaction of its own, perhaps several times; throws if the mail did not go out. */
    @FunctionalInterface
    public interface Task {
        void run(KeycloakSession session) throws EmailException;
    }
}
