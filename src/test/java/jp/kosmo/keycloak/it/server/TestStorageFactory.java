package jp.kosmo.keycloak.it.server;

import org.keycloak.component.ComponentModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.storage.UserStorageProviderFactory;

/** Provider {@code test-storage}: users whom another system keeps, as an LDAP directory does without import. */
public final class TestStorageFactory implements UserStorageProviderFactory<TestStorage> {

    /** Provider id. */
    public static final String ID = "test-storage";

    @Override
    public String getId() {
        return ID;
    }

    @Override
    public TestStorage create(KeycloakSession session, ComponentModel component) {
        return new TestStorage(session, component);
    }
}
