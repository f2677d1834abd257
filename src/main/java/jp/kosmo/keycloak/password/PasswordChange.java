package jp.kosmo.keycloak.password;

import jakarta.ws.rs.core.MultivaluedMap;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import jp.kosmo.keycloak.keycloak.LockedMember;
import jp.kosmo.keycloak.keycloak.ResetLogin;
import jp.kosmo.keycloak.onboarding.LoginEnd;
import jp.kosmo.keycloak.onboarding.OnboardingStep;
import jp.kosmo.keycloak.onboarding.StoppedPage;
import jp.kosmo.keycloak.union.NoticeSwitch;
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
import org.keycloak.policy.PasswordPolicyProvider;
import org.keycloak.provider.ProviderConfigProperty;
import org.keycloak.services.messages.Messages;
import org.keycloak.services.validation.Validation;
import org.keycloak.storage.StorageId;

/**
 * 「パスワードの更新」 in place of Keycloak's {@code UPDATE_PASSWORD} (SPEC S50-S56, A21). Keycloak names the first rule a
 * password breaks, in no particular order; here every one is named at once. It also carries the settings of the initial
 * password, which it ends.
 */
public final class PasswordChange extends UpdatePassword {

    /** Above Keycloak's own action of the same id. */
    @Override
    public int order() {
        return 10;
    }

    /** Keycloak's own makes an instance of its own class. */
    @Override
    public RequiredActionProvider create(KeycloakSession session) {
        return this;
    }

    /**
     * Triggers are asked before every login ends, so that one with a dead password comes to this step and no further. A
     * login by a link in a mail begins with the password that was forgotten, and ends when somebody remembers it.
     */
    @Override
    public void evaluateTriggers(RequiredActionContext context) {
        super.evaluateTriggers(context);
        if (ResetLogin.of(context.getAuthenticationSession()).isPresent()) {
            PasswordStamp.putIfAbsent(context.getAuthenticationSession(), context.getUser());
        }
        if (isOutdated(context)) {
            context.getAuthenticationSession().addRequiredAction(getId());
        }
        LoginEnd.check(context, getId());
    }

    @Override
    public void requiredActionChallenge(RequiredActionContext context) {
        if (!stops(context, context.getUser().isEnabled())) {
            super.requiredActionChallenge(context);
        }
    }

    @Override
    public void processAction(RequiredActionContext context) {
        if (!StorageId.isLocalStorage(context.getUser().getId())) {
            super.processAction(context); // another realm of this server, with users of another store
            return;
        }
        LockedMember member = LockedMember.of(context.getSession(), context.getUser());
        if (stops(context, member.enabled())) {
            return;
        }
        if (!isAsked(context, member)) {
            context.success();
            return;
        }
        List<FormMessage> errors = errors(context);
        if (errors.isEmpty()) {
            super.processAction(context);
            PasswordStamp.renew(context.getAuthenticationSession(), context.getUser());
            return;
        }
        context.getEvent().event(EventType.UPDATE_CREDENTIAL);
        OnboardingStep.refused(context, Errors.PASSWORD_REJECTED);
        context.challenge(context.form()
                .setAttribute("username", context.getUser().getUsername())
                .setErrors(errors)
                .createResponse(UserModel.RequiredAction.UPDATE_PASSWORD));
    }

    private static boolean stops(RequiredActionContext context, boolean enabled) {
        if (OnboardingStep.stopIfLocked(context, enabled)) {
            return true;
        }
        if (isOutdated(context)) {
            StoppedPage.OUTDATED.show(context, "password_changed_elsewhere");
            return true;
        }
        return false;
    }

    private static boolean isOutdated(RequiredActionContext context) {
        return PasswordStamp.isOutdated(context.getAuthenticationSession(), context.getUser());
    }

    /** A second tab or a double click finds the change already made. */
    private boolean isAsked(RequiredActionContext context, LockedMember member) {
        return member.hasPending(getId())
                || context.getAuthenticationSession().getRequiredActions().contains(getId())
                || getId().equals(context.getAuthenticationSession().getClientNote(Constants.KC_ACTION));
    }

    private static List<FormMessage> errors(RequiredActionContext context) {
        MultivaluedMap<String, String> form = context.getHttpRequest().getDecodedFormParameters();
        String password = form.getFirst("password-new");
        if (password == null || password.isBlank()) {
            return List.of(new FormMessage(Validation.FIELD_PASSWORD, Messages.MISSING_PASSWORD));
        }
        List<FormMessage> errors =
                new ArrayList<>(brokenRules(context, password).toList());
        if (!password.equals(form.getFirst("password-confirm"))) {
            errors.add(new FormMessage(Validation.FIELD_PASSWORD_CONFIRM, Messages.NOTMATCH_PASSWORD));
        }
        return errors;
    }

    private static Stream<FormMessage> brokenRules(RequiredActionContext context, String password) {
        return context.getRealm().getPasswordPolicy().getPolicies().stream()
                .sorted()
                .map(rule -> context.getSession().getProvider(PasswordPolicyProvider.class, rule))
                .map(rule -> rule.validate(context.getRealm(), context.getUser(), password))
                .filter(error -> error != null)
                .map(error -> new FormMessage(Validation.FIELD_PASSWORD, error.getMessage(), error.getParameters()));
    }

    @Override
    public List<ProviderConfigProperty> getConfigMetadata() {
        List<ProviderConfigProperty> settings = new ArrayList<>(super.getConfigMetadata());
        settings.addAll(InitialPasswordConfig.PROPERTIES);
        settings.add(NoticeSwitch.PASSWORD.property());
        return settings;
    }

    @Override
    public void validateConfig(KeycloakSession session, RealmModel realm, RequiredActionConfigModel model) {
        super.validateConfig(session, realm, model);
        InitialPasswordConfig.validate(model);
    }
}
