package jp.kosmo.keycloak.password.login;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import jp.kosmo.keycloak.keycloak.RealmCookie;
import jp.kosmo.keycloak.limits.RateLimit;
import org.keycloak.common.util.SecretGenerator;
import org.keycloak.common.util.Time;
import org.keycloak.jose.jws.crypto.HashUtils;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.UserModel;

/**
 * A browser in which a member has logged in before (the device cookies of OWASP). Strangers who type wrong passwords, for
 * this member or from this address, do not keep the member out of it.
 *
 * <p>A stolen cookie helps nobody guess: it is good for one member, and each login through it takes one of a few passes
 * before the password is compared. The passes belong to the token; only a login that succeeds gives the browser a new one.
 */
final class TrustedDevice {

    private static final RealmCookie COOKIE = new RealmCookie("KOSMO_DEVICE");
    private static final Duration LIFE = Duration.ofDays(180);

    private TrustedDevice() {}

    /** Takes a pass, if this browser has one for the member. */
    static boolean takePass(KeycloakSession session, UserModel member, int passes) {
        return passes > 0
                && browser(session)
                        .nonceOf(hash(session, member), Time.currentTimeMillis() / 1000)
                        .filter(nonce -> new RateLimit("trusted-device", passes, LIFE).take(session, nonce))
                        .isPresent();
    }

    /** The member has logged in with this browser. */
    static void remember(KeycloakSession session, UserModel member) {
        long now = Time.currentTimeMillis() / 1000;
        var entry = new TrustedBrowser.Entry(
                hash(session, member), SecretGenerator.getInstance().generateSecureID(), now + LIFE.toSeconds());
        DeviceToken token = DeviceToken.of(browser(session).with(entry, now));
        COOKIE.set(session, session.tokens().encode(token), LIFE);
    }

    /** Whatever is not ours, or not signed by this realm, is nobody's. */
    private static TrustedBrowser browser(KeycloakSession session) {
        return COOKIE.value(session)
                .flatMap(value -> Optional.ofNullable(session.tokens().decode(value, DeviceToken.class)))
                .filter(token -> DeviceToken.TYPE.equals(token.getType()))
                .map(DeviceToken::browser)
                .orElse(new TrustedBrowser(List.of()));
    }

    private static String hash(KeycloakSession session, UserModel member) {
        String who = session.getContext().getRealm().getId() + "\n" + member.getId();
        return HashUtils.sha256UrlEncodedHash(who, StandardCharsets.UTF_8);
    }
}
