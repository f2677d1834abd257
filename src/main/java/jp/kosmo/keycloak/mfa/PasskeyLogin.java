package jp.kosmo.keycloak.mfa;

import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import org.jspecify.annotations.Nullable;
import org.keycloak.WebAuthnConstants;
import org.keycloak.authentication.AuthenticationFlowContext;
import org.keycloak.authentication.authenticators.browser.WebAuthnAuthenticator;
import org.keycloak.models.KeycloakSession;
import org.keycloak.services.messages.Messages;
import org.keycloak.utils.StringUtil;

/** 「生体認証の設定」 at login: Keycloak's WebAuthn form, with the preferred factor first (SPEC S71, S72, A9). */
final class PasskeyLogin extends WebAuthnAuthenticator {

    PasskeyLogin(KeycloakSession session) {
        super(session);
    }

    @Override
    public String getType(KeycloakSession session) {
        return HeldFactors.place(session, MfaMethod.PASSKEY);
    }

    @Override
    public void action(AuthenticationFlowContext context) {
        MultivaluedMap<String, String> form = context.getHttpRequest().getDecodedFormParameters();
        if (StringUtil.isBlank(form.getFirst(WebAuthnConstants.ERROR)) && !isReadable(context, form)) {
            setErrorResponse(context, Messages.WEBAUTHN_ERROR_API_GET, null);
        } else {
            super.action(context);
        }
    }

    private static boolean isReadable(AuthenticationFlowContext context, MultivaluedMap<String, String> form) {
        return Ceremony.isReadable(
                        context.getAuthenticationSession(),
                        form,
                        WebAuthnConstants.CREDENTIAL_ID,
                        WebAuthnConstants.CLIENT_DATA_JSON,
                        WebAuthnConstants.AUTHENTICATOR_DATA,
                        WebAuthnConstants.SIGNATURE)
                && (StringUtil.isBlank(form.getFirst(WebAuthnConstants.USER_HANDLE))
                        || Ceremony.isReadable(
                                context.getAuthenticationSession(), form, WebAuthnConstants.USER_HANDLE));
    }

    /** What a browser says of an error, anybody can write: only its kind goes into the log and the event. */
    @Override
    protected void setErrorResponse(
            AuthenticationFlowContext context, String errorCase, @Nullable String errorMessage) {
        super.setErrorResponse(
                context,
                errorCase,
                Messages.WEBAUTHN_ERROR_API_GET.equals(errorCase)
                        ? PasskeyProblem.of(errorMessage).name()
                        : errorMessage);
    }

    @Override
    protected Response createErrorResponse(AuthenticationFlowContext context, String errorCase) {
        String error = context.getHttpRequest().getDecodedFormParameters().getFirst(WebAuthnConstants.ERROR);
        if (!StringUtil.isBlank(error)) {
            context.form()
                    .setAttribute(
                            "kosmoPasskeyProblem", PasskeyProblem.of(error).messageKey());
        }
        return super.createErrorResponse(context, errorCase);
    }
}
