package jp.kosmo.keycloak.limits;

import java.time.Duration;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.UserModel;

/**
 * Limits how often a member is told whether a word meets what is not to be found out by trying: the password, the
 * birthdate, the number, the user IDs of others. A stranger in a session that somebody left open could else go on until
 * it is found. All questions of that kind share one limit, so that none is a way around another.
 */
public final class SecretComparisons {

    private static final RateLimit TEN_AN_HOUR = new RateLimit("secret-comparison", 10, Duration.ofHours(1));

    private SecretComparisons() {}

    /** Takes one of the comparisons that are left to this member; call it before comparing. False when none is left. */
    public static boolean take(KeycloakSession session, UserModel member) {
        return TEN_AN_HOUR.take(session, member.getId());
    }
}
