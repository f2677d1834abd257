package jp.kosmo.keycloak.members.imports.apply;

import jakarta.persistence.EntityManager;
import java.util.function.Function;
import jp.kosmo.keycloak.jpa.EntityManagers;
import jp.kosmo.keycloak.members.imports.ImportJobs;
import jp.kosmo.keycloak.members.imports.ImportRows;
import org.keycloak.common.util.Time;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.RealmModel;
import org.keycloak.models.utils.KeycloakModelUtils;

/** The steps of a job, each a transaction of its own, and none of them when the turn is over. */
final class ImportSteps {

    private final KeycloakSessionFactory factory;
    private final ImportTurn turn;
    private final String realmId;
    private final String jobId;

    ImportSteps(KeycloakSessionFactory factory, ImportTurn turn, String realmId, String jobId) {
        this.factory = factory;
        this.turn = turn;
        this.realmId = realmId;
        this.jobId = jobId;
    }

    /** What a step has at hand. */
    static final class Step {
        final KeycloakSession session;
        final RealmModel realm;
        final EntityManager entities;
        final ImportJobs jobs;
        final ImportRows rows;

        private Step(KeycloakSession session, RealmModel realm, String jobId) {
            this.session = session;
            this.realm = realm;
            this.entities = EntityManagers.of(session);
            this.jobs = new ImportJobs(entities, realm.getId());
            this.rows = new ImportRows(entities, realm.getId(), jobId);
        }
    }

    String jobId() {
        return jobId;
    }

    /** @throws ImportTurn.LostException when another works at it now, or nobody is to */
    <T> T step(Function<Step, T> work) {
        return KeycloakModelUtils.runJobInTransactionWithResult(factory, session -> {
            turn.keep(EntityManagers.of(session), Time.currentTimeMillis());
            RealmModel realm = session.realms().getRealm(realmId);
            session.getContext().setRealm(realm);
            return work.apply(new Step(session, realm, jobId));
        });
    }
}
