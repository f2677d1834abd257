package jp.kosmo.keycloak.limits;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.stream.IntStream;
import org.keycloak.jose.jws.crypto.HashUtils;
import org.keycloak.models.KeycloakSession;

/**
 * How often something may happen for one subject within a time, over the whole cluster.
 *
 * <p>Each time takes one of {@code most} places, and a place is free again when the window has passed since it was taken;
 * so in no stretch of that length there are more. The places are Keycloak's single-use objects: taken atomically on
 * whichever node, forgotten by themselves, gone when all nodes restart. What the subject is stays unreadable there.
 *
 * @param name of what is limited
 * @param most how often; 0 = no limit
 * @param window seconds count, fractions do not
 */
public record RateLimit(String name, int most, Duration window) {

    /** Takes a place for this subject of the realm the session is about; false when none is free. */
    public boolean take(KeycloakSession session, String subject) {
        if (most == 0) {
            return true;
        }
        String realm = session.getContext().getRealm().getId();
        String places = "kosmo-rate."
                + HashUtils.sha256UrlEncodedHash(String.join("\n", realm, name, subject), StandardCharsets.UTF_8);
        return IntStream.range(0, most)
                .anyMatch(place -> session.singleUseObjects().putIfAbsent(places + "." + place, window.toSeconds()));
    }
}
