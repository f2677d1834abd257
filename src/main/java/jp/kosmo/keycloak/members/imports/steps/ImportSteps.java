package jp.kosmo.keycloak.members.imports.steps;

import jakarta.persistence.EntityManager;
import java.time.Duration;
import java.util.function.BiConsumer;
import java.util.function.Function;
import jp.kosmo.keycloak.jpa.EntityManagers;
import jp.kosmo.keycloak.members.imports.ImportJobs;
import jp.kosmo.keycloak.members.imports.ImportRows;
import jp.kosmo.keycloak.members.imports.upload.StoredFile;
import org.keycloak.common.util.Time;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.RealmModel;
import org.keycloak.models.utils.KeycloakModelUtils;

/** The steps of a job, each a transaction of its own, and none of them when the turn is over. */
public final class ImportSteps {

    private final KeycloakSessionFactory factory;
    private final ImportTurn turn;
    private final String realmId;
    private final String jobId;

    public ImportSteps(KeycloakSessionFactory factory, ImportTurn turn, String realmId, String jobId) {
        this.factory = factory;
        this.turn = turn;
        this.realmId = realmId;
        this.jobId = jobId;
    }

    /** What a step has at hand. */
    public static final class Step {
        public final KeycloakSession session;
        public final RealmModel realm;
        public final EntityManager entities;
        public final ImportJobs jobs;
        public final ImportRows rows;

        private Step(KeycloakSession session, RealmModel realm, String jobId) {
            this.session = session;
            this.realm = realm;
            this.entities = EntityManagers.of(session);
            this.jobs = new ImportJobs(entities, realm.getId());
            this.rows = new ImportRows(entities, realm.getId(), jobId);
        }
    }

    public String jobId() {
        return jobId;
    }

    /**
     * Takes one.
     *
     * @throws ImportTurn.LostException when another works at it now, or nobody is to
     */
    public <T> T step(Function<Step, T> work) {
        return step(ImportTurn.SILENCE, work);
    }

    /** The same for one that may take minutes: that nobody takes the turn meanwhile is said before. */
    public <T> T longStep(Function<Step, T> work) {
        step(ImportTurn.LONG_SILENCE, step -> step);
        KeycloakModelUtils.setTransactionLimit(factory, (int) ImportTurn.LONG_SILENCE.toSeconds());
        try {
            return step(ImportTurn.LONG_SILENCE, work);
        } finally {
            KeycloakModelUtils.setTransactionLimit(factory, 0);
        }
    }

    private <T> T step(Duration silence, Function<Step, T> work) {
        return KeycloakModelUtils.runJobInTransactionWithResult(factory, session -> {
            turn.keep(EntityManagers.of(session), Time.currentTimeMillis(), silence);
            RealmModel realm = session.realms().getRealm(realmId);
            session.getContext().setRealm(realm);
            return work.apply(new Step(session, realm, jobId));
        });
    }

    /** What goes in transactions of its own, over all members of the realm. */
    public void run(BiConsumer<KeycloakSessionFactory, String> work) {
        work.accept(factory, realmId);
    }

    /** The uploaded file with this id. */
    public StoredFile file(String fileId) {
        return new StoredFile(factory, realmId, fileId);
    }
}
