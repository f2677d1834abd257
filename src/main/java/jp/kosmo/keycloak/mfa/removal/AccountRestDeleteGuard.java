package jp.kosmo.keycloak.mfa.removal;

import jakarta.ws.rs.ForbiddenException;
import jakarta.ws.rs.HttpMethod;
import jp.kosmo.keycloak.realm.UnionRealm;
import org.keycloak.models.KeycloakSession;

/**
 * Keycloak's Account REST deletes a credential for anybody who has an access token with the right role: without
 * re-authentication, without a lock, the last one too. The Account Console does not use that, it leads to
 * {@link DeleteFactorAction}.
 *
 * <p>Before it deletes, it asks the credential's provider whether the type can be removed at all. The console asks the same
 * to know where to show 「削除」, and so does the action; but neither of them with a DELETE.
 */
final class AccountRestDeleteGuard {

    private AccountRestDeleteGuard() {}

    /** Ends the request if it is such a one in a union's realm. */
    static void refuse(KeycloakSession session) {
        if (HttpMethod.DELETE.equals(session.getContext().getHttpRequest().getHttpMethod())
                && UnionRealm.is(session.getContext().getRealm())) {
            throw new ForbiddenException("reauthentication_required");
        }
    }
}
