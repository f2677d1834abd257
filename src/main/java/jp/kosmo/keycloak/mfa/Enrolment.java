package jp.kosmo.keycloak.mfa;

import java.util.Optional;
import jp.kosmo.keycloak.keycloak.LockedMember;
import jp.kosmo.keycloak.onboarding.OnboardingStep;
import jp.kosmo.keycloak.onboarding.StoppedPage;
import org.keycloak.authentication.AuthenticationFlowContext;
import org.keycloak.authentication.Authenticator;
import org.keycloak.authentication.RequiredActionContext;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.sessions.AuthenticationSessionModel;
import org.keycloak.storage.StorageId;

/**
 * Asks for the set-up of the chosen second factor when the member does not have it (SPEC S61, A6). It has no page: it
 * stands after the step that asks for the factors a member does have, and queues a required action.
 *
 * <p>A member who chooses the method in this very login is asked at the next one, or, where the union enrols in the
 * same login, as soon as the choice is stored. That second way is a note in the login session and only a shortcut: who
 * breaks off is asked at the next login all the same.
 */
final class Enrolment implements Authenticator {

    private static final String WITHOUT_FACTOR_NOTE = "kosmo-enrolment-without-factor";
    private static final String SAME_LOGIN_NOTE = "kosmo-enrolment-same-login";

    @Override
    public void authenticate(AuthenticationFlowContext context) {
        AuthenticationSessionModel login = context.getAuthenticationSession();
        UserModel member = context.getUser();
        if (!HeldFactors.any(member)) {
            login.setAuthNote(WITHOUT_FACTOR_NOTE, "true");
        }
        due(member).ifPresent(method -> login.addRequiredAction(method.setUpAction()));
        if (EnrolmentConfig.from(context.getAuthenticatorConfig()).sameLogin()) {
            login.setAuthNote(SAME_LOGIN_NOTE, "true");
        }
        context.success();
    }

    /** For the set-up actions: queues the one for this method if it has become due during this login. */
    static void queueIfDueNow(RequiredActionContext context, MfaMethod method) {
        AuthenticationSessionModel login = context.getAuthenticationSession();
        if (login.getAuthNote(SAME_LOGIN_NOTE) != null
                && due(context.getUser()).filter(method::equals).isPresent()) {
            login.addRequiredAction(method.setUpAction());
        }
    }

    /**
     * For the set-up actions: stops a member who is locked, or whose login was let through without a factor while the
     * member has set one up elsewhere since. Whoever holds a factor shows it before another is added.
     */
    static boolean stopsHere(RequiredActionContext context) {
        if (!StorageId.isLocalStorage(context.getUser().getId())) {
            return false;
        }
        LockedMember locked = LockedMember.of(context.getSession(), context.getUser());
        if (OnboardingStep.stopIfLocked(context, locked.enabled())) {
            return true;
        }
        if (context.getAuthenticationSession().getAuthNote(WITHOUT_FACTOR_NOTE) != null
                && HeldFactors.any(context.getUser())) {
            StoppedPage.OUTDATED.show(context, "factor_set_up_elsewhere");
            return true;
        }
        return false;
    }

    private static Optional<MfaMethod> due(UserModel member) {
        return MfaMethod.of(member.getFirstAttribute(MfaMethod.ATTRIBUTE))
                .filter(method -> !HeldFactors.has(member, method));
    }

    @Override
    public void action(AuthenticationFlowContext context) {
        authenticate(context);
    }

    @Override
    public boolean requiresUser() {
        return true;
    }

    @Override
    public boolean configuredFor(KeycloakSession session, RealmModel realm, UserModel user) {
        return true;
    }

    @Override
    public void setRequiredActions(KeycloakSession session, RealmModel realm, UserModel user) {}

    @Override
    public void close() {}
}
