package jp.kosmo.keycloak.login;

import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import jp.kosmo.keycloak.limits.RateLimit;
import org.jboss.logging.Logger;
import org.keycloak.authentication.RequiredActionContext;
import org.keycloak.events.EventBuilder;
import org.keycloak.forms.login.LoginFormsProvider;
import org.keycloak.models.Constants;
import org.keycloak.models.KeycloakSession;
import org.keycloak.sessions.AuthenticationSessionModel;

/**
 * The page of a member who cannot go on alone: what happened in one sentence, the union's desk, a way back to the
 * portal. It never says more than the person who holds the password already knows.
 */
public enum BlockedPage {
    /** Too many wrong answers, or the union has disabled the account. */
    LOCKED("kosmoStoppedLocked"),
    /** Locked for a while by Keycloak's own count of wrong passwords or codes. */
    LOCKED_FOR_NOW("kosmoStoppedLockedForNow"),
    /** The union has not recorded what the step needs. */
    RECORD_INCOMPLETE("kosmoStoppedRecordIncomplete"),
    /** Meanwhile the member went on elsewhere: what opened this login does not count any more. */
    OUTDATED("kosmoStoppedOutdated", Response.Status.BAD_REQUEST),
    /** The login has taken longer than the union allows. */
    LOGIN_OVER("kosmoStoppedLoginOver", Response.Status.BAD_REQUEST),
    /** Other requests of the member are being handled. */
    BUSY("kosmoStoppedBusy", Response.Status.TOO_MANY_REQUESTS),
    /** Somebody else is logged in in this browser. */
    OTHER_MEMBER("kosmoStoppedOtherMember", Response.Status.BAD_REQUEST),
    /** The link in the mail was used in another browser, or before. */
    LINK_USED("kosmoStoppedLinkUsed"),
    /** The member took longer than the union allows after the link was opened. */
    RESET_OVER("kosmoStoppedResetOver"),
    /** Too many entries of the wrong form in one login; a new login may try again. */
    TOO_MANY_ENTRIES("kosmoStoppedTooManyEntries"),
    /** The union's settings leave no way to ask for the second factor that is due, or to set one up. */
    NO_FACTOR("kosmoStoppedNoFactor"),
    /** The union's settings leave no way to recover what was forgotten. */
    NO_RECOVERY("kosmoStoppedNoRecovery");

    /** Events of one window; each reload of the page would otherwise write another. */
    private static final RateLimit EVENTS = new RateLimit("stopped-page", 20, Duration.ofHours(1));

    private static final Logger LOG = Logger.getLogger(BlockedPage.class);

    private final String messageKey;
    private final Response.Status status;

    BlockedPage(String messageKey) {
        this(messageKey, Response.Status.OK);
    }

    BlockedPage(String messageKey, Response.Status status) {
        this.messageKey = messageKey;
        this.status = status;
    }

    /** Answers the request with this page and records the cause. */
    public void show(RequiredActionContext context, String eventError) {
        record(context, eventError);
        context.challenge(page(context.form()));
    }

    /**
     * {@link #RECORD_INCOMPLETE}, with a line in the server's log.
     *
     * @param missing what an administrator has to look for, without personal data
     */
    public static void recordIncomplete(RequiredActionContext context, String eventError, String missing) {
        if (record(context, eventError)) {
            LOG.warnf(
                    "Realm %s: the login of the user %s was stopped: %s",
                    context.getRealm().getName(), context.getUser().getId(), missing);
        }
        context.challenge(RECORD_INCOMPLETE.page(context.form()));
    }

    private static boolean record(RequiredActionContext context, String eventError) {
        boolean recorded = isRecorded(context.getSession(), context.getAuthenticationSession());
        if (recorded) {
            LoginEvents.refused(context, eventError);
        }
        return recorded;
    }

    /** The page as a refusal, to be thrown where Keycloak takes no challenge. */
    public Response refusal(LoginFormsProvider form) {
        return Response.fromResponse(page(form))
                .status(Response.Status.FORBIDDEN)
                .build();
    }

    /**
     * The page of a request that has not waited any longer. The database may have ended its transaction, so nothing is
     * looked up for it, the member's own language included.
     */
    public static Response busy(KeycloakSession session, AuthenticationSessionModel login) {
        LoginFormsProvider form = session.getProvider(LoginFormsProvider.class)
                .setAuthenticationSession(login)
                .setUser(null)
                .setAttribute("kosmoContinue", stepAtHand(session).toString());
        return BUSY.page(form);
    }

    /**
     * {@link #OTHER_MEMBER}, with a button that logs them out.
     *
     * @param username theirs
     * @param button the fields of the form that is sent to this address by it
     */
    static Response otherMember(LoginFormsProvider form, String username, Map<String, String> button) {
        return OTHER_MEMBER.page(form.setAttribute("kosmoOtherMember", username).setAttribute("kosmoLogOut", button));
    }

    /** Records the cause at once, gives up what the request has changed, and makes what is to be thrown to end it. */
    public WebApplicationException end(
            KeycloakSession session, AuthenticationSessionModel login, EventBuilder event, String eventError) {
        if (isRecorded(session, login)) {
            LoginEvents.withoutAddresses(event).storeImmediately(true).error(eventError);
        }
        LoginFormsProvider form = session.getProvider(LoginFormsProvider.class).setAuthenticationSession(login);
        // Made before: a page of a request that is taken back would show no support code.
        Response page = page(form);
        session.getTransactionManager().setRollbackOnly();
        return new WebApplicationException(page);
    }

    private Response page(LoginFormsProvider form) {
        return form.setStatus(status).setAttribute("kosmoStopped", messageKey).createForm("kosmo-stopped.ftl");
    }

    private static boolean isRecorded(KeycloakSession session, AuthenticationSessionModel login) {
        return EVENTS.take(session, login.getParentSession().getId() + "." + login.getTabId());
    }

    /** The address of this request as a link: it shows the step at which the member stands. */
    private static URI stepAtHand(KeycloakSession session) {
        return session.getContext()
                .getUri()
                .getRequestUriBuilder()
                .replaceQueryParam("session_code")
                .replaceQueryParam(Constants.EXECUTION)
                .build();
    }
}
