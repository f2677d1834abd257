package jp.kosmo.keycloak.it.client;

import org.apache.hc.client5.http.cookie.BasicCookieStore;
import org.apache.hc.client5.http.cookie.Cookie;
import org.apache.hc.client5.http.impl.cookie.BasicClientCookie;

/** Browsers take {@code localhost} for secure and Keycloak relies on it; the HTTP library does not. */
final class SecureOnLocalhost extends BasicCookieStore {
    @Override
    public synchronized void addCookie(Cookie cookie) {
        ((BasicClientCookie) cookie).setSecure(false);
        super.addCookie(cookie);
    }
}
