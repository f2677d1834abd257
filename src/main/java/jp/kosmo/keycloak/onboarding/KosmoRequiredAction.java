package jp.kosmo.keycloak.onboarding;

import java.util.Optional;
import jp.kosmo.keycloak.jpa.LockedUser;
import org.keycloak.authentication.RequiredActionContext;
import org.keycloak.authentication.RequiredActionProvider;
import org.keycloak.events.Details;
import org.keycloak.events.EventBuilder;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.RequiredActionProviderModel;
import org.keycloak.models.UserSessionModel;
import org.keycloak.sessions.AuthenticationSessionModel;

/**
 * A step between login and portal that is done once, whichever tab or device does it.
 *
 * <p>What is due is decided by the member's record, never by the browser: a submit from a second tab, a double click or
 * a page from before a time-out is answered with the step that is due now, and changes nothing.
 */
public abstract class KosmoRequiredAction implements RequiredActionProvider {

    private static final String FIRST_LOGIN_NOTE = "kosmo-first-login";

    private final String id;

    protected KosmoRequiredAction(String id) {
        this.id = id;
    }

    /** Shows the form, or calls {@code context.success()} when there is nothing to ask. */
    protected abstract void show(RequiredActionContext context);

    /** Handles a submit of the form while the step is due; the member's row is locked. */
    protected abstract void submit(RequiredActionContext context, LockedUser member);

    /**
     * Whether the step has still to be done: while the required action stands on the member's record, or was asked for in
     * this login alone (an administrator's mail, the enrolment of a second factor).
     */
    protected boolean isDue(RequiredActionContext context, LockedUser member) {
        return member.hasPending(id)
                || context.getAuthenticationSession().getRequiredActions().contains(id);
    }

    @Override
    public void evaluateTriggers(RequiredActionContext context) {
        LoginGuard.check(context);
        SessionGate.check(context, id);
    }

    @Override
    public final void requiredActionChallenge(RequiredActionContext context) {
        if (!LoginGuard.stops(context)) {
            show(context);
        }
    }

    @Override
    public final void processAction(RequiredActionContext context) {
        LoginGuard.lock(context).ifPresent(member -> submit(context, member, isDue(context, member)));
    }

    private void submit(RequiredActionContext context, LockedUser member, boolean due) {
        if (!due) {
            context.success();
            return;
        }
        if (member.hasPending(id)) {
            context.getAuthenticationSession().setAuthNote(FIRST_LOGIN_NOTE, "true");
        }
        submit(context, member);
    }

    @Override
    public final void initiatedActionCanceled(KeycloakSession session, AuthenticationSessionModel login) {
        LoginGuard.check(session, login);
    }

    /**
     * Records a refusal, a stable code for operators, in the request's own transaction: together with what was counted
     * or changed. Keycloak would store it at once in a second one; requests that wait for the member's row would hold
     * the connections that takes.
     */
    public static void refused(RequiredActionContext context, String eventError) {
        withoutAddresses(context.getEvent()).storeImmediately(false).error(eventError);
    }

    /** A copy without what the step before has written into it: events of something refused are written to the log. */
    static EventBuilder withoutAddresses(EventBuilder event) {
        return event.clone()
                .removeDetail(Details.EMAIL)
                .removeDetail(Details.PREVIOUS_EMAIL)
                .removeDetail(Details.UPDATED_EMAIL);
    }

    /**
     * Whether this login is the one from the union's letter to the portal: in it the member has done a step that the union
     * has put on the member's record. What a member wishes in a session, and terms with a new version, are no such steps.
     */
    public static boolean isFirst(AuthenticationSessionModel login) {
        return login.getAuthNote(FIRST_LOGIN_NOTE) != null;
    }

    /** Whether the realm has switched this required action on. */
    public static boolean isEnabled(RealmModel realm, String requiredAction) {
        return Optional.ofNullable(realm.getRequiredActionProviderByAlias(requiredAction))
                .filter(RequiredActionProviderModel::isEnabled)
                .isPresent();
    }

    /** A note of the session that this login begins or, where it goes on in one that was there already, of that one. */
    public static Optional<String> sessionNote(RequiredActionContext context, String name) {
        return Optional.ofNullable(
                        context.getAuthenticationSession().getUserSessionNotes().get(name))
                .or(() -> session(context).map(session -> session.getNote(name)));
    }

    /** Logs the member out of the session that this login goes on in, if there is one. */
    public static void endSession(RequiredActionContext context) {
        session(context)
                .ifPresent(session -> context.getSession().sessions().removeUserSession(context.getRealm(), session));
    }

    /** The member's session when this login goes on in one that was there already; not that of somebody else's tab. */
    private static Optional<UserSessionModel> session(RequiredActionContext context) {
        return Optional.ofNullable(context.getSession()
                        .sessions()
                        .getUserSession(
                                context.getRealm(),
                                context.getAuthenticationSession()
                                        .getParentSession()
                                        .getId()))
                .filter(session -> context.getUser().equals(session.getUser()));
    }

    @Override
    public void close() {}
}
