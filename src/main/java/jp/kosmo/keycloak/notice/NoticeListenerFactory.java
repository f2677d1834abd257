package jp.kosmo.keycloak.notice;

import jp.kosmo.keycloak.realm.ProviderIds;
import jp.kosmo.keycloak.realm.SimpleFactory;
import org.keycloak.events.EventListenerProvider;
import org.keycloak.events.EventListenerProviderFactory;
import org.keycloak.models.KeycloakSession;

/** Event listener {@code kosmo-notice}, to be named among the realm's event listeners. */
public final class NoticeListenerFactory implements EventListenerProviderFactory, SimpleFactory<EventListenerProvider> {

    @Override
    public String getId() {
        return ProviderIds.NOTICE_LISTENER;
    }

    @Override
    public EventListenerProvider create(KeycloakSession session) {
        return new NoticeListener(session);
    }
}
