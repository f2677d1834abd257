package jp.kosmo.keycloak.mail;

import org.keycloak.models.KeycloakSessionFactory;

/** Each union's {@link Lane} on this node. */
@FunctionalInterface
interface Lanes {

    /**
     * The lane of a realm.
     *
     * @param name the realm's name now; it may change, the id does not
     */
    Lane of(KeycloakSessionFactory sessions, String realmId, String name);
}
