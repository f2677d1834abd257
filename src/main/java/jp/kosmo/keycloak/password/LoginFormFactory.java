package jp.kosmo.keycloak.password;

import org.keycloak.authentication.Authenticator;
import org.keycloak.authentication.authenticators.browser.UsernamePasswordFormFactory;
import org.keycloak.models.KeycloakSession;

/** Authenticator {@code kosmo-login}. */
public final class LoginFormFactory extends UsernamePasswordFormFactory {

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
                + " disabled account.";
    }

    @Override
    public Authenticator create(KeycloakSession session) {
        return new LoginForm(session);
    }
}
