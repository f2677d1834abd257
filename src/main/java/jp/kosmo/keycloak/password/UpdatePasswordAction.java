package jp.kosmo.keycloak.password;

import java.util.List;
import java.util.stream.Stream;
import jp.kosmo.keycloak.jpa.LockedUser;
import jp.kosmo.keycloak.login.LoginEvents;
import jp.kosmo.keycloak.login.LoginGuard;
import jp.kosmo.keycloak.login.SessionGate;
import jp.kosmo.keycloak.password.initial.InitialPasswordConfig;
import jp.kosmo.keycloak.password.initial.InitialPasswordCredential;
import jp.kosmo.keycloak.password.initial.code.IssuedCodes;
import jp.kosmo.keycloak.realm.StockReplacement;
import jp.kosmo.keycloak.realm.UnionRealm;
import jp.kosmo.keycloak.recovery.PendingFactors;
import jp.kosmo.keycloak.union.NotificationSetting;
import jp.kosmo.keycloak.union.StockSettings;
import org.keycloak.authentication.RequiredActionContext;
import org.keycloak.authentication.RequiredActionProvider;
import org.keycloak.authentication.requiredactions.UpdatePassword;
import org.keycloak.events.Errors;
import org.keycloak.events.EventType;
import org.keycloak.models.Constants;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.RequiredActionConfigModel;
import org.keycloak.models.UserModel;
import org.keycloak.models.utils.FormMessage;
import org.keycloak.provider.ProviderConfigProperty;
import org.keycloak.sessions.AuthenticationSessionModel;

/**
 * 「パスワードの更新」 in place of Keycloak's {@code UPDATE_PASSWORD}. Keycloak names the first rule a
 * password breaks, in no particular order; here every one is named at once. It also carries the settings of the initial
 * password, which it ends.
 */
public final class UpdatePasswordAction extends UpdatePassword implements StockReplacement<RequiredActionProvider> {

    private static final List<ProviderConfigProperty> SETTINGS = Stream.concat(
                    InitialPasswordConfig.PROPERTIES.stream(),
                    Stream.of(NotificationSetting.PASSWORD.property(), NotificationSetting.FIRST_LOGIN.property()))
            .toList();

    /** Keycloak's own makes an instance of its own class. */
    @Override
    public RequiredActionProvider create(KeycloakSession session) {
        return this;
    }

    @Override
    public void evaluateTriggers(RequiredActionContext context) {
        LoginGuard.check(context);
        super.evaluateTriggers(context);
        SessionGate.check(context, getId());
    }

    @Override
    public void requiredActionChallenge(RequiredActionContext context) {
        if (!UnionRealm.is(context.getRealm()) || !LoginGuard.stops(context)) {
            super.requiredActionChallenge(context);
        }
    }

    @Override
    public void processAction(RequiredActionContext context) {
        if (UnionRealm.is(context.getRealm())) {
            LoginGuard.lock(context).ifPresent(member -> submit(context, member));
        } else {
            super.processAction(context);
        }
    }

    @Override
    public void initiatedActionCanceled(KeycloakSession session, AuthenticationSessionModel login) {
        LoginGuard.check(session, login);
        super.initiatedActionCanceled(session, login);
    }

    private void submit(RequiredActionContext context, LockedUser member) {
        if (!isAsked(context, member)) {
            context.success();
            return;
        }
        List<FormMessage> errors = new NewPassword(context).errors();
        if (errors.isEmpty()) {
            super.processAction(context);
            if (InitialPasswordCredential.hasStoredPassword(context.getUser())) {
                IssuedCodes.forget(context.getUser());
            }
            LoginGuard.renew(context.getSession(), context.getAuthenticationSession(), context.getUser());
            if (context.getStatus() == RequiredActionContext.Status.SUCCESS) {
                PendingFactors.complete(context, getId());
            }
            return;
        }
        context.getEvent().event(EventType.UPDATE_CREDENTIAL);
        LoginEvents.refused(context, Errors.PASSWORD_REJECTED);
        context.challenge(context.form()
                .setAttribute("username", context.getUser().getUsername())
                .setErrors(errors)
                .createResponse(UserModel.RequiredAction.UPDATE_PASSWORD));
    }

    /** A second tab or a double click finds the change already made. */
    private boolean isAsked(RequiredActionContext context, LockedUser member) {
        return member.hasPending(getId())
                || context.getAuthenticationSession().getRequiredActions().contains(getId())
                || getId().equals(context.getAuthenticationSession().getClientNote(Constants.KC_ACTION));
    }

    @Override
    public List<ProviderConfigProperty> getConfigMetadata() {
        return StockSettings.with(super.getConfigMetadata(), SETTINGS);
    }

    @Override
    public void validateConfig(KeycloakSession session, RealmModel realm, RequiredActionConfigModel model) {
        StockSettings.require(realm, getId(), model);
        super.validateConfig(session, realm, model);
        InitialPasswordConfig.validate(model);
    }
}
