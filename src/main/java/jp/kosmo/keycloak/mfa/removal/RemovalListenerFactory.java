package jp.kosmo.keycloak.mfa.removal;

import jp.kosmo.keycloak.realm.ProviderIds;
import jp.kosmo.keycloak.realm.SimpleFactory;
import org.keycloak.events.EventListenerProvider;
import org.keycloak.events.EventListenerProviderFactory;
import org.keycloak.models.KeycloakSession;

/** Event listener {@code kosmo-removal}. Asked in every realm, it does nothing where no union is. */
public final class RemovalListenerFactory
        implements EventListenerProviderFactory, SimpleFactory<EventListenerProvider> {

    @Override
    public String getId() {
        return ProviderIds.REMOVAL_LISTENER;
    }

    @Override
    public EventListenerProvider create(KeycloakSession session) {
        return new RemovalListener(session);
    }

    @Override
    public boolean isGlobal() {
        return true;
    }
}
