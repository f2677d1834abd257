package jp.kosmo.keycloak.jpa;

import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;

/**
 * Other requests of the same member are being handled, and this one does not wait for them any longer: it would hold a
 * database connection that all unions share. Nothing has been changed. Unless it is caught it is answered with 429.
 */
public final class UserBusyException extends WebApplicationException {

    /** When to try again. */
    static final int RETRY_AFTER_SECONDS = 3;

    UserBusyException() {
        super(Response.status(Response.Status.TOO_MANY_REQUESTS)
                .header(HttpHeaders.RETRY_AFTER, RETRY_AFTER_SECONDS)
                .build());
    }
}
