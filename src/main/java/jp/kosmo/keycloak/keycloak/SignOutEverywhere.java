package jp.kosmo.keycloak.keycloak;

import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.core.Response;
import java.util.regex.Pattern;
import jp.kosmo.keycloak.realm.UnionRealm;
import org.jspecify.annotations.Nullable;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.models.UserSessionModel;
import org.keycloak.models.utils.KeycloakModelUtils;

/**
 * Ends the logins that still wait at a step when a member presses "sign out all devices" in the Account Console.
 *
 * <p>Keycloak ends the sessions there are, with an event for each and none for the wish itself. A login without a session yet
 * has no such event, so what is left to see is the answer to the request.
 */
public final class SignOutEverywhere {

    private static final Pattern ALL_SESSIONS = Pattern.compile(".*/account/(v[^/]+/)?sessions/?");

    private SignOutEverywhere() {}

    /** Notes the moment in a transaction of its own; that of the request may be over by now. */
    public static void noteIfAsked(
            KeycloakSession session, ContainerRequestContext request, ContainerResponseContext response) {
        if (!isAsked(request, response)) {
            return;
        }
        RealmModel realm = session.getContext().getRealm();
        UserSessionModel current = session.getContext().getUserSession();
        if (current != null && UnionRealm.is(realm)) {
            note(
                    session.getKeycloakSessionFactory(),
                    realm.getId(),
                    current.getUser().getId());
        }
    }

    private static boolean isAsked(ContainerRequestContext request, ContainerResponseContext response) {
        return HttpMethod.DELETE.equals(request.getMethod())
                && response.getStatus() == Response.Status.NO_CONTENT.getStatusCode()
                && ALL_SESSIONS.matcher("/" + request.getUriInfo().getPath()).matches();
    }

    private static void note(KeycloakSessionFactory sessions, String realmId, String userId) {
        KeycloakModelUtils.runJobInTransaction(sessions, session -> {
            RealmModel realm = session.realms().getRealm(realmId);
            session.getContext().setRealm(realm);
            @Nullable UserModel member = session.users().getUserById(realm, userId);
            if (member != null) {
                LoginStamp.signOutEverywhere(member);
            }
        });
    }
}
