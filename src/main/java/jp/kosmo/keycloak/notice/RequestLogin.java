package jp.kosmo.keycloak.notice;

import org.jspecify.annotations.Nullable;
import org.keycloak.events.Details;
import org.keycloak.events.Event;
import org.keycloak.models.Constants;
import org.keycloak.models.KeycloakSession;
import org.keycloak.sessions.AuthenticationSessionModel;
import org.keycloak.sessions.CommonClientSessionModel;
import org.keycloak.sessions.RootAuthenticationSessionModel;

/** The login in which something happened. */
final class RequestLogin {

    private RequestLogin() {}

    /**
     * Null when it happened outside a login. Keycloak puts another login in the place of the request's when it logs the
     * member's other sessions out; the event still tells which one it was.
     */
    static @Nullable AuthenticationSessionModel of(KeycloakSession session, Event event) {
        AuthenticationSessionModel current = session.getContext().getAuthenticationSession();
        return current != null
                        && CommonClientSessionModel.Action.LOGGING_OUT.name().equals(current.getAction())
                ? lookUp(session, event)
                : current;
    }

    private static @Nullable AuthenticationSessionModel lookUp(KeycloakSession session, Event event) {
        String root = event.getDetails() == null ? null : event.getDetails().get(Details.CODE_ID);
        String tab = session.getContext().getUri().getQueryParameters().getFirst(Constants.TAB_ID);
        RootAuthenticationSessionModel found = root == null
                ? null
                : session.authenticationSessions()
                        .getRootAuthenticationSession(session.getContext().getRealm(), root);
        return found == null || tab == null
                ? null
                : found.getAuthenticationSessions().get(tab);
    }
}
