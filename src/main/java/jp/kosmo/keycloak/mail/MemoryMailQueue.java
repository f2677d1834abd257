package jp.kosmo.keycloak.mail;

import java.util.function.BiFunction;
import org.keycloak.email.EmailException;
import org.keycloak.models.AbstractKeycloakTransaction;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.RealmModel;
import org.keycloak.models.utils.KeycloakModelUtils;

/** The way from a session into a {@link Lane}, and from there into a session again. */
record MemoryMailQueue(BiFunction<KeycloakSessionFactory, String, Lane> lanes) implements MailQueue {

    @Override
    public void submit(KeycloakSession session, Errand errand) {
        Lane lane = lanes.apply(
                session.getKeycloakSessionFactory(),
                session.getContext().getRealm().getName());
        session.getTransactionManager().enlistAfterCompletion(new AbstractKeycloakTransaction() {
            @Override
            protected void commitImpl() {
                lane.add(errand);
            }

            @Override
            protected void rollbackImpl() {}
        });
    }

    /** Does an errand of a realm, unless the realm is gone. */
    static void run(KeycloakSessionFactory sessions, String realmName, Errand errand) {
        KeycloakModelUtils.runJobInTransaction(sessions, session -> {
            RealmModel realm = session.realms().getRealmByName(realmName);
            if (realm != null) {
                session.getContext().setRealm(realm);
                run(session, errand);
            }
        });
    }

    /** A failed errand's transaction is rolled back, and with it whatever it has submitted. */
    private static void run(KeycloakSession session, Errand errand) {
        try {
            errand.task().run(session);
        } catch (EmailException failed) {
            throw new IllegalStateException(failed);
        }
    }

    @Override
    public void close() {}
}
