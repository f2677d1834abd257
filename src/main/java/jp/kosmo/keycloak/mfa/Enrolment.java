package jp.kosmo.keycloak.mfa;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import jp.kosmo.keycloak.branding.OnboardingProgress;
import jp.kosmo.keycloak.keycloak.LoginNote;
import jp.kosmo.keycloak.keycloak.SessionNote;
import jp.kosmo.keycloak.login.LoginSession;
import jp.kosmo.keycloak.realm.ProviderIds;
import jp.kosmo.keycloak.text.JapanTime;
import org.keycloak.authentication.RequiredActionContext;
import org.keycloak.models.UserModel;
import org.keycloak.sessions.AuthenticationSessionModel;

/** The set-up of a second factor that is due: what of it was asked for in a login, and until when it may wait. */
public final class Enrolment {

    /** The member's attribute with the day the set-up was first asked for, ISO 8601; only where there is grace. */
    private static final String DUE_SINCE = "mfaDueSince";

    private Enrolment() {}

    /** The method the member has chosen and does not have yet. */
    public static Optional<MfaMethod> due(UserModel member) {
        return MfaMethod.of(member.getFirstAttribute(MfaMethod.ATTRIBUTE))
                .filter(method -> !UserFactors.has(member, method));
    }

    /** A method that becomes due in this very login is to be set up in it. */
    public static void setUpInThisLogin(AuthenticationSessionModel login, int graceDays) {
        LoginNote.ENROLMENT_SAME_LOGIN.set(login, String.valueOf(graceDays));
        OnboardingProgress.oneMoreAfter(login, ProviderIds.USER_ID);
    }

    /** For the triggers of the set-up actions: asks for this method if it has become due during this login. */
    public static void askIfDueNow(RequiredActionContext context, MfaMethod method) {
        AuthenticationSessionModel login = context.getAuthenticationSession();
        String grace = LoginNote.ENROLMENT_SAME_LOGIN.get(login);
        if (grace != null
                && !LoginNote.PENDING_FACTORS.isSet(login)
                && due(context.getUser()).filter(method::equals).isPresent()
                && SetupOffer.isPossible(context.getRealm(), method)) {
            ask(login, context.getUser(), method, Integer.parseInt(grace));
        }
    }

    /** Whether the enrolment has asked for the set-up of this method in this login. */
    public static boolean hasAsked(AuthenticationSessionModel login, MfaMethod method) {
        return method.value().equals(LoginNote.ENROLMENT_ASKED.get(login));
    }

    /** For how many more days the set-up may be put off; 0 = it may not. */
    public static int daysLeft(AuthenticationSessionModel login) {
        return LoginNote.ENROLMENT_DAYS_LEFT.find(login).map(Integer::parseInt).orElse(0);
    }

    /** Asks no more in this login, nor in the session it begins. */
    public static void putOff(AuthenticationSessionModel login) {
        LoginNote.ENROLMENT_SAME_LOGIN.remove(login);
        SessionNote.FACTOR_DEFERRED.set(login, "true");
    }

    /** Whether this login may end before the set-up: the union enrols at the next one, or the member has put it off. */
    public static boolean isDeferred(AuthenticationSessionModel login) {
        return SessionNote.FACTOR_DEFERRED.isSet(login);
    }

    /** Whether it goes on in a session that began so. */
    public static boolean isInDeferredSession(RequiredActionContext context) {
        return !isDeferred(context.getAuthenticationSession())
                && LoginSession.note(context, SessionNote.FACTOR_DEFERRED).isPresent();
    }

    /** Asks for this method, or for this one instead of the other, with the same grace. */
    public static void ask(AuthenticationSessionModel login, MfaMethod method) {
        login.addRequiredAction(method.setUpAction());
        LoginNote.ENROLMENT_ASKED.set(login, method.value());
    }

    /** Asks for this method; it may wait for as many of these days as are left since it was first due. */
    public static void ask(AuthenticationSessionModel login, UserModel member, MfaMethod method, int graceDays) {
        ask(login, method);
        if (graceDays > 0) {
            LoginNote.ENROLMENT_DAYS_LEFT.set(login, String.valueOf(Math.max(0, graceDays - daysSinceDue(member))));
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

    /**
     * The devices were taken from the member, who may have lost them: whoever logs in next sets one up, without any days of
     * grace, in which the password alone would be enough.
     */
    public static void dueAtOnce(UserModel member) {
        member.setSingleAttribute(DUE_SINCE, LocalDate.EPOCH.toString());
    }

    /** What was due once is done; whatever becomes due later has its own days. */
    public static void forgetSince(UserModel member) {
        if (member.getFirstAttribute(DUE_SINCE) != null) {
            member.removeAttribute(DUE_SINCE);
        }
    }
}
