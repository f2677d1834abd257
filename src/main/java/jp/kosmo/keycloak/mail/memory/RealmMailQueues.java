package jp.kosmo.keycloak.mail.memory;

import org.keycloak.models.KeycloakSessionFactory;

/** Each union's {@link RealmMailQueue} on this node. */
@FunctionalInterface
interface RealmMailQueues {

    /**
     * The queue of a realm.
     *
     * @param name the realm's name now; it may change, the id does not
     */
    RealmMailQueue of(KeycloakSessionFactory sessions, String realmId, String name);
}
