package jp.kosmo.keycloak.limits;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.OptionalLong;
import org.keycloak.common.util.Time;
import org.keycloak.jose.jws.crypto.HashUtils;
import org.keycloak.models.KeycloakSession;

/**
 * Keycloak's single-use objects as marks of the realm the session is about: in the memory of the cluster, no database
 * statement, gone when all nodes restart. What a mark is about stays unreadable there.
 */
public final class SharedMarks implements Marks {

    private static final String UNTIL = "until";

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

    /** Sets a mark that holds for this long from now by Keycloak's clock, whether it was set before or not. */
    public void renew(String mark, Duration life) {
        long until = Time.currentTimeMillis() + life.toMillis();
        session.singleUseObjects().put(key(mark), life.toSeconds(), Map.of(UNTIL, String.valueOf(until)));
    }

    /** Until when a mark that was set so holds, in epoch milliseconds; empty when it does not hold any more. */
    public OptionalLong until(String mark) {
        Map<String, String> notes = session.singleUseObjects().get(key(mark));
        long until = notes == null ? 0 : Long.parseLong(notes.getOrDefault(UNTIL, "0"));
        return Time.currentTimeMillis() < until ? OptionalLong.of(until) : OptionalLong.empty();
    }

    private String key(String mark) {
        String realm = session.getContext().getRealm().getId();
        return "kosmo-mark." + HashUtils.sha256UrlEncodedHash(realm + "\n" + mark, StandardCharsets.UTF_8);
    }
}
