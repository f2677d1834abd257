package jp.kosmo.keycloak.mfa.setup;

import jakarta.ws.rs.core.MultivaluedMap;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.List;
import jp.kosmo.keycloak.login.LoginEvents;
import jp.kosmo.keycloak.login.LoginGuard;
import jp.kosmo.keycloak.mfa.DeviceLabel;
import jp.kosmo.keycloak.mfa.MfaMethod;
import jp.kosmo.keycloak.mfa.login.CodeDrift;
import jp.kosmo.keycloak.mfa.login.OtpCode;
import jp.kosmo.keycloak.realm.StockReplacement;
import jp.kosmo.keycloak.realm.UnionRealm;
import jp.kosmo.keycloak.union.NotificationSetting;
import jp.kosmo.keycloak.union.StockSettings;
import org.jspecify.annotations.Nullable;
import org.keycloak.authentication.RequiredActionContext;
import org.keycloak.authentication.RequiredActionProvider;
import org.keycloak.authentication.requiredactions.UpdateTotp;
import org.keycloak.events.EventType;
import org.keycloak.models.Constants;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.RequiredActionConfigModel;
import org.keycloak.models.UserModel;
import org.keycloak.models.credential.OTPCredentialModel;
import org.keycloak.models.utils.FormMessage;
import org.keycloak.provider.ProviderConfigProperty;
import org.keycloak.services.validation.Validation;
import org.keycloak.sessions.AuthenticationSessionModel;

/**
 * 「ワンタイムパスワードの設定」 in place of Keycloak's {@code CONFIGURE_TOTP}.
 *
 * <p>Keycloak takes the secret from the form, so that the sender could choose it, and answers 500 when it is missing.
 * Here the secret is the one this login was shown; anything else brings the page again and changes nothing. The device
 * name is required and must differ from the others, which Keycloak would say in English; all that is wrong is said
 * at once.
 */
public final class ConfigureTotpAction extends UpdateTotp implements StockReplacement<RequiredActionProvider> {

    private static final String CODE_FIELD = "totp";

    @Override
    public void evaluateTriggers(RequiredActionContext context) {
        FactorSetup.evaluateTriggers(context, MfaMethod.OTP, super::evaluateTriggers);
    }

    @Override
    public void requiredActionChallenge(RequiredActionContext context) {
        if (!UnionRealm.is(context.getRealm())) {
            super.requiredActionChallenge(context);
            return;
        }
        FactorSetup setUp = new FactorSetup(context, MfaMethod.OTP);
        if (!setUp.stops()) {
            prepare(context, setUp);
            super.requiredActionChallenge(context);
        }
    }

    @Override
    public void initiatedActionCanceled(KeycloakSession session, AuthenticationSessionModel login) {
        LoginGuard.check(session, login);
        super.initiatedActionCanceled(session, login);
    }

    @Override
    public void processAction(RequiredActionContext context) {
        if (!UnionRealm.is(context.getRealm())) {
            super.processAction(context);
            return;
        }
        FactorSetup setUp = new FactorSetup(context, MfaMethod.OTP);
        MultivaluedMap<String, String> form = context.getHttpRequest().getDecodedFormParameters();
        if (setUp.stopsSubmit() || setUp.takesWayOut(form)) {
            return;
        }
        String secret = context.getAuthenticationSession().getAuthNote(Constants.TOTP_SECRET_KEY);
        if (secret == null || !same(secret, form.getFirst("totpSecret"))) {
            requiredActionChallenge(context);
            return;
        }
        OtpCode code = OtpCode.typed(form.getFirst(CODE_FIELD));
        List<FormMessage> errors = new ArrayList<>();
        if (code.value().isEmpty()) {
            errors.add(new FormMessage(Validation.FIELD_OTP_CODE, "kosmoTotpSetupMissing"));
        } else if (!fits(context, secret, code)) {
            errors.add(misfit(context, secret, code));
        }
        DeviceLabel name = DeviceLabel.typed(form.getFirst(Validation.FIELD_OTP_LABEL));
        name.problemAmong(setUp.namesTaken())
                .ifPresent(problem -> errors.add(new FormMessage(Validation.FIELD_OTP_LABEL, problem)));
        if (errors.isEmpty()) {
            boolean logsOut = FactorSetup.takesLogOut(form);
            form.putSingle(CODE_FIELD, code.value());
            form.putSingle(Validation.FIELD_OTP_LABEL, setUp.storedName(name));
            super.processAction(context);
            setUp.finish(name, logsOut);
        } else {
            prepare(context, setUp);
            refuse(context, form, errors);
        }
    }

    private static void prepare(RequiredActionContext context, FactorSetup setUp) {
        setUp.offerWaysOut();
        context.form().setAttribute("kosmoDeviceNames", setUp.namesTaken().toList());
    }

    private boolean fits(RequiredActionContext context, String secret, OtpCode code) {
        return validateOTPCredential(
                context,
                code.value(),
                device(context, secret),
                context.getRealm().getOTPPolicy());
    }

    private static FormMessage misfit(RequiredActionContext context, String secret, OtpCode code) {
        return code.drift(device(context, secret), context.getRealm().getOTPPolicy())
                .filter(drift -> CodeDrift.isRepeated(context.getAuthenticationSession(), code, drift))
                .map(drift -> OtpCode.message("kosmoTotpSetupClock.", Validation.FIELD_OTP_CODE, drift))
                .orElseGet(() -> new FormMessage(Validation.FIELD_OTP_CODE, "kosmoTotpSetupInvalid"));
    }

    private static OTPCredentialModel device(RequiredActionContext context, String secret) {
        return OTPCredentialModel.createFromPolicy(context.getRealm(), secret);
    }

    private static void refuse(
            RequiredActionContext context, MultivaluedMap<String, String> form, List<FormMessage> errors) {
        context.getEvent().event(EventType.UPDATE_CREDENTIAL);
        LoginEvents.refused(context, "otp_setup_refused");
        context.challenge(context.form()
                .setAttribute("mode", form.getFirst("mode"))
                .setAttribute("kosmoDeviceName", form.getFirst("userLabel"))
                .setErrors(errors)
                .createResponse(UserModel.RequiredAction.CONFIGURE_TOTP));
    }

    @Override
    public List<ProviderConfigProperty> getConfigMetadata() {
        return StockSettings.with(super.getConfigMetadata(), List.of(NotificationSetting.OTP_APP.property()));
    }

    @Override
    public void validateConfig(KeycloakSession session, RealmModel realm, RequiredActionConfigModel model) {
        StockSettings.require(realm, getId(), model);
        super.validateConfig(session, realm, model);
    }

    private static boolean same(String secret, @Nullable String sent) {
        return sent != null
                && MessageDigest.isEqual(
                        secret.getBytes(StandardCharsets.UTF_8), sent.getBytes(StandardCharsets.UTF_8));
    }
}
