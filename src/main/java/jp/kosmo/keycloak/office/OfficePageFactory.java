package jp.kosmo.keycloak.office;

import jp.kosmo.keycloak.realm.ProviderIds;
import jp.kosmo.keycloak.realm.SimpleFactory;
import org.keycloak.models.KeycloakSession;
import org.keycloak.services.resource.RealmResourceProvider;
import org.keycloak.services.resource.RealmResourceProviderFactory;

/** Realm resource {@code kosmo-office}: the page of the office. */
public final class OfficePageFactory implements RealmResourceProviderFactory, SimpleFactory<RealmResourceProvider> {

    @Override
    public String getId() {
        return ProviderIds.OFFICE;
    }

    @Override
    public RealmResourceProvider create(KeycloakSession session) {
        return new RealmResourceProvider() {
            @Override
            public Object getResource() {
                return new OfficePage(session);
            }

            @Override
            public void close() {}
        };
    }
}
