package jp.kosmo.keycloak.keycloak;

import jakarta.ws.rs.core.Cookie;
import jakarta.ws.rs.core.NewCookie;
import java.time.Duration;
import java.util.Optional;
import org.keycloak.models.KeycloakContext;
import org.keycloak.models.KeycloakSession;
import org.keycloak.services.resources.RealmsResource;
import org.keycloak.utils.SecureContextResolver;

/**
 * A cookie of ours beside Keycloak's own, which has no place for others: for the pages of one realm, out of reach of
 * scripts and other sites, secure whenever Keycloak's are.
 *
 * @param name frozen
 */
public record RealmCookie(String name) {

    /** What the browser has sent. */
    public Optional<String> value(KeycloakSession session) {
        return Optional.ofNullable(session.getContext()
                        .getHttpRequest()
                        .getHttpHeaders()
                        .getCookies()
                        .get(name))
                .map(Cookie::getValue);
    }

    /** Leaves it with the browser. */
    public void set(KeycloakSession session, String value, Duration life) {
        KeycloakContext context = session.getContext();
        context.getHttpResponse()
                .setCookieIfAbsent(new NewCookie.Builder(name)
                        .value(value)
                        .path(RealmsResource.realmBaseUrl(context.getUri())
                                .path("/")
                                .build(context.getRealm().getName())
                                .getRawPath())
                        .maxAge((int) life.toSeconds())
                        .secure(SecureContextResolver.isSecureContext(session))
                        .httpOnly(true)
                        .sameSite(NewCookie.SameSite.LAX)
                        .build());
    }
}
