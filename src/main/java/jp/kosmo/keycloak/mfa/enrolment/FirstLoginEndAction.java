package jp.kosmo.keycloak.mfa.enrolment;

import java.util.Optional;
import jp.kosmo.keycloak.jpa.LockedUser;
import jp.kosmo.keycloak.keycloak.LoginNote;
import jp.kosmo.keycloak.mfa.Enrolment;
import jp.kosmo.keycloak.mfa.MfaMethod;
import jp.kosmo.keycloak.mfa.SetupOffer;
import jp.kosmo.keycloak.onboarding.KosmoRequiredAction;
import jp.kosmo.keycloak.realm.ProviderIds;
import jp.kosmo.keycloak.realm.RealmActions;
import jp.kosmo.keycloak.realm.UnionRealm;
import jp.kosmo.keycloak.union.ActionSettings;
import org.keycloak.authentication.RequiredActionContext;
import org.keycloak.models.Constants;
import org.keycloak.sessions.AuthenticationSessionModel;

/**
 * 「初回ログインが完了しました」: the last page of a first login after which the second factor is still to be set up. It says
 * what comes at the next login, and offers the set-up now where the union does. It asks nothing: whoever closes it has lost
 * nothing but this one session.
 */
final class FirstLoginEndAction extends KosmoRequiredAction {

    private static final String SET_UP_NOW = "set-up-now";

    FirstLoginEndAction() {
        super(ProviderIds.FIRST_LOGIN_END);
    }

    @Override
    public void evaluateTriggers(RequiredActionContext context) {
        super.evaluateTriggers(context);
        if (UnionRealm.is(context.getRealm()) && isEnd(context)) {
            context.getAuthenticationSession().addRequiredAction(ProviderIds.FIRST_LOGIN_END);
        }
    }

    /** Nothing else is open, and the set-up neither done nor asked for. */
    private static boolean isEnd(RequiredActionContext context) {
        AuthenticationSessionModel login = context.getAuthenticationSession();
        return LoginNote.FIRST_LOGIN.isSet(login)
                && !LoginNote.FIRST_LOGIN_ENDED.isSet(login)
                && !LoginNote.ENROLMENT_ASKED.isSet(login)
                && Enrolment.isDeferred(login)
                && login.getClientNote(Constants.KC_ACTION) == null
                && RealmActions.asked(login, context.getUser())
                        .noneMatch(open -> RealmActions.isEnabled(context.getRealm(), open))
                && Enrolment.due(context.getUser()).isPresent();
    }

    @Override
    protected void show(RequiredActionContext context) {
        Optional<MfaMethod> due = Enrolment.due(context.getUser());
        if (due.isEmpty()) {
            context.success();
            return;
        }
        boolean offered = offered(context).isPresent();
        context.challenge(context.form()
                .setAttribute("kosmoUserId", context.getUser().getUsername())
                .setAttribute("kosmoMfaMethod", due.get().value())
                .setAttribute("kosmoSetUpNow", offered)
                .createForm("kosmo-first-login-end.ftl"));
    }

    @Override
    protected void submit(RequiredActionContext context, LockedUser member) {
        AuthenticationSessionModel login = context.getAuthenticationSession();
        LoginNote.FIRST_LOGIN_ENDED.set(login);
        if (context.getHttpRequest().getDecodedFormParameters().containsKey(SET_UP_NOW)) {
            offered(context).ifPresent(method -> Enrolment.ask(login, method));
        }
        context.success();
    }

    /** What the member has chosen, if the union lets it be set up now. */
    private static Optional<MfaMethod> offered(RequiredActionContext context) {
        return ActionSettings.of(ProviderIds.FIRST_LOGIN_END, context.getConfig())
                        .flag(FirstLoginEndActionFactory.OFFER_SET_UP, true)
                ? Enrolment.due(context.getUser()).filter(method -> SetupOffer.isPossible(context.getRealm(), method))
                : Optional.empty();
    }
}
