package jp.kosmo.keycloak.mfa.login;

import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import jp.kosmo.keycloak.keycloak.FormFields;
import jp.kosmo.keycloak.keycloak.LoginNote;
import jp.kosmo.keycloak.login.LoginGuard;
import jp.kosmo.keycloak.mfa.MfaMethod;
import jp.kosmo.keycloak.mfa.UserFactors;
import org.jspecify.annotations.Nullable;
import org.keycloak.authentication.AuthenticationFlowContext;
import org.keycloak.authentication.FlowStatus;
import org.keycloak.authentication.authenticators.browser.OTPFormAuthenticator;
import org.keycloak.events.Errors;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.OTPPolicy;
import org.keycloak.models.UserModel;
import org.keycloak.models.credential.OTPCredentialModel;
import org.keycloak.models.credential.dto.OTPCredentialData;
import org.keycloak.services.messages.Messages;
import org.keycloak.services.validation.Validation;
import org.keycloak.utils.StringUtil;

/** 「ワンタイムパスワードの入力」: Keycloak's form, with the preferred factor first and the manual's words. */
final class OtpAuthenticator extends OTPFormAuthenticator {

    private static final String CODE_FIELD = "otp";
    private static final String DEVICE_FIELD = "selectedCredentialId";

    @Override
    public String getType(KeycloakSession session) {
        return UserFactors.place(session, MfaMethod.OTP);
    }

    /** The login form has let the member pass a lock that came from elsewhere; codes have a lock of their own. */
    @Override
    protected boolean isDisabledByBruteForce(AuthenticationFlowContext context, UserModel member) {
        return !LoginNote.TRUSTED_DEVICE.isSet(context.getAuthenticationSession())
                && super.isDisabledByBruteForce(context, member);
    }

    /** Keycloak answers 500 when the device chosen is not one of the member's. */
    @Override
    public void authenticate(AuthenticationFlowContext context) {
        LoginGuard.check(context);
        super.authenticate(context);
    }

    @Override
    public void action(AuthenticationFlowContext context) {
        LoginGuard.check(context);
        FormFields.cut(context.getSession());
        MultivaluedMap<String, String> form = context.getHttpRequest().getDecodedFormParameters();
        String device = form.getFirst(DEVICE_FIELD);
        if (!StringUtil.isBlank(device)
                && devices(context.getUser()).noneMatch(held -> held.getId().equals(device))) {
            context.getEvent().user(context.getUser()).error(Errors.INVALID_USER_CREDENTIALS);
            context.challenge(challenge(context, "kosmoOtpDeviceUnknown", Validation.FIELD_OTP_CODE));
            return;
        }
        if (form.containsKey(CODE_FIELD)) {
            form.putSingle(CODE_FIELD, OtpCode.typed(form.getFirst(CODE_FIELD)).value());
        }
        super.action(context);
        if (context.getStatus() == FlowStatus.SUCCESS) {
            UserFactors.noteShown(context.getAuthenticationSession());
        }
    }

    @Override
    protected Response challenge(AuthenticationFlowContext context, @Nullable String error, @Nullable String field) {
        describeCode(context);
        if (!Messages.INVALID_TOTP.equals(error)) {
            return super.challenge(context, error, field);
        }
        context.form().setAttribute("kosmoOtpRefused", true);
        Optional<Duration> drift = drift(context);
        if (drift.isEmpty()) {
            return super.challenge(context, "kosmoOtpInvalid", field);
        }
        OtpCode code = OtpCode.typed(
                context.getHttpRequest().getDecodedFormParameters().getFirst(CODE_FIELD));
        return CodeDrift.isRepeated(context.getAuthenticationSession(), code, drift.get())
                ? createLoginForm(context.form()
                        .setExecution(context.getExecution().getId())
                        .addError(OtpCode.message("kosmoOtpClock.", field, drift.get())))
                : super.challenge(context, "kosmoOtpNotNewest", field);
    }

    /** How codes look, where the member's one device tells; with several there is something to choose first. */
    private static void describeCode(AuthenticationFlowContext context) {
        List<OTPCredentialData> devices = devices(context.getUser())
                .map(OTPCredentialModel::getOTPCredentialData)
                .toList();
        if (devices.size() == 1) {
            OTPCredentialData device = devices.get(0);
            context.form().setAttribute("kosmoOtpDigits", String.valueOf(device.getDigits()));
            if (OTPCredentialModel.TOTP.equals(device.getSubType())) {
                context.form().setAttribute("kosmoOtpPeriod", String.valueOf(device.getPeriod()));
            }
        }
    }

    /** By how much the clock of the device is off with which the code was compared, if that is why it was refused. */
    private Optional<Duration> drift(AuthenticationFlowContext context) {
        MultivaluedMap<String, String> form = context.getHttpRequest().getDecodedFormParameters();
        OtpCode code = OtpCode.typed(form.getFirst(CODE_FIELD));
        return device(context, form.getFirst(DEVICE_FIELD))
                .flatMap(device -> code.drift(device, context.getRealm().getOTPPolicy())
                        .filter(drift -> maySay(context, device, code, drift)));
    }

    /** The one chosen, or the one Keycloak takes when none was. */
    private Optional<OTPCredentialModel> device(AuthenticationFlowContext context, @Nullable String chosen) {
        return StringUtil.isBlank(chosen)
                ? Optional.ofNullable(getCredentialProvider(context.getSession())
                        .getDefaultCredential(context.getSession(), context.getRealm(), context.getUser()))
                : devices(context.getUser())
                        .filter(held -> held.getId().equals(chosen))
                        .findFirst();
    }

    /**
     * Saying that a code will be right in five minutes must not help who guessed it. Until its time is over it counts as
     * used, under the key by which Keycloak knows used codes (OTPCredentialProvider); where codes may be used again, that
     * would not hold.
     */
    private static boolean maySay(
            AuthenticationFlowContext context, OTPCredentialModel device, OtpCode code, Duration drift) {
        if (drift.isNegative()) {
            return true;
        }
        OTPPolicy policy = context.getRealm().getOTPPolicy();
        if (policy.isCodeReusable()) {
            return false;
        }
        long period = device.getOTPCredentialData().getPeriod();
        long untilOver = drift.toSeconds() + period * (policy.getLookAheadWindow() + 1L);
        context.getSession().singleUseObjects().putIfAbsent(device.getId() + "." + code.value(), untilOver);
        return true;
    }

    private static Stream<OTPCredentialModel> devices(UserModel member) {
        return member.credentialManager()
                .getStoredCredentialsByTypeStream(OTPCredentialModel.TYPE)
                .map(OTPCredentialModel::createFromCredentialModel);
    }
}
