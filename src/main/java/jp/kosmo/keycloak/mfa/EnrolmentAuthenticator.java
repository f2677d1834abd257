package jp.kosmo.keycloak.mfa;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import jp.kosmo.keycloak.branding.OnboardingProgress;
import jp.kosmo.keycloak.onboarding.BlockedPage;
import jp.kosmo.keycloak.onboarding.KosmoRequiredAction;
import jp.kosmo.keycloak.onboarding.SessionGate;
import jp.kosmo.keycloak.onboarding.StatelessAuthenticator;
import jp.kosmo.keycloak.realm.Staff;
import jp.kosmo.keycloak.union.JapanTime;
import org.keycloak.authentication.AuthenticationFlowContext;
import org.keycloak.authentication.RequiredActionContext;
import org.keycloak.models.AuthenticationExecutionModel.Requirement;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.sessions.AuthenticationSessionModel;

/**
 * Authenticator {@code kosmo-enrolment}: asks for the set-up of the chosen second factor when the member does not have it,
 * or has come by a link in a mail and perhaps has it no more. It has no page: it stands after the
 * step that asks for the factors a member does have, and queues a required action.
 *
 * <p>A member who chooses the method in this very login is asked at the next one, or, where the union enrols in the
 * same login, as soon as the choice is stored. That second way is a note in the login session and only a shortcut: who
 * breaks off is asked at the next login all the same.
 */
public final class EnrolmentAuthenticator extends StatelessAuthenticator implements SessionGate.Rule {

    /** The member's attribute with the day the set-up was first asked for, ISO 8601; only where there is grace. */
    private static final String DUE_SINCE = "mfaDueSince";

    private static final String ASKED_NOTE = "kosmo-enrolment-asked";
    private static final String DAYS_LEFT_NOTE = "kosmo-enrolment-days-left";
    private static final String SAME_LOGIN_GRACE_NOTE = "kosmo-enrolment-same-login";
    /** Of the login and the session it begins: the union lets it begin before the factor is set up. */
    private static final String DEFERRED_NOTE = "kosmo-factor-deferred";
    /** Set by the login form when the password was one that can be derived from the union's record. */
    private static final String DERIVED_LOGIN_NOTE = "kosmo-derived-login";

    private static final String DERIVED_LOGIN = "true";

    public EnrolmentAuthenticator() {
        super(
                "kosmo-enrolment",
                "Kosmo: set up the chosen second factor",
                "Has no page. Asks a member who has chosen OTP or passkey and does not have it yet to set it up. Put it"
                        + " last, after the factors a member has were asked for. After a forgotten password it asks"
                        + " every member who has chosen, and what is set up replaces what there was.",
                Requirement.REQUIRED,
                EnrolmentConfig.PROPERTIES);
    }

    @Override
    public void authenticate(AuthenticationFlowContext context) {
        AuthenticationSessionModel login = context.getAuthenticationSession();
        RealmModel realm = context.getRealm();
        UserModel member = context.getUser();
        UserFactors.noteLevel(login);
        Optional<MfaMethod> replaced =
                PendingFactors.isUnderWay(login) ? PendingFactors.methodOf(member) : Optional.empty();
        if (replaced.isPresent()) {
            askOrStop(context, PendingFactors.replacementFor(realm, replaced.get()), 0);
            return;
        }
        EnrolmentConfig config = EnrolmentConfig.from(context.getAuthenticatorConfig());
        boolean missing = due(member).isPresent() || !UserFactors.any(member);
        // Roles are asked for only where something is missing: they may have to be read from the database.
        boolean strict =
                DERIVED_LOGIN.equals(login.getAuthNote(DERIVED_LOGIN_NOTE)) || (missing && Staff.is(realm, member));
        int graceDays = strict ? 0 : config.graceDays();
        if (config.sameLogin() || strict) {
            setUpInThisLogin(login, graceDays);
        }
        if (due(member).isPresent()) {
            askOrStop(context, replacement(realm, member), graceDays);
            return;
        }
        forgetSince(member);
        if (!UserFactors.any(member)
                && MfaMethod.of(member.getFirstAttribute(MfaMethod.ATTRIBUTE)).isEmpty()) {
            chooseFirst(context, config.sameLogin() || strict);
            return;
        }
        context.success();
    }

    /**
     * Nothing is chosen and nothing is held. Only a member who chooses in a step of the first login, where the union
     * sets up at the next one, gets a session before that.
     */
    private void chooseFirst(AuthenticationFlowContext context, boolean sameLogin) {
        AuthenticationSessionModel login = context.getAuthenticationSession();
        RealmModel realm = context.getRealm();
        UserModel member = context.getUser();
        if (Staff.is(realm, member) || !KosmoRequiredAction.isEnabled(realm, FactorSetup.USER_ID_STEP)) {
            askOrStop(context, FactorSetup.possible(realm, member), 0);
            return;
        }
        if (member.getRequiredActionsStream().noneMatch(FactorSetup.USER_ID_STEP::equals)) {
            login.addRequiredAction(FactorSetup.USER_ID_STEP);
            setUpInThisLogin(login, 0);
        } else if (!sameLogin) {
            login.setUserSessionNote(DEFERRED_NOTE, "true");
        }
        context.success();
    }

