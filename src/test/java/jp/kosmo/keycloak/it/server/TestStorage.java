package jp.kosmo.keycloak.it.server;

import org.jspecify.annotations.Nullable;
import org.keycloak.component.ComponentModel;
import org.keycloak.credential.UserCredentialManager;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.SubjectCredentialManager;
import org.keycloak.models.UserModel;
import org.keycloak.storage.StorageId;
import org.keycloak.storage.UserStorageProvider;
import org.keycloak.storage.adapter.AbstractUserAdapterFederatedStorage;
import org.keycloak.storage.user.UserLookupProvider;
import org.keycloak.storage.user.UserRegistrationProvider;

/** Knows everybody whose name begins with {@code fed}. What Keycloak adds to them is in its tables for federated users. */
public final class TestStorage implements UserStorageProvider, UserLookupProvider, UserRegistrationProvider {

    private final KeycloakSession session;
    private final ComponentModel component;

    TestStorage(KeycloakSession session, ComponentModel component) {
        this.session = session;
        this.component = component;
    }

    @Override
    public UserModel getUserById(RealmModel realm, String id) {
        return new User(session, realm, component, new StorageId(id).getExternalId());
    }

    @Override
    public @Nullable UserModel getUserByUsername(RealmModel realm, String name) {
        return name.startsWith("fed") ? new User(session, realm, component, name) : null;
    }

    @Override
    public @Nullable UserModel getUserByEmail(RealmModel realm, String address) {
        return null;
    }

    /** New users are not its business. */
    @Override
    public @Nullable UserModel addUser(RealmModel realm, String name) {
        return null;
    }

    @Override
    public boolean removeUser(RealmModel realm, UserModel user) {
        return true;
    }

    @Override
    public void close() {}

    private static final class User extends AbstractUserAdapterFederatedStorage {
        private final String name;

        User(KeycloakSession session, RealmModel realm, ComponentModel component, String name) {
            super(session, realm, component);
            this.name = name;
        }

        @Override
        public String getUsername() {
            return name;
        }

        @Override
        public void setUsername(String other) {
            if (!other.equals(name)) {
                throw new UnsupportedOperationException("the other system names its users");
            }
        }

        @Override
        public SubjectCredentialManager credentialManager() {
            return new UserCredentialManager(session, realm, this);
        }
    }
}
