package jp.kosmo.keycloak.demo;

import com.nimbusds.oauth2.sdk.id.State;
import io.javalin.http.Context;
import jakarta.servlet.http.HttpSession;
import java.util.Objects;
import java.util.Optional;
import org.eclipse.jetty.ee10.servlet.SessionHandler;
import org.eclipse.jetty.http.HttpCookie;
import org.jspecify.annotations.Nullable;

/** What the portal remembers about one browser: who is logged in, and the logins under way in its tabs. */
record PortalSession(Context context) {
    private static final String COOKIE = "portal-session";
    private static final String MEMBER = "member";
    private static final int IDLE_SECONDS = 30 * 60;

    /** The cookie stays on the union's own host (no domain), is out of reach of scripts and not sent by foreign pages. */
    static void configure(SessionHandler sessions) {
        sessions.setSessionCookie(COOKIE);
        sessions.setSessionIdPathParameterName(null);
        sessions.setHttpOnly(true);
        sessions.setSameSite(HttpCookie.SameSite.LAX);
        sessions.setMaxInactiveInterval(IDLE_SECONDS);
    }

    /** One for all requests of a browser's session. */
    Object lock() {
        return Objects.requireNonNullElse(context.req().getSession(false), this);
    }

    /** Whether the browser names a session, be it one that is over or has another name by now. */
    boolean isKnownToBrowser() {
        return context.cookie(COOKIE) != null;
    }

    /**
     * Gives the session of a browser that is nobody's yet a new id, so that one planted earlier is worth nothing. Not when the
     * login is done: other windows come back at that moment, and would name a session that is gone.
     */
    void renew() {
        if (context.req().getSession(false) != null && member().isEmpty()) {
            context.req().changeSessionId();
        }
    }

    void begin(PortalLoginAttempt attempt) {
        context.req().getSession(true).setAttribute(key(attempt.state()), attempt);
    }

    /** The login under way with this state, once; nothing if this browser never began it or the session is gone. */
    Optional<PortalLoginAttempt> take(@Nullable State state) {
        HttpSession session = context.req().getSession(false);
        if (session == null || state == null) {
            return Optional.empty();
        }
        Optional<PortalLoginAttempt> attempt =
                Optional.ofNullable((PortalLoginAttempt) session.getAttribute(key(state)));
        session.removeAttribute(key(state));
        return attempt;
    }

    /** Makes this browser the member's. Only a session in which the login was begun gets here, so none that was planted. */
    void logIn(PortalMember member, LoggedIn loggedIn) {
        HttpSession session = context.req().getSession();
        session.setAttribute(MEMBER, member);
        loggedIn.add(session, member);
    }

    Optional<PortalMember> member() {
        return Optional.ofNullable(context.req().getSession(false)).map(s -> (PortalMember) s.getAttribute(MEMBER));
    }

    void end() {
        Optional.ofNullable(context.req().getSession(false)).ifPresent(HttpSession::invalidate);
    }

    private static String key(State state) {
        return "login " + state.getValue();
    }
}