    private static void setUpInThisLogin(AuthenticationSessionModel login, int graceDays) {
        login.setAuthNote(SAME_LOGIN_GRACE_NOTE, String.valueOf(graceDays));
        OnboardingProgress.oneMoreAfter(login, FactorSetup.USER_ID_STEP);
    }

    /** A member who can set up nothing does not get past what is due, or was perhaps lost. */
    private void askOrStop(AuthenticationFlowContext context, Optional<MfaMethod> method, int graceDays) {
        if (method.isPresent()) {
            ask(context.getAuthenticationSession(), context.getUser(), method.get(), graceDays);
            context.success();
        } else if (UserFactors.any(context.getUser())
                && !PendingFactors.isUnderWay(context.getAuthenticationSession())) {
            context.success(); // with the factor that the flow has asked for
        } else {
            stop(context, BlockedPage.NO_FACTOR, "factor_unavailable", FactorSetup.NONE_POSSIBLE);
        }
    }

    /** The chosen method, or where its set-up is switched off another one that is offered and not held yet. */
    private static Optional<MfaMethod> replacement(RealmModel realm, UserModel member) {
        return FactorSetup.possible(realm, member).filter(method -> !UserFactors.has(member, method));
    }

    /** For the set-up actions: asks for this method if it has become due during this login. */
    public static void askIfDueNow(RequiredActionContext context, MfaMethod method) {
        AuthenticationSessionModel login = context.getAuthenticationSession();
        String grace = login.getAuthNote(SAME_LOGIN_GRACE_NOTE);
        if (grace != null
                && !PendingFactors.isWaiting(login)
                && due(context.getUser()).filter(method::equals).isPresent()
                && FactorSetup.isPossible(context.getRealm(), method)) {
            ask(login, context.getUser(), method, Integer.parseInt(grace));
        }
    }

    /** Whether this step has asked for the set-up of this method in this login. */
    static boolean hasAsked(AuthenticationSessionModel login, MfaMethod method) {
        return method.value().equals(login.getAuthNote(ASKED_NOTE));
    }

    /** For how many more days the set-up may be put off; 0 = it may not. */
    static int daysLeft(AuthenticationSessionModel login) {
        return Optional.ofNullable(login.getAuthNote(DAYS_LEFT_NOTE))
                .map(Integer::parseInt)
                .orElse(0);
    }

    /** Asks no more in this login, nor in the session it begins. */
    static void putOff(AuthenticationSessionModel login) {
        login.removeAuthNote(SAME_LOGIN_GRACE_NOTE);
        login.setUserSessionNote(DEFERRED_NOTE, "true");
    }

    /** Whether this login may end before the set-up: the union enrols at the next one, or the member has put it off. */
    static boolean isDeferred(AuthenticationSessionModel login) {
        return login.getUserSessionNotes().containsKey(DEFERRED_NOTE);
    }

    /** Whether it goes on in a session that began so. */
    static boolean isInDeferredSession(RequiredActionContext context) {
        return !isDeferred(context.getAuthenticationSession())
                && KosmoRequiredAction.sessionNote(context, DEFERRED_NOTE).isPresent();
    }

    @Override
    public void check(RequiredActionContext context, String action) {
        new FactorDue(context).check(action);
    }

    /** Asks for this method, or for this one instead of the other, with the same grace. */
    static void ask(AuthenticationSessionModel login, MfaMethod method) {
        login.addRequiredAction(method.setUpAction());
        login.setAuthNote(ASKED_NOTE, method.value());
    }

    private static void ask(AuthenticationSessionModel login, UserModel member, MfaMethod method, int graceDays) {
        ask(login, method);
        if (graceDays > 0) {
            login.setAuthNote(DAYS_LEFT_NOTE, String.valueOf(Math.max(0, graceDays - daysSinceDue(member))));
        }
    }

    private static long daysSinceDue(UserModel member) {
        LocalDate today = JapanTime.today();
        String since = member.getFirstAttribute(DUE_SINCE);
        if (since == null) {
            member.setSingleAttribute(DUE_SINCE, today.toString());
            return 0;
        }
        try {
            return ChronoUnit.DAYS.between(LocalDate.parse(since), today);
        } catch (DateTimeException importedNonsense) {
            return Long.MAX_VALUE; // no grace without a date to count it from
        }
    }

    /** What was due once is done; whatever becomes due later has its own days. */
    private static void forgetSince(UserModel member) {
        if (member.getFirstAttribute(DUE_SINCE) != null) {
            member.removeAttribute(DUE_SINCE);
        }
    }

    private static Optional<MfaMethod> due(UserModel member) {
        return MfaMethod.of(member.getFirstAttribute(MfaMethod.ATTRIBUTE))
                .filter(method -> !UserFactors.has(member, method));
    }

    @Override
    public void action(AuthenticationFlowContext context) {
        authenticate(context);
    }

    @Override
    public boolean requiresUser() {
        return true;
    }
}
