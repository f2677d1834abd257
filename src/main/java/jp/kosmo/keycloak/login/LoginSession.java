package jp.kosmo.keycloak.login;

import java.util.Optional;
import jp.kosmo.keycloak.keycloak.SessionNote;
import org.keycloak.authentication.RequiredActionContext;
import org.keycloak.models.AuthenticatedClientSessionModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserSessionModel;
import org.keycloak.protocol.LoginProtocol;
import org.keycloak.services.managers.AuthenticationManager;

/** The session that a login begins or, where it goes on in one that was there already, that one. */
public final class LoginSession {

    private LoginSession() {}

    /** What it notes; empty when it does not. */
    public static Optional<String> note(RequiredActionContext context, SessionNote note) {
        return note(context, note.key());
    }

    /** The same for a note of Keycloak's. */
    public static Optional<String> note(RequiredActionContext context, String key) {
        return Optional.ofNullable(
                        context.getAuthenticationSession().getUserSessionNotes().get(key))
                .or(() -> existing(context).map(session -> session.getNote(key)));
    }

    /**
     * Logs the member out of the session that this login goes on in, if there is one; the portals in it are told. Keycloak's
     * own log-out would take the login away, too, which may still have a page to show.
     */
    public static void end(RequiredActionContext context) {
        existing(context).ifPresent(theirs -> {
            theirs.getAuthenticatedClientSessions().values().forEach(portal -> tell(context.getSession(), portal));
            context.getSession().sessions().removeUserSession(context.getRealm(), theirs);
        });
    }

    private static void tell(KeycloakSession session, AuthenticatedClientSessionModel portal) {
        String protocol = portal.getProtocol();
        if (protocol != null
                && portal.getClient().isEnabled()
                && !portal.getClient().isFrontchannelLogout()) {
            session.getProvider(LoginProtocol.class, protocol)
                    .setRealm(session.getContext().getRealm())
                    .setHttpHeaders(session.getContext().getHttpRequest().getHttpHeaders())
                    .setUriInfo(session.getContext().getUri())
                    .backchannelLogout(portal.getUserSession(), portal);
        }
    }

    /**
     * The member's session when this login goes on in one that was there already; not that of somebody else's tab. As a rule
     * both have one id. A login that Keycloak has begun anew from a page of before, to which a member went back, has
     * another, and is known by the browser's cookie.
     */
    private static Optional<UserSessionModel> existing(RequiredActionContext context) {
        KeycloakSession session = context.getSession();
        RealmModel realm = context.getRealm();
        String id = context.getAuthenticationSession().getParentSession().getId();
        return Optional.ofNullable(session.sessions().getUserSession(realm, id))
                .or(() -> Optional.ofNullable(AuthenticationManager.authenticateIdentityCookie(session, realm, true))
                        .map(AuthenticationManager.AuthResult::session))
                .filter(found -> context.getUser().equals(found.getUser()));
    }
}
