package jp.kosmo.keycloak.mfa.enrolment;

import java.util.Optional;
import jp.kosmo.keycloak.keycloak.LoginNote;
import jp.kosmo.keycloak.keycloak.SessionNote;
import jp.kosmo.keycloak.login.BlockedPage;
import jp.kosmo.keycloak.login.SessionGate;
import jp.kosmo.keycloak.mfa.Enrolment;
import jp.kosmo.keycloak.mfa.MfaMethod;
import jp.kosmo.keycloak.mfa.SetupOffer;
import jp.kosmo.keycloak.mfa.UserFactors;
import jp.kosmo.keycloak.onboarding.StatelessAuthenticator;
import jp.kosmo.keycloak.realm.ProviderIds;
import jp.kosmo.keycloak.realm.RealmActions;
import jp.kosmo.keycloak.realm.Staff;
import jp.kosmo.keycloak.recovery.ResetSession;
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
 * same login, as soon as the choice is stored. That second way is a note in the login session and only a shortcut: a
 * member who breaks off is asked at the next login all the same.
 */
public final class EnrolmentAuthenticator extends StatelessAuthenticator implements SessionGate.Rule {

    public EnrolmentAuthenticator() {
        super(ProviderIds.ENROLMENT, Requirement.REQUIRED, EnrolmentConfig.PROPERTIES);
    }

    @Override
    public void authenticate(AuthenticationFlowContext context) {
        AuthenticationSessionModel login = context.getAuthenticationSession();
        RealmModel realm = context.getRealm();
        UserModel member = context.getUser();
        UserFactors.noteLevel(login);
        Optional<MfaMethod> replaced =
                ResetSession.of(login).isPresent() ? UserFactors.chosenOrHeld(member) : Optional.empty();
        if (replaced.isPresent()) {
            askOrStop(context, SetupOffer.replacementFor(realm, replaced.get()), 0);
            return;
        }
        EnrolmentConfig config = EnrolmentConfig.from(context.getAuthenticatorConfig());
        boolean missing = Enrolment.due(member).isPresent() || !UserFactors.any(member);
        // Roles are asked for only where something is missing: they may have to be read from the database.
        boolean strict = LoginNote.DERIVED_PASSWORD.isSet(login) || (missing && Staff.is(realm, member));
        int graceDays = strict ? 0 : config.graceDays();
        if (config.sameLogin() || strict) {
            Enrolment.setUpInThisLogin(login, graceDays);
        }
        if (Enrolment.due(member).isPresent()) {
            askOrStop(context, replacement(realm, member), graceDays);
            return;
        }
        Enrolment.forgetSince(member);
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
        if (Staff.is(realm, member) || !RealmActions.isEnabled(realm, ProviderIds.USER_ID)) {
            askOrStop(context, SetupOffer.possible(realm, member), 0);
            return;
        }
        if (member.getRequiredActionsStream().noneMatch(ProviderIds.USER_ID::equals)) {
            login.addRequiredAction(ProviderIds.USER_ID);
            Enrolment.setUpInThisLogin(login, 0);
        } else if (!sameLogin) {
            SessionNote.FACTOR_DEFERRED.set(login, "true");
        }
        context.success();
    }

    /** A member who can set up nothing does not get past what is due, or was perhaps lost. */
    private void askOrStop(AuthenticationFlowContext context, Optional<MfaMethod> method, int graceDays) {
        if (method.isPresent()) {
            Enrolment.ask(context.getAuthenticationSession(), context.getUser(), method.get(), graceDays);
            context.success();
        } else if (UserFactors.any(context.getUser())
                && !ResetSession.of(context.getAuthenticationSession()).isPresent()) {
            context.success(); // with the factor that the flow has asked for
        } else {
            stop(context, BlockedPage.NO_FACTOR, "factor_unavailable", SetupOffer.NONE_POSSIBLE);
        }
    }

    /** The chosen method, or where its set-up is switched off another one that is offered and not held yet. */
    private static Optional<MfaMethod> replacement(RealmModel realm, UserModel member) {
        return SetupOffer.possible(realm, member).filter(method -> !UserFactors.has(member, method));
    }

    @Override
    public void check(RequiredActionContext context, String action) {
        new FactorDue(context).check(action);
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
