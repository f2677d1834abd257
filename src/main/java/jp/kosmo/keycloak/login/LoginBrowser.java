package jp.kosmo.keycloak.login;

import jakarta.ws.rs.core.Cookie;
import jakarta.ws.rs.core.NewCookie;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import jp.kosmo.keycloak.keycloak.LoginNote;
import jp.kosmo.keycloak.union.LoginLifetime;
import org.keycloak.common.util.SecretGenerator;
import org.keycloak.models.KeycloakSession;
import org.keycloak.sessions.AuthenticationSessionModel;

/**
 * Binds a login to the browser in which the password was typed or the link for a forgotten one was opened.
 *
 * <p>Keycloak names a login by a cookie from its first page to its last. Somebody who has planted that cookie in a
 * member's browser beforehand is in the same login, and after the member's password could do its steps: read the terms,
 * set a new password. The cookie set here comes with the answer to the right password, so only that browser has it. Each
 * login of a browser has one of its own; it lasts as long as a login can.
 */
public final class LoginBrowser {

    private static final String COOKIE = "KOSMO_LOGIN_";
    /** Of the request that sets the cookie, which comes with the next one. */
    private static final String SET_NOW = LoginBrowser.class.getName();

    private LoginBrowser() {}

    /** Call it when the right password or link has come; once more in the same browser changes nothing. */
    public static void bind(KeycloakSession session, AuthenticationSessionModel login) {
        if (LoginNote.BROWSER.isSet(login) && !isAnother(session, login)) {
            return;
        }
        String value = SecretGenerator.getInstance().generateSecureID();
        LoginNote.BROWSER.set(login, value);
        session.setAttribute(SET_NOW, value);
        URI realm = session.getContext()
                .getUri()
                .getBaseUriBuilder()
                .path("realms")
                .path(login.getRealm().getName())
                .build();
        session.getContext()
                .getHttpResponse()
                .setCookieIfAbsent(new NewCookie.Builder(COOKIE + login.getTabId())
                        .value(value)
                        .path(realm.getRawPath() + "/")
                        .maxAge((int) LoginLifetime.of(login.getRealm()).toSeconds())
                        .httpOnly(true)
                        .secure("https".equals(realm.getScheme()))
                        .sameSite(NewCookie.SameSite.LAX)
                        .build());
    }

    /** Whether this request comes from a browser other than the one the login is bound to, if it is. */
    static boolean isAnother(KeycloakSession session, AuthenticationSessionModel login) {
        String bound = LoginNote.BROWSER.get(login);
        if (bound == null || bound.equals(session.getAttribute(SET_NOW))) {
            return false;
        }
        Cookie shown = session.getContext()
                .getHttpRequest()
                .getHttpHeaders()
                .getCookies()
                .get(COOKIE + login.getTabId());
        return shown == null || !MessageDigest.isEqual(bytes(bound), bytes(shown.getValue()));
    }

    private static byte[] bytes(String value) {
        return value.getBytes(StandardCharsets.UTF_8);
    }
}
