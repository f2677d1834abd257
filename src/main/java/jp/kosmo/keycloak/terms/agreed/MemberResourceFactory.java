package jp.kosmo.keycloak.terms.agreed;

import jp.kosmo.keycloak.realm.SimpleFactory;
import org.keycloak.models.KeycloakSession;
import org.keycloak.services.resource.RealmResourceProvider;
import org.keycloak.services.resource.RealmResourceProviderFactory;

/** Realm resource {@code kosmo}: what the account pages ask for that Keycloak's Account REST does not know. */
public final class MemberResourceFactory implements RealmResourceProviderFactory, SimpleFactory<RealmResourceProvider> {

    @Override
    public String getId() {
        return "kosmo";
    }

    @Override
    public RealmResourceProvider create(KeycloakSession session) {
        return new RealmResourceProvider() {
            @Override
            public Object getResource() {
                return new AgreedTermsResource(session);
            }

            @Override
            public void close() {}
        };
    }
}
