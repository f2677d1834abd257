package jp.kosmo.keycloak.demo;

import com.nimbusds.openid.connect.sdk.claims.LogoutTokenClaimsSet;
import com.nimbusds.openid.connect.sdk.claims.SessionID;
import jakarta.servlet.http.HttpSession;
import jakarta.servlet.http.HttpSessionBindingEvent;
import jakarta.servlet.http.HttpSessionBindingListener;
import java.io.Serializable;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The browsers in which somebody is logged in to one union's portal. Keycloak's logout tokens come from its server and not from
 * a browser, so they name no session of the portal's, and it has to find them.
 */
final class LoggedIn {
    private final Map<HttpSession, PortalMember> browsers = new ConcurrentHashMap<>();

    /** From now on, and until the session ends by itself, a logout token ends it. */
    void add(HttpSession session, PortalMember member) {
        browsers.put(session, member);
        session.setAttribute(LoggedIn.class.getName(), new Forgetting(browsers));
    }

    /** Ends the sessions of the token's session at Keycloak or, where it names none, all those of its subject. */
    void end(LogoutTokenClaimsSet token) {
        browsers.entrySet().stream()
                .filter(browser -> isMeant(browser.getValue(), token))
                .map(Map.Entry::getKey)
                .toList()
                .forEach(session -> {
                    if (browsers.remove(session) != null) {
                        session.invalidate();
                    }
                });
    }

    private static boolean isMeant(PortalMember member, LogoutTokenClaimsSet token) {
        SessionID session = token.getSessionID();
        return session == null
                ? member.subject().equals(token.getSubject().getValue())
                : member.session().equals(session.getValue());
    }

    /** Goes when the session does: nobody is remembered who has logged out or stayed away. */
    private record Forgetting(Map<HttpSession, PortalMember> browsers)
            implements HttpSessionBindingListener, Serializable {

        @Override
        public void valueUnbound(HttpSessionBindingEvent event) {
            browsers.remove(event.getSession());
        }
    }
}
