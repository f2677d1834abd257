package jp.kosmo.keycloak.mfa.setup;

import jakarta.ws.rs.core.MultivaluedMap;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import jp.kosmo.keycloak.branding.OnboardingProgress;
import jp.kosmo.keycloak.login.LoginGuard;
import jp.kosmo.keycloak.login.SessionGate;
import jp.kosmo.keycloak.mfa.DeviceLabel;
import jp.kosmo.keycloak.mfa.Enrolment;
import jp.kosmo.keycloak.mfa.MfaMethod;
import jp.kosmo.keycloak.mfa.SetupOffer;
import jp.kosmo.keycloak.mfa.UserFactors;
import jp.kosmo.keycloak.realm.UnionRealm;
import jp.kosmo.keycloak.recovery.PendingFactors;
import jp.kosmo.keycloak.recovery.ResetSession;
import org.keycloak.authentication.AuthenticatorUtil;
import org.keycloak.authentication.RequiredActionContext;
import org.keycloak.events.Details;
import org.keycloak.models.Constants;
import org.keycloak.models.UserModel;
import org.keycloak.sessions.AuthenticationSessionModel;

/** What the set-up of either method shares: who may not go on, and the ways out that are no dead end. */
public final class FactorSetup {

    private static final String LATER = "later";
    private static final String OTHER_METHOD = "otherMethod";
    private static final String LOGOUT_FIELD = "logout-sessions";

    private final RequiredActionContext context;
    private final AuthenticationSessionModel login;
    private final UserModel member;
    private final MfaMethod method;

    /** The set-up of this method at the step at hand. */
    public FactorSetup(RequiredActionContext context, MfaMethod method) {
        this.context = context;
        this.login = context.getAuthenticationSession();
        this.member = context.getUser();
        this.method = method;
    }

    /**
     * Asks for the set-up of this method where it is due now, and ends a login that no longer holds.
     *
     * @param stock what Keycloak's own action does, for realms that are no union's
     */
    static void evaluateTriggers(
            RequiredActionContext context, MfaMethod method, Consumer<RequiredActionContext> stock) {
        LoginGuard.check(context);
        if (!UnionRealm.is(context.getRealm())) {
            stock.accept(context);
            return;
        }
        Enrolment.askIfDueNow(context, method);
        SessionGate.check(context, method.setUpAction());
    }

    /**
     * Before the page is shown: stops a login that no longer holds, and a member who holds a factor and has not shown it. A
     * member who has come by a link in the mail of a forgotten password may have lost it.
     */
    public boolean stops() {
        return LoginGuard.stops(context) || stopsWithoutFactor();
    }

    /** The same before a submit is handled; the member's row is locked from then on. */
    public boolean stopsSubmit() {
        return LoginGuard.lock(context).isEmpty() || stopsWithoutFactor();
    }

    private boolean stopsWithoutFactor() {
        return !isRecovery() && UserFactors.stopIfNotShown(context);
    }

    /** Tells the page which ways out there are, and whether the device is to take the place of others. */
    public void offerWaysOut() {
        if (isRecovery()) {
            context.form().setAttribute("kosmoReplaces", true);
            if (UserFactors.has(member, MfaMethod.OTP)) {
                context.form().setAttribute("kosmoReplacesApp", true);
            }
        }
        if (mayWait()) {
            context.form().setAttribute("kosmoDaysLeft", Enrolment.daysLeft(login));
        }
        if (maySwitch()) {
            context.form().setAttribute("kosmoOtherMethod", method.other().value());
        }
    }

    /** Takes a way out if the submit asks for one that was offered. */
    public boolean takesWayOut(MultivaluedMap<String, String> form) {
        if (form.containsKey(LATER) && mayWait()) {
            Enrolment.putOff(login);
            context.getEvent().detail("put_off", "true");
        } else if (form.containsKey(OTHER_METHOD) && maySwitch()) {
            takeOther();
            context.getEvent().detail("mfa_method", method.other().value());
        } else {
            return false;
        }
        context.success();
        return true;
    }

    /** The names a new device cannot have; devices that it is going to replace do not count. */
    public Stream<String> namesTaken() {
        return isRecovery() ? Stream.empty() : DeviceLabel.taken(member);
    }

    /** The name to let Keycloak store the device with: its own, or where it is set aside, one that no device can have. */
    public String storedName(DeviceLabel name) {
        return isRecovery() ? login.getTabId() + "." + login.getParentSession().getId() : name.value();
    }

    /** Keycloak would log the other devices out before it knows whether the new one is any good. */
    public static boolean takesLogOut(MultivaluedMap<String, String> form) {
        return form.remove(LOGOUT_FIELD) != null;
    }

    /** After the action has done its work. */
    public void finish(DeviceLabel name, boolean logsOut) {
        if (context.getStatus() != RequiredActionContext.Status.SUCCESS) {
            return;
        }
        UserFactors.noteShown(login);
        context.getEvent().detail(Details.CREDENTIAL_USER_LABEL, name.value());
        if (isRecovery()) {
            PendingFactors.setAside(
                    context,
                    storedName(name),
                    name.value(),
                    Optional.of(method.value()).filter(chosen -> Enrolment.hasAsked(login, method)),
                    logsOut);
        } else if (logsOut) {
            AuthenticatorUtil.logoutOtherSessions(context);
        }
        LoginGuard.renew(context.getSession(), login, member);
        PendingFactors.complete(context, method.setUpAction());
    }

    /** What replaces old devices is recorded with them, when they are replaced. */
    private void takeOther() {
        OnboardingProgress.drop(login, method.setUpAction());
        if (isRecovery()) {
            Enrolment.ask(login, method.other());
            return;
        }
        member.setSingleAttribute(MfaMethod.ATTRIBUTE, method.other().value());
        if (!UserFactors.has(member, method.other())) {
            Enrolment.ask(login, method.other());
        }
    }

    /** What is set up in such a login replaces what the member has. */
    private boolean isRecovery() {
        return ResetSession.of(login).isPresent();
    }

    /** In the days of grace, or where the member has asked for it before it is due. */
    private boolean mayWait() {
        return isAskedByEnrolment() && (Enrolment.daysLeft(login) > 0 || Enrolment.isDeferred(login));
    }

    private boolean maySwitch() {
        return isAskedByEnrolment()
                && SetupOffer.offered(context.getRealm()).contains(method.other())
                && SetupOffer.isPossible(context.getRealm(), method.other());
    }

    /** Neither by an administrator, on the member's record, nor by the member, in the Account Console. */
    private boolean isAskedByEnrolment() {
        return Enrolment.hasAsked(login, method)
                && !method.setUpAction().equals(login.getClientNote(Constants.KC_ACTION))
                && member.getRequiredActionsStream().noneMatch(method.setUpAction()::equals);
    }
}
