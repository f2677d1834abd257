package jp.kosmo.keycloak.supportcode;

import java.util.HashMap;
import jp.kosmo.keycloak.jpa.EntityManagers;
import jp.kosmo.keycloak.realm.StockReplacement;
import jp.kosmo.keycloak.realm.UnionRealm;
import org.keycloak.events.Event;
import org.keycloak.events.EventStoreProvider;
import org.keycloak.events.jpa.JpaEventStoreProvider;
import org.keycloak.events.jpa.JpaEventStoreProviderFactory;
import org.keycloak.models.KeycloakSession;

/**
 * Keycloak's own event store, under its own id, that adds the {@link SupportCode} to every event of something refused in a
 * union's realm. Listeners hear of an event after the store and see the number, too.
 */
public final class SupportCodeEventStoreProviderFactory extends JpaEventStoreProviderFactory
        implements StockReplacement<EventStoreProvider> {

    @Override
    public EventStoreProvider create(KeycloakSession session) {
        return new JpaEventStoreProvider(session, EntityManagers.of(session)) {
            @Override
            public void onEvent(Event event) {
                if (event.getError() != null
                        && UnionRealm.is(session.getContext().getRealm())) {
                    SupportCode.of(session).ifPresent(code -> add(event, code));
                }
                super.onEvent(event);
            }
        };
    }

    private static void add(Event event, String code) {
        if (event.getDetails() == null) {
            event.setDetails(new HashMap<>());
        }
        event.getDetails().put(SupportCode.DETAIL, code);
    }
}
