package jp.kosmo.keycloak.password.login;

import jp.kosmo.keycloak.realm.ProviderIds;
import jp.kosmo.keycloak.realm.SimpleFactory;
import org.keycloak.events.EventListenerProvider;
import org.keycloak.events.EventListenerProviderFactory;
import org.keycloak.models.KeycloakSession;

/** Event listener {@code kosmo-login}. Asked in every realm, it does nothing where no union is. */
public final class LoginListenerFactory implements EventListenerProviderFactory, SimpleFactory<EventListenerProvider> {

    @Override
    public String getId() {
        return ProviderIds.LOGIN;
    }

    @Override
    public EventListenerProvider create(KeycloakSession session) {
        return new LoginListener(session);
    }

    @Override
    public boolean isGlobal() {
        return true;
    }
}
