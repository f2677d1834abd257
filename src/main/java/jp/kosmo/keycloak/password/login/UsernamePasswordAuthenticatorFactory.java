package jp.kosmo.keycloak.password.login;

import java.util.List;
import org.keycloak.authentication.Authenticator;
import org.keycloak.authentication.authenticators.browser.UsernamePasswordFormFactory;
import org.keycloak.models.KeycloakSession;
import org.keycloak.provider.ProviderConfigProperty;

/** Authenticator {@code kosmo-login}. */
public final class UsernamePasswordAuthenticatorFactory extends UsernamePasswordFormFactory {

    @Override
    public String getId() {
        return "kosmo-login";
    }

    @Override
    public String getDisplayType() {
        return "Kosmo: user ID and password";
    }

    @Override
    public String getHelpText() {
        return "The login form. Says the same and takes the same time for an unknown ID, a wrong password and a locked or"
                + " disabled account, and limits failed logins per IP address.";
    }

    @Override
    public boolean isConfigurable() {
        return true;
    }

    @Override
    public List<ProviderConfigProperty> getConfigProperties() {
        return LoginSettings.PROPERTIES;
    }

    @Override
    public Authenticator create(KeycloakSession session) {
        return new UsernamePasswordAuthenticator(session);
    }
}
