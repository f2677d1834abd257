package jp.kosmo.keycloak.mfa.login;

import jp.kosmo.keycloak.console.ConsoleText;
import jp.kosmo.keycloak.realm.ProviderIds;
import org.keycloak.authentication.Authenticator;
import org.keycloak.authentication.authenticators.browser.WebAuthnAuthenticatorFactory;
import org.keycloak.models.KeycloakSession;

/** Authenticator {@code kosmo-passkey}. */
public final class PasskeyAuthenticatorFactory extends WebAuthnAuthenticatorFactory {

    @Override
    public String getId() {
        return ProviderIds.PASSKEY;
    }

    @Override
    public String getDisplayType() {
        return ConsoleText.name(getId());
    }

    @Override
    public String getHelpText() {
        return ConsoleText.help(getId());
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
