package jp.kosmo.keycloak.mfa;

import org.keycloak.authentication.authenticators.browser.WebAuthnAuthenticator;
import org.keycloak.models.KeycloakSession;

/** 「生体認証の設定」 at login: Keycloak's WebAuthn form, with the preferred factor first (SPEC S71, A9). */
final class PasskeyLogin extends WebAuthnAuthenticator {

    PasskeyLogin(KeycloakSession session) {
        super(session);
    }

    @Override
    public String getType(KeycloakSession session) {
        return HeldFactors.place(session, MfaMethod.PASSKEY);
    }
}
