package jp.kosmo.keycloak.mfa;

import jakarta.ws.rs.core.Response;
import org.jspecify.annotations.Nullable;
import org.keycloak.authentication.AuthenticationFlowContext;
import org.keycloak.authentication.authenticators.browser.OTPFormAuthenticator;
import org.keycloak.models.KeycloakSession;
import org.keycloak.services.messages.Messages;

/** 「ワンタイムパスワードの入力」: Keycloak's form, with the preferred factor first and the manual's words (SPEC S92, S93). */
final class OtpLogin extends OTPFormAuthenticator {

    @Override
    public String getType(KeycloakSession session) {
        return HeldFactors.place(session, MfaMethod.OTP);
    }

    @Override
    protected Response challenge(AuthenticationFlowContext context, @Nullable String error, @Nullable String field) {
        return super.challenge(context, Messages.INVALID_TOTP.equals(error) ? "kosmoOtpInvalid" : error, field);
    }
}
