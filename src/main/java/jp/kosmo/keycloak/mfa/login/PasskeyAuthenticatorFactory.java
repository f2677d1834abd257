package jp.kosmo.keycloak.mfa.login;

import org.keycloak.authentication.Authenticator;
import org.keycloak.authentication.authenticators.browser.WebAuthnAuthenticatorFactory;
import org.keycloak.models.KeycloakSession;

/** Authenticator {@code kosmo-passkey}. */
public final class PasskeyAuthenticatorFactory extends WebAuthnAuthenticatorFactory {

    @Override
    public String getId() {
        return "kosmo-passkey";
    }

    @Override
    public String getDisplayType() {
        return "Kosmo: passkey";
    }

    @Override
    public String getHelpText() {
        return "Asks for the member's passkey; comes first when it is the method the member prefers.";
    }

    /** Keycloak's own setting "Authenticator Reference": what the claim {@code amr} says. */
    @Override
    public boolean isConfigurable() {
        return true;
    }

    @Override
    public Authenticator create(KeycloakSession session) {
        return new PasskeyAuthenticator(session);
    }
}
