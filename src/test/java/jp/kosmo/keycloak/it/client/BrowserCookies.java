package jp.kosmo.keycloak.it.client;

import java.util.List;
import org.apache.hc.client5.http.cookie.BasicCookieStore;
import org.apache.hc.client5.http.cookie.Cookie;
import org.apache.hc.client5.http.impl.cookie.BasicClientCookie;

/** Browsers take {@code localhost} for secure and Keycloak relies on it; the HTTP library does not. */
public final class BrowserCookies extends BasicCookieStore {

    @Override
    public synchronized void addCookie(Cookie cookie) {
        ((BasicClientCookie) cookie).setSecure(false);
        super.addCookie(cookie);
    }

    synchronized void keepOnly(String... names) {
        List<Cookie> kept = getCookies().stream()
                .filter(cookie -> List.of(names).contains(cookie.getName()))
                .toList();
        clear();
        kept.forEach(this::addCookie);
    }
}
