package jp.kosmo.keycloak.mfa;

import com.webauthn4j.verifier.attestation.trustworthiness.certpath.CertPathTrustworthinessVerifier;
import jakarta.ws.rs.core.MultivaluedMap;
import java.util.Base64;
import org.jspecify.annotations.Nullable;
import org.keycloak.WebAuthnConstants;
import org.keycloak.authentication.RequiredActionContext;
import org.keycloak.authentication.requiredactions.WebAuthnRegister;
import org.keycloak.models.KeycloakSession;

/**
 * 「生体認証の設定」 in place of Keycloak's {@code webauthn-register} (SPEC S66-S70). A post that no authenticator made,
 * which Keycloak answers with 500, brings the page again.
 */
final class PasskeySetUp extends WebAuthnRegister {

    PasskeySetUp(KeycloakSession session, CertPathTrustworthinessVerifier trust) {
        super(session, trust);
    }

    @Override
    public void evaluateTriggers(RequiredActionContext context) {
        Enrolment.queueIfDueNow(context, MfaMethod.PASSKEY);
    }

    @Override
    public void processAction(RequiredActionContext context) {
        if (Enrolment.stopsHere(context)) {
            return;
        }
        MultivaluedMap<String, String> form = context.getHttpRequest().getDecodedFormParameters();
        if (isSet(form.getFirst(WebAuthnConstants.ERROR))
                || isSet(form.getFirst(WebAuthnConstants.IS_SET_RETRY))
                || isCeremony(context, form)) {
            super.processAction(context);
        } else {
            requiredActionChallenge(context);
        }
    }

    private static boolean isCeremony(RequiredActionContext context, MultivaluedMap<String, String> form) {
        return context.getAuthenticationSession().getAuthNote(WebAuthnConstants.AUTH_CHALLENGE_NOTE) != null
                && isBase64Url(form.getFirst(WebAuthnConstants.CLIENT_DATA_JSON))
                && isBase64Url(form.getFirst(WebAuthnConstants.ATTESTATION_OBJECT))
                && DeviceName.typed(form.getFirst(WebAuthnConstants.AUTHENTICATOR_LABEL))
                        .problem()
                        .isEmpty();
    }

    private static boolean isSet(@Nullable String value) {
        return value != null && !value.isEmpty();
    }

    private static boolean isBase64Url(@Nullable String value) {
        if (value == null || value.isEmpty()) {
            return false;
        }
        try {
            return Base64.getUrlDecoder().decode(value).length > 0;
        } catch (IllegalArgumentException notBase64Url) {
            return false;
        }
    }
}
