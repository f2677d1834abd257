package jp.kosmo.keycloak.mfa.login;

import org.keycloak.authentication.Authenticator;
import org.keycloak.authentication.authenticators.browser.OTPFormAuthenticatorFactory;
import org.keycloak.models.KeycloakSession;

/** Authenticator {@code kosmo-otp}. */
public final class OtpAuthenticatorFactory extends OTPFormAuthenticatorFactory {

    @Override
    public String getId() {
        return "kosmo-otp";
    }

    @Override
    public String getDisplayType() {
        return "Kosmo: one-time password";
    }

    @Override
    public String getHelpText() {
        return "Asks for a code from the member's app; comes first when it is the method the member prefers.";
    }

    /** Keycloak's own setting "Authenticator Reference": what the claim {@code amr} says. */
    @Override
    public boolean isConfigurable() {
        return true;
    }

    @Override
    public Authenticator create(KeycloakSession session) {
        return new OtpAuthenticator();
    }
}
