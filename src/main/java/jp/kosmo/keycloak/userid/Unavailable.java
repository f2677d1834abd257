package jp.kosmo.keycloak.userid;

import java.util.Optional;
import org.keycloak.models.KeycloakSession;

/**
 * Why a member cannot have a user ID. The member reads one sentence for all of them, so that nobody can find out who else
 * is a member, or which address belongs to one; the event tells the union's desk which it was.
 */
enum Unavailable {
    TAKEN("user_id_taken"),
    RELEASED("user_id_released"),
    /** The log knows no code of its own for it. */
    ADDRESS("user_id_invalid");

    static final String MESSAGE = "kosmoUserIdNotAvailable";

    private final String eventError;

    Unavailable(String eventError) {
        this.eventError = eventError;
    }

    /** Leaves the reason to the code that writes this request's event. */
    void note(KeycloakSession session) {
        session.setAttribute(Unavailable.class.getName(), this);
    }

    /** The code for the event of this request; a race that only the database has decided leaves no note. */
    static String eventError(KeycloakSession session) {
        return Optional.ofNullable(session.getAttribute(Unavailable.class.getName(), Unavailable.class))
                .orElse(TAKEN)
                .eventError;
    }
}
