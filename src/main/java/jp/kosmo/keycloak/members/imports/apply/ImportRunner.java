package jp.kosmo.keycloak.members.imports.apply;

import jakarta.persistence.EntityManager;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import jp.kosmo.keycloak.jpa.DataFault;
import jp.kosmo.keycloak.jpa.EntityManagers;
import jp.kosmo.keycloak.members.file.csv.FileRefusal;
import jp.kosmo.keycloak.members.imports.ImportJob;
import jp.kosmo.keycloak.members.imports.ImportJobs;
import jp.kosmo.keycloak.members.imports.ImportRows;
import jp.kosmo.keycloak.members.imports.ImportState;
import jp.kosmo.keycloak.members.imports.ImportTurnEntity;
import jp.kosmo.keycloak.members.imports.RecordChange;
import jp.kosmo.keycloak.members.imports.plan.FilePlan;
import jp.kosmo.keycloak.members.imports.rules.UserIdRules;
import jp.kosmo.keycloak.members.imports.steps.ImportSteps;
import jp.kosmo.keycloak.members.imports.steps.ImportTurn;
import org.jboss.logging.Logger;
import org.keycloak.common.util.Time;
import org.keycloak.executors.ExecutorsProvider;
import org.keycloak.models.AbstractKeycloakTransaction;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.RealmModel;
import org.keycloak.models.utils.KeycloakModelUtils;

/**
 * Works at imports, on threads of its own. A job goes in steps, each a transaction; what a killed node leaves is taken up where its
 * last step has ended.
 */
public final class ImportRunner {

    private static final Logger LOG = Logger.getLogger(ImportRunner.class);
    private static final String THREADS = "kosmo-import";

    private final RecordChange records;
    private final UserIdRules userIds;

    public ImportRunner(RecordChange records, UserIdRules userIds) {
        this.records = records;
        this.userIds = userIds;
    }

    /**
     * Begins, when the request goes through.
     *
     * @param to PLANNING, which a job of a file is from the beginning, APPLYING or UNDOING
     * @return whether the job still was in this state, and no other of the realm is at work
     */
    public boolean begin(KeycloakSession session, RealmModel realm, String jobId, ImportState from, ImportState to) {
        EntityManager entities = EntityManagers.of(session);
        long now = Time.currentTimeMillis();
        if (entities.find(ImportTurnEntity.class, realm.getId()) != null
                || !new ImportJobs(entities, realm.getId()).turn(jobId, from, to, now)) {
            return false;
        }
        entities.persist(new ImportTurnEntity(realm.getId(), jobId, "", 0));
        entities.flush();
        afterCommit(session, realm.getId());
        return true;
    }

    /**
     * After the step under way. What is done to members stays done; a plan that is half made goes.
     *
     * @return whether the job was at work
     */
    public static boolean stop(KeycloakSession session, RealmModel realm, String jobId) {
        EntityManager entities = EntityManagers.of(session);
        ImportTurn.end(entities, realm.getId());
        ImportJobs jobs = new ImportJobs(entities, realm.getId());
        long now = Time.currentTimeMillis();
        if (jobs.turn(jobId, ImportState.PLANNING, ImportState.REFUSED, now)) {
            refuse(
                    jobs,
                    new ImportRows(entities, realm.getId(), jobId),
                    jobId,
                    new FileRefusal(FileRefusal.Code.STOPPED));
            return true;
        }
        return jobs.turn(jobId, ImportState.APPLYING, ImportState.STOPPED, now)
                || jobs.turn(jobId, ImportState.UNDOING, ImportState.DONE, now);
    }

    /** Takes up what nobody is at. */
    public void takeUp(KeycloakSession session) {
        KeycloakSessionFactory factory = session.getKeycloakSessionFactory();
        ExecutorService threads = threads(session);
        ImportTurn.waiting(EntityManagers.of(session), Time.currentTimeMillis())
                .forEach(realm -> threads.execute(() -> work(factory, realm)));
    }

    private void afterCommit(KeycloakSession session, String realmId) {
        KeycloakSessionFactory factory = session.getKeycloakSessionFactory();
        ExecutorService threads = threads(session);
        session.getTransactionManager().enlistAfterCompletion(new AbstractKeycloakTransaction() {
            @Override
            protected void commitImpl() {
                threads.execute(() -> work(factory, realmId));
            }

            @Override
            protected void rollbackImpl() {}
        });
    }

    private static ExecutorService threads(KeycloakSession session) {
        return session.getProvider(ExecutorsProvider.class).getExecutor(THREADS);
    }

    private void work(KeycloakSessionFactory factory, String realmId) {
        ImportTurn turn = new ImportTurn(realmId);
        try {
            Optional<String> job = KeycloakModelUtils.runJobInTransactionWithResult(
                    factory, session -> turn.take(EntityManagers.of(session), Time.currentTimeMillis()));
            job.ifPresent(id -> work(new ImportSteps(factory, turn, realmId, id)));
        } catch (ImportTurn.LostException stopped) {
            LOG.debugf("Realm %s: the import was stopped, or another node has it", realmId);
        } catch (RuntimeException failed) {
            // Messages of databases quote the row. It is tried again when the turn is over.
            LOG.errorf(
                    "Realm %s: an import has failed and will be tried again: %s", realmId, DataFault.describe(failed));
        }
    }

    private void work(ImportSteps steps) {
        Optional<ImportState> found =
                steps.step(step -> step.jobs.find(steps.jobId()).map(ImportJob::state));
        if (found.filter(ImportState::isAtWork).isEmpty()) {
            steps.step(step -> {
                ImportTurn.end(step.entities, step.realm.getId());
                return step;
            });
            return;
        }
        ImportState state = found.get();
        if (state == ImportState.PLANNING) {
            plan(steps);
        } else if (state == ImportState.APPLYING) {
            new ImportApply(steps, records, userIds).run();
            end(steps, state, ImportState.DONE);
        } else if (state == ImportState.UNDOING) {
            new ImportBack(steps, records).run();
            end(steps, state, ImportState.UNDONE);
        }
    }

    private void plan(ImportSteps steps) {
        try {
            new FilePlan(steps, records, userIds).make();
            end(steps, ImportState.PLANNING, ImportState.PLANNED);
        } catch (FileRefusal refused) {
            steps.longStep(step -> {
                refuse(step.jobs, step.rows, steps.jobId(), refused);
                return step;
            });
            end(steps, ImportState.PLANNING, ImportState.REFUSED);
        }
    }

    private static void refuse(ImportJobs jobs, ImportRows rows, String jobId, FileRefusal refusal) {
        rows.deleteAll();
        jobs.refuse(jobId, refusal.code().name(), refusal.line());
    }

    private static void end(ImportSteps steps, ImportState from, ImportState to) {
        steps.step(step -> {
            step.jobs.turn(steps.jobId(), from, to, Time.currentTimeMillis());
            ImportTurn.end(step.entities, step.realm.getId());
            return to;
        });
        LOG.infof("Import %s: %s", steps.jobId(), to);
    }
}
