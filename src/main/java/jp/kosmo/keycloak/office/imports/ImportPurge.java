package jp.kosmo.keycloak.office.imports;

import java.time.Duration;
import java.util.List;
import jp.kosmo.keycloak.jpa.EntityManagers;
import jp.kosmo.keycloak.members.imports.ImportJobs;
import jp.kosmo.keycloak.members.imports.upload.ImportFiles;
import jp.kosmo.keycloak.realm.ScheduledTasks;
import jp.kosmo.keycloak.union.OfficeSettings;
import org.jboss.logging.Logger;
import org.keycloak.common.util.Time;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.KeycloakSessionTaskWithResult;
import org.keycloak.models.utils.KeycloakModelUtils;
import org.keycloak.timer.ScheduledTask;

/** Deletes plans that have rested for long enough: what they hold of members is no record of theirs. */
final class ImportPurge implements ScheduledTask {

    private static final Logger LOG = Logger.getLogger(ImportPurge.class);
    private static final Duration DELAY = Duration.ofSeconds(40);
    private static final Duration INTERVAL = Duration.ofHours(1);

    private ImportPurge() {}

    static void start(KeycloakSessionFactory factory) {
        ScheduledTasks.start(factory, new ImportPurge(), DELAY, INTERVAL);
    }

    @Override
    public void run(KeycloakSession session) {
        ScheduledTasks.forEachUnion(session, this, INTERVAL, ImportPurge::purge);
    }

    private static void purge(KeycloakSessionFactory factory, String realmId) {
        long restingSince = Time.currentTimeMillis() - inTransaction(factory, session -> kept(session, realmId));
        List<String> resting = inTransaction(
                factory, session -> new ImportJobs(EntityManagers.of(session), realmId).restingSince(restingSince));
        // One by one: each may have a million rows, and a transaction has its time.
        long forgotten = resting.stream()
                .filter(job -> inTransaction(
                        factory,
                        session -> new ImportJobs(EntityManagers.of(session), realmId).forget(job, restingSince)))
                .count();
        inTransaction(factory, session -> new ImportFiles(EntityManagers.of(session), realmId).forgetUnused());
        if (forgotten > 0) {
            LOG.infof("Realm %s: %d imports were kept for long enough and are deleted", realmId, forgotten);
        }
    }

    private static long kept(KeycloakSession session, String realmId) {
        return OfficeSettings.importsAreKept(session.realms().getRealm(realmId)).toMillis();
    }

    private static <T> T inTransaction(KeycloakSessionFactory factory, KeycloakSessionTaskWithResult<T> work) {
        return KeycloakModelUtils.runJobInTransactionWithResult(factory, work);
    }

    @Override
    public String getTaskName() {
        return "kosmo-import-purge";
    }
}
