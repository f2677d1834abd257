package jp.kosmo.keycloak.jpa;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.cache.UserCache;
import org.keycloak.models.utils.UserModelDelegate;

/** What Keycloak's nodes remember of users that were changed in the database, behind its back. */
public final class CachedUsers {

    private final KeycloakSession session;
    private final RealmModel realm;

    public CachedUsers(KeycloakSession session, RealmModel realm) {
        this.session = session;
        this.realm = realm;
    }

    /** Every node forgets this user when the transaction is committed. The user is not read for it. */
    public void forget(String id, String username, @Nullable String email) {
        Optional.ofNullable(session.getProvider(UserCache.class))
                .ifPresent(cache -> cache.evict(realm, new Named(id, username, email)));
    }

    /** By what a cache knows a user. */
    private static final class Named extends UserModelDelegate {

        private final String id;
        private final String username;
        private final @Nullable String email;

        Named(String id, String username, @Nullable String email) {
            super(null);
            this.id = id;
            this.username = username;
            this.email = email;
        }

        @Override
        public String getId() {
            return id;
        }

        @Override
        public String getUsername() {
            return username;
        }

        @Override
        public @Nullable String getEmail() {
            return email;
        }
    }
}
