package jp.kosmo.keycloak.realm;

import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.keycloak.models.AuthenticationFlowModel;
import org.keycloak.models.RealmModel;

/**
 * The gate between a union's realm and the other realms of the same server. Every provider that replaces one of Keycloak's,
 * or listens, asks here first; in a realm that is no union's it leaves everything to Keycloak's own code.
 *
 * <p>A realm is a union's when at least one of Kosmo's own required actions is registered in it ({@code kosmo-birthdate},
 * {@code kosmo-terms} or {@code kosmo-user-id}), or when the flow bound for its logins contains an authenticator of Kosmo's.
 * Whether they are switched on does not matter. So neither switching off nor deleting some of them opens a union to what
 * its members are kept from. Keycloak holds the answer in memory with the realm.
 */
public final class UnionRealm {

    private UnionRealm() {}

    /** Whether this realm is a union's. Null, where a request has no realm, is not. */
    public static boolean is(@Nullable RealmModel realm) {
        return realm != null && (hasAction(realm) || logsInWithKosmo(realm));
    }

    private static boolean hasAction(RealmModel realm) {
        return Stream.of(ProviderIds.BIRTHDATE, ProviderIds.TERMS, ProviderIds.USER_ID)
                .anyMatch(action -> realm.getRequiredActionProviderByAlias(action) != null);
    }

    private static boolean logsInWithKosmo(RealmModel realm) {
        AuthenticationFlowModel flow = realm.getBrowserFlow();
        return flow != null && hasAuthenticator(realm, flow.getId());
    }

    private static boolean hasAuthenticator(RealmModel realm, String flow) {
        return realm.getAuthenticationExecutionsStream(flow)
                .anyMatch(step -> step.isAuthenticatorFlow()
                        ? hasAuthenticator(realm, step.getFlowId())
                        : step.getAuthenticator() != null
                                && step.getAuthenticator().startsWith(ProviderIds.PREFIX));
    }
}
