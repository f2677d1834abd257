package jp.kosmo.keycloak.realm;

import org.keycloak.models.KeycloakSession;
import org.keycloak.userprofile.UserProfileContext;

/** Whether an administrator changes a member, in the Admin Console or by a program. */
public final class AdminRequest {

    private AdminRequest() {}

    /**
     * Our own steps change members with an administrator's rights, too, but in the middle of the member's login. A program with
     * an account of its own has a login of a kind as well, which Keycloak makes for the length of the request, beside its
     * token.
     */
    public static boolean is(KeycloakSession session, UserProfileContext context) {
        return context == UserProfileContext.USER_API
                && (session.getContext().getBearerToken() != null
                        || session.getContext().getAuthenticationSession() == null);
    }
}
