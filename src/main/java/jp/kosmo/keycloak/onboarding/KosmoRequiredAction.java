package jp.kosmo.keycloak.onboarding;

import jp.kosmo.keycloak.jpa.LockedUser;
import jp.kosmo.keycloak.keycloak.LoginNote;
import jp.kosmo.keycloak.login.LoginGuard;
import jp.kosmo.keycloak.login.SessionGate;
import org.keycloak.authentication.RequiredActionContext;
import org.keycloak.authentication.RequiredActionProvider;
import org.keycloak.models.KeycloakSession;
import org.keycloak.sessions.AuthenticationSessionModel;

/**
 * A step between login and portal that is done once, whichever tab or device does it.
 *
 * <p>What is due is decided by the member's record, never by the browser: a submit from a second tab, a double click or
 * a page from before a time-out is answered with the step that is due now, and changes nothing.
 */
public abstract class KosmoRequiredAction implements RequiredActionProvider {

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

    /** Whether it is done as a step of the login from the letter: the union has put it on the member's record. */
    protected boolean isOfFirstLogin(LockedUser member) {
        return member.hasPending(id);
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
        if (isOfFirstLogin(member)) {
            LoginNote.FIRST_LOGIN.set(context.getAuthenticationSession());
        }
        submit(context, member);
    }

    @Override
    public final void initiatedActionCanceled(KeycloakSession session, AuthenticationSessionModel login) {
        LoginGuard.check(session, login);
    }

    @Override
    public void close() {}
}
