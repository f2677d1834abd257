package jp.kosmo.keycloak.mfa.enrolment;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import jp.kosmo.keycloak.login.BlockedPage;
import jp.kosmo.keycloak.login.LoginSession;
import jp.kosmo.keycloak.login.SessionGate;
import jp.kosmo.keycloak.mfa.Enrolment;
import jp.kosmo.keycloak.mfa.MfaMethod;
import jp.kosmo.keycloak.mfa.SetupOffer;
import jp.kosmo.keycloak.mfa.UserFactors;
import jp.kosmo.keycloak.realm.ProviderIds;
import jp.kosmo.keycloak.realm.RealmActions;
import jp.kosmo.keycloak.realm.Staff;
import jp.kosmo.keycloak.recovery.ResetSession;
import org.jboss.logging.Logger;
import org.keycloak.authentication.RequiredActionContext;
import org.keycloak.models.AuthenticationExecutionModel;
import org.keycloak.models.ImpersonationSessionNote;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.services.managers.AuthenticationManager;
import org.keycloak.sessions.AuthenticationSessionModel;
import org.keycloak.sessions.CommonClientSessionModel.ExecutionStatus;

/**
 * Whether a login may end without a second factor, asked once more at its end. The flow asks for the factor a member
 * holds and {@link EnrolmentAuthenticator} for the set-up of the chosen one; this holds where the flow does neither, because another
 * one is bound or a step was taken out of it.
 */
final class FactorDue {

    /** Keycloak's own steps that ask for a factor; a union's flow may have them instead of ours. */
    private static final List<String> STOCK_STEPS = List.of("auth-otp-form", "webauthn-authenticator");

    private static final String IMPERSONATOR = ImpersonationSessionNote.IMPERSONATOR_ID.toString();

    private static final String NOT_SHOWN = "factor_not_shown";

    private static final Logger LOG = Logger.getLogger(FactorDue.class);

    private final RequiredActionContext context;
    private final AuthenticationSessionModel login;
    private final RealmModel realm;
    private final UserModel member;

    FactorDue(RequiredActionContext context) {
        this.context = context;
        this.login = context.getAuthenticationSession();
        this.realm = context.getRealm();
        this.member = context.getUser();
    }

    /** Lets the login go on to its end, adds what is due, or stops it; {@code action} is the one whose trigger asks. */
    void check(String action) {
        // Begun by a link in a mail, it ends on a page, in no session.
        if (login.getAuthNote(AuthenticationManager.END_AFTER_REQUIRED_ACTIONS) != null
                || UserFactors.isShown(context)
                || isShownToStock()) {
            return;
        }
        if (LoginSession.note(context, IMPERSONATOR).isPresent()) {
            warn("Realm %s: an impersonation was stopped: it shows no second factor and must set none up");
            stop(action, BlockedPage.NO_FACTOR, NOT_SHOWN);
            return;
        }
        switch (facts().verdict()) {
            case MAY_END, WAITS -> {}
            case CHOOSE -> login.addRequiredAction(ProviderIds.USER_ID);
            case SET_UP -> setUp(action);
            case OUTDATED -> stop(action, BlockedPage.OUTDATED, NOT_SHOWN);
            case NOT_ASKED -> {
                warn(
                        "Realm %s: a login was stopped because no step of its flow asked for the second factor the user has; bind"
                                + " kosmo-browser, with kosmo-otp and kosmo-passkey in it");
                stop(action, BlockedPage.NO_FACTOR, NOT_SHOWN);
            }
        }
    }

    private LoginFacts facts() {
        return new LoginFacts(
                Staff.is(realm, member),
                UserFactors.any(member),
                ResetSession.of(login).isPresent(),
                MfaMethod.of(member.getFirstAttribute(MfaMethod.ATTRIBUTE)).isPresent(),
                Enrolment.isDeferred(login),
                Enrolment.isInDeferredSession(context),
                Stream.of(MfaMethod.values()).map(MfaMethod::setUpAction).anyMatch(this::isOpen),
                isOpen(ProviderIds.USER_ID),
                RealmActions.isEnabled(realm, ProviderIds.USER_ID));
    }

    private void setUp(String action) {
        SetupOffer.possible(realm, member).ifPresentOrElse(method -> Enrolment.ask(login, method), () -> {
            warn(SetupOffer.NONE_POSSIBLE);
            stop(action, BlockedPage.NO_FACTOR, "factor_unavailable");
        });
    }

    /** The triggers of all actions find the same, and more than once: it is written where the page is shown. */
    private void warn(String text) {
        if (SessionGate.isAtSteps(context)) {
            LOG.warnf(text, realm.getName());
        }
    }

    private void stop(String action, BlockedPage page, String eventError) {
        LoginSession.end(context);
        SessionGate.stop(context, action, page, eventError);
    }

    private boolean isOpen(String requiredAction) {
        return RealmActions.isEnabled(realm, requiredAction)
                && RealmActions.asked(login, member).anyMatch(requiredAction::equals);
    }

    private boolean isShownToStock() {
        boolean shown = login.getExecutionStatus().entrySet().stream()
                .filter(step -> step.getValue() == ExecutionStatus.SUCCESS)
                .map(Map.Entry::getKey)
                .map(realm::getAuthenticationExecutionById)
                .anyMatch(step -> step != null && isStock(step));
        if (shown) {
            UserFactors.noteShown(login);
        }
        return shown;
    }

    private static boolean isStock(AuthenticationExecutionModel step) {
        return step.getAuthenticator() != null && STOCK_STEPS.contains(step.getAuthenticator());
    }
}
