package jp.kosmo.keycloak.mfa.login;

import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.nio.charset.StandardCharsets;
import jp.kosmo.keycloak.keycloak.FormFields;
import jp.kosmo.keycloak.login.LoginGuard;
import jp.kosmo.keycloak.mfa.MfaMethod;
import jp.kosmo.keycloak.mfa.UserFactors;
import org.jspecify.annotations.Nullable;
import org.keycloak.WebAuthnConstants;
import org.keycloak.authentication.AuthenticationFlowContext;
import org.keycloak.authentication.FlowStatus;
import org.keycloak.authentication.authenticators.browser.WebAuthnAuthenticator;
import org.keycloak.common.util.Base64Url;
import org.keycloak.models.KeycloakSession;
import org.keycloak.services.messages.Messages;
import org.keycloak.utils.StringUtil;

/** 「生体認証の設定」 at login: Keycloak's WebAuthn form, with the preferred factor first. */
final class PasskeyAuthenticator extends WebAuthnAuthenticator {

    PasskeyAuthenticator(KeycloakSession session) {
        super(session);
    }

    @Override
    public String getType(KeycloakSession session) {
        return UserFactors.place(session, MfaMethod.PASSKEY);
    }

    @Override
    public void authenticate(AuthenticationFlowContext context) {
        LoginGuard.check(context);
        if (WebAuthnFormData.isRetry(context.getHttpRequest())) {
            context.form().setAttribute("kosmoAgain", true);
        }
        super.authenticate(context);
    }

    @Override
    public void action(AuthenticationFlowContext context) {
        LoginGuard.check(context);
        FormFields.cut(context.getSession());
        MultivaluedMap<String, String> form = context.getHttpRequest().getDecodedFormParameters();
        if (StringUtil.isBlank(form.getFirst(WebAuthnConstants.ERROR)) && !isReadable(context, form)) {
            setErrorResponse(context, Messages.WEBAUTHN_ERROR_API_GET, null);
            return;
        }
        super.action(context);
        if (context.getStatus() == FlowStatus.SUCCESS) {
            UserFactors.noteShown(context.getAuthenticationSession());
        }
    }

    private static boolean isReadable(AuthenticationFlowContext context, MultivaluedMap<String, String> form) {
        String owner = form.getFirst(WebAuthnConstants.USER_HANDLE);
        return WebAuthnFormData.isReadable(
                        context.getAuthenticationSession(),
                        form,
                        WebAuthnConstants.CREDENTIAL_ID,
                        WebAuthnConstants.CLIENT_DATA_JSON,
                        WebAuthnConstants.AUTHENTICATOR_DATA,
                        WebAuthnConstants.SIGNATURE)
                && (StringUtil.isBlank(owner) || owner.equals(userHandle(context)));
    }

    /** As the set-up hands it to the browser. */
    private static String userHandle(AuthenticationFlowContext context) {
        return Base64Url.encode(context.getUser().getId().getBytes(StandardCharsets.UTF_8));
    }

    /** What a browser says of an error, anybody can write: of that only the kind goes into the log and the event. */
    @Override
    protected void setErrorResponse(
            AuthenticationFlowContext context, String errorCase, @Nullable String errorMessage) {
        context.getEvent().user(context.getUser());
        super.setErrorResponse(
                context,
                errorCase,
                Messages.WEBAUTHN_ERROR_API_GET.equals(errorCase)
                        ? PasskeyError.atLogin(errorMessage).name()
                        : errorMessage);
    }

    @Override
    protected Response createErrorResponse(AuthenticationFlowContext context, String errorCase) {
        String error = context.getHttpRequest().getDecodedFormParameters().getFirst(WebAuthnConstants.ERROR);
        if (!StringUtil.isBlank(error)) {
            context.form()
                    .setAttribute(
                            "kosmoPasskeyProblem", PasskeyError.atLogin(error).messageKey());
        }
        return super.createErrorResponse(context, errorCase);
    }
}
