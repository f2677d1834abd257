package jp.kosmo.keycloak.mfa;

import jakarta.ws.rs.core.MultivaluedMap;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import jp.kosmo.keycloak.onboarding.KosmoRequiredAction;
import jp.kosmo.keycloak.onboarding.LoginGuard;
import jp.kosmo.keycloak.union.ActionSettings;
import org.keycloak.authentication.AuthenticatorUtil;
import org.keycloak.authentication.RequiredActionContext;
import org.keycloak.events.Details;
import org.keycloak.models.Constants;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.sessions.AuthenticationSessionModel;

/** What the set-up of either method shares: who may not go on, and the ways out that are no dead end. */
public final class FactorSetup {

    private static final String LATER = "later";
    private static final String OTHER_METHOD = "otherMethod";
    private static final String LOGOUT_FIELD = "logout-sessions";
    static final String USER_ID_STEP = "kosmo-user-id";
    /** For the log, with the name of the realm. */
    static final String NONE_POSSIBLE =
            "Realm %s: a login was stopped because no second factor can be set up; enable the"
                    + " required action CONFIGURE_TOTP or webauthn-register, whichever the setting 'methods' of kosmo-user-id"
                    + " offers";

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
        return !PendingFactors.isUnderWay(login) && UserFactors.stopIfNotShown(context);
    }

    /** Tells the page which ways out there are, and whether the device is to take the place of others. */
    public void offerWaysOut() {
        if (PendingFactors.isUnderWay(login)) {
            context.form().setAttribute("kosmoReplaces", true);
        }
        if (mayWait()) {
            context.form().setAttribute("kosmoDaysLeft", EnrolmentAuthenticator.daysLeft(login));
        }
        if (maySwitch()) {
            context.form().setAttribute("kosmoOtherMethod", method.other().value());
        }
    }

    /** Takes a way out if the submit asks for one that was offered. */
    public boolean takesWayOut(MultivaluedMap<String, String> form) {
        if (form.containsKey(LATER) && mayWait()) {
            EnrolmentAuthenticator.putOff(login);
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
        return PendingFactors.isUnderWay(login) ? Stream.empty() : DeviceLabel.taken(member);
    }

    /** The name to let Keycloak store the device with: its own, or where it is set aside, one that no device can have. */
    public String storedName(DeviceLabel name) {
        return PendingFactors.isUnderWay(login)
                ? login.getTabId() + "." + login.getParentSession().getId()
                : name.value();
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
        if (PendingFactors.isUnderWay(login)) {
            PendingFactors.setAside(context, storedName(name), name, logsOut);
        } else if (logsOut) {
            AuthenticatorUtil.logoutOtherSessions(context);
        }
        LoginGuard.renew(context.getSession(), login, member);
    }

    /** What replaces old devices is recorded with them, when they are replaced. */
    private void takeOther() {
        if (PendingFactors.isUnderWay(login)) {
            EnrolmentAuthenticator.ask(login, method.other());
            return;
        }
        member.setSingleAttribute(MfaMethod.ATTRIBUTE, method.other().value());
        if (!UserFactors.has(member, method.other())) {
            EnrolmentAuthenticator.ask(login, method.other());
        }
    }

    private boolean mayWait() {
        return isAskedByEnrolment() && EnrolmentAuthenticator.daysLeft(login) > 0;
    }

    private boolean maySwitch() {
        return isAskedByEnrolment()
                && offered(context.getRealm()).contains(method.other())
                && isPossible(context.getRealm(), method.other());
    }

    /** What this member can set up: the method chosen, or else the first one offered whose set-up is switched on. */
    static Optional<MfaMethod> possible(RealmModel realm, UserModel member) {
        return Stream.concat(
                        MfaMethod.of(member.getFirstAttribute(MfaMethod.ATTRIBUTE)).stream(), offered(realm).stream())
                .filter(method -> isPossible(realm, method))
                .findFirst();
    }

    /** Whether its set-up is switched on. */
    static boolean isPossible(RealmModel realm, MfaMethod method) {
        return KosmoRequiredAction.isEnabled(realm, method.setUpAction());
    }

    /** What members of this union may choose from. */
    static List<MfaMethod> offered(RealmModel realm) {
        return MfaMethod.offered(ActionSettings.of(USER_ID_STEP, realm.getRequiredActionConfigByAlias(USER_ID_STEP)));
    }

    /** Neither by an administrator, on the member's record, nor by the member, in the Account Console. */
    private boolean isAskedByEnrolment() {
        return EnrolmentAuthenticator.hasAsked(login, method)
                && !method.setUpAction().equals(login.getClientNote(Constants.KC_ACTION))
                && member.getRequiredActionsStream().noneMatch(method.setUpAction()::equals);
    }
}
