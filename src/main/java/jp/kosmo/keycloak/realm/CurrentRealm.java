package jp.kosmo.keycloak.realm;

import java.util.Optional;
import org.keycloak.models.KeycloakSession;
import org.keycloak.utils.KeycloakSessionUtil;

/** The realm of the request on this thread, for what Keycloak calls without a session: a factory's settings, a log filter. */
public final class CurrentRealm {

    private CurrentRealm() {}

    /**
     * Whether the request is about a realm that is no union's. False also where there is no request, or none about a realm:
     * what is not known to be another's realm is treated as a union's.
     */
    public static boolean isPlain() {
        return Optional.ofNullable(KeycloakSessionUtil.getKeycloakSession())
                .map(KeycloakSession::getContext)
                .map(context -> context.getRealm())
                .filter(realm -> !UnionRealm.is(realm))
                .isPresent();
    }
}
