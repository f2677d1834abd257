package jp.kosmo.keycloak.password.login;

import java.util.List;
import jp.kosmo.keycloak.console.ConsoleText;
import jp.kosmo.keycloak.realm.ProviderIds;
import org.keycloak.authentication.Authenticator;
import org.keycloak.authentication.authenticators.browser.UsernamePasswordFormFactory;
import org.keycloak.models.KeycloakSession;
import org.keycloak.provider.ProviderConfigProperty;

/** Authenticator {@code kosmo-login}. */
public final class UsernamePasswordAuthenticatorFactory extends UsernamePasswordFormFactory {

    @Override
    public String getId() {
        return ProviderIds.LOGIN;
    }

    @Override
    public String getDisplayType() {
        return ConsoleText.name(getId());
    }

    @Override
    public String getHelpText() {
        return ConsoleText.help(getId());
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
