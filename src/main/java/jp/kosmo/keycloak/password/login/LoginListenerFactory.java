package jp.kosmo.keycloak.password.login;

import org.keycloak.Config;
import org.keycloak.events.EventListenerProvider;
import org.keycloak.events.EventListenerProviderFactory;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;

/** Event listener {@code kosmo-login}. Asked in every realm, it does nothing where no union is. */
public final class LoginListenerFactory implements EventListenerProviderFactory {

    @Override
    public String getId() {
        return "kosmo-login";
    }

    @Override
    public EventListenerProvider create(KeycloakSession session) {
        return new LoginListener(session);
    }

    @Override
    public boolean isGlobal() {
        return true;
    }

    @Override
    public void init(Config.Scope config) {}

    @Override
    public void postInit(KeycloakSessionFactory factory) {}

    @Override
    public void close() {}
}
