package jp.kosmo.keycloak.mfa.setup;

import com.webauthn4j.verifier.attestation.trustworthiness.certpath.CertPathTrustworthinessVerifier;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.core.MultivaluedMap;
import java.util.Locale;
import java.util.Optional;
import jp.kosmo.keycloak.login.LoginEvents;
import jp.kosmo.keycloak.login.LoginGuard;
import jp.kosmo.keycloak.mfa.DeviceLabel;
import jp.kosmo.keycloak.mfa.MfaMethod;
import jp.kosmo.keycloak.mfa.login.PasskeyError;
import jp.kosmo.keycloak.mfa.login.WebAuthnFormData;
import jp.kosmo.keycloak.realm.UnionRealm;
import jp.kosmo.keycloak.text.TypedText;
import org.keycloak.WebAuthnConstants;
import org.keycloak.authentication.RequiredActionContext;
import org.keycloak.authentication.requiredactions.WebAuthnRegister;
import org.keycloak.events.Details;
import org.keycloak.events.EventType;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.utils.FormMessage;
import org.keycloak.services.messages.Messages;
import org.keycloak.sessions.AuthenticationSessionModel;

/**
 * 「セキュリティの設定」 in place of Keycloak's {@code webauthn-register}. The name of the
 * device is asked for on the page, before the device's own dialog opens; Keycloak asks afterwards, when the device has
 * already stored the passkey. A post that no authenticator made, which Keycloak answers with 500, brings the page again.
 */
final class RegisterPasskeyAction extends WebAuthnRegister {

    private static final String NAME_FIELD = WebAuthnConstants.AUTHENTICATOR_LABEL;

    RegisterPasskeyAction(KeycloakSession session, CertPathTrustworthinessVerifier trust) {
        super(session, trust);
    }

    @Override
    public void evaluateTriggers(RequiredActionContext context) {
        FactorSetup.evaluateTriggers(context, MfaMethod.PASSKEY, super::evaluateTriggers);
    }

    @Override
    public void requiredActionChallenge(RequiredActionContext context) {
        if (!UnionRealm.is(context.getRealm())) {
            super.requiredActionChallenge(context);
            return;
        }
        FactorSetup setUp = new FactorSetup(context, MfaMethod.PASSKEY);
        if (!setUp.stops()) {
            setUp.offerWaysOut();
            if (WebAuthnFormData.isRetry(context.getHttpRequest())) {
                context.form().setAttribute("kosmoAgain", true);
            }
            context.form()
                    .setAttribute("kosmoDeviceName", typedName(context))
                    .setAttribute("kosmoDeviceNames", setUp.namesTaken().toList());
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
        FactorSetup setUp = new FactorSetup(context, MfaMethod.PASSKEY);
        MultivaluedMap<String, String> form = context.getHttpRequest().getDecodedFormParameters();
        if (setUp.stopsSubmit() || setUp.takesWayOut(form)) {
            return;
        }
        if (!TypedText.ascii(form.getFirst(WebAuthnConstants.ERROR)).isEmpty()) {
            setUp.offerWaysOut();
            fail(context, PasskeyError.of(form.getFirst(WebAuthnConstants.ERROR)));
        } else if (WebAuthnFormData.isReadable(
                context.getAuthenticationSession(),
                form,
                WebAuthnConstants.CLIENT_DATA_JSON,
                WebAuthnConstants.ATTESTATION_OBJECT)) {
            register(context, form, setUp);
        } else {
            requiredActionChallenge(context);
        }
    }

    /** The page has refused a name that cannot be stored before the device's dialog opened; this is the safety net. */
    private void register(RequiredActionContext context, MultivaluedMap<String, String> form, FactorSetup setUp) {
        DeviceLabel name = DeviceLabel.typed(form.getFirst(NAME_FIELD));
        Optional<String> problem = name.problemAmong(setUp.namesTaken());
        if (problem.isPresent()) {
            refused(context, "device_name_refused");
            context.form().addError(new FormMessage(NAME_FIELD, problem.get()));
            requiredActionChallenge(context);
        } else {
            form.putSingle(NAME_FIELD, setUp.storedName(name));
            boolean logsOut = FactorSetup.takesLogOut(form);
            super.processAction(context);
            setUp.finish(name, logsOut);
        }
    }

    private static void fail(RequiredActionContext context, PasskeyError problem) {
        refused(context, problem.name().toLowerCase(Locale.ROOT));
        context.challenge(context.form()
                .setAttribute("kosmoPasskeyProblem", problem.messageKey())
                .setAttribute("kosmoDeviceName", typedName(context))
                .setError(Messages.WEBAUTHN_ERROR_REGISTER_VERIFICATION)
                .createWebAuthnErrorPage());
    }

    /** Kept from page to page; empty when the page is first shown. */
    private static String typedName(RequiredActionContext context) {
        return HttpMethod.POST.equals(context.getHttpRequest().getHttpMethod())
                ? DeviceLabel.typed(context.getHttpRequest()
                                .getDecodedFormParameters()
                                .getFirst(NAME_FIELD))
                        .value()
                : "";
    }

    private static void refused(RequiredActionContext context, String error) {
        context.getEvent()
                .event(EventType.UPDATE_CREDENTIAL)
                .detail(Details.CREDENTIAL_TYPE, MfaMethod.PASSKEY.credentialType());
        LoginEvents.refused(context, error);
    }
}
