package jp.kosmo.keycloak.limits;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.keycloak.jose.jws.crypto.HashUtils;
import org.keycloak.models.KeycloakSession;

/**
 * Keycloak's single-use objects as marks of the realm the session is about: in the memory of the cluster, no database
 * statement, gone when all nodes restart. What a mark is about stays unreadable there.
 */
public final class SharedMarks implements Marks {

    private final KeycloakSession session;

    /**
     * For one request.
     *
     * @param session of the request
     */
    public SharedMarks(KeycloakSession session) {
        this.session = session;
    }

    @Override
    public boolean set(String mark, Duration life) {
        return session.singleUseObjects().putIfAbsent(key(mark), life.toSeconds());
    }

    @Override
    public boolean has(String mark) {
        return session.singleUseObjects().contains(key(mark));
    }

    private String key(String mark) {
        String realm = session.getContext().getRealm().getId();
        return "kosmo-mark." + HashUtils.sha256UrlEncodedHash(realm + "\n" + mark, StandardCharsets.UTF_8);
    }
}
