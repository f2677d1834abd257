package jp.kosmo.keycloak.office.imports;

import java.time.Duration;
import jp.kosmo.keycloak.jpa.EntityManagers;
import jp.kosmo.keycloak.members.imports.ImportJobs;
import jp.kosmo.keycloak.members.imports.upload.ImportFiles;
import jp.kosmo.keycloak.realm.ScheduledTasks;
import jp.kosmo.keycloak.union.OfficeSettings;
import org.jboss.logging.Logger;
import org.keycloak.common.util.Time;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.utils.KeycloakModelUtils;
import org.keycloak.timer.ScheduledTask;

/** Deletes plans that have rested for long enough: what they hold of members is no record of theirs. */
final class ImportPurge implements ScheduledTask {

    /** How long a file waits for a plan to be made of it. */
    private static final Duration UNUSED = Duration.ofDays(1);

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
        int jobs = KeycloakModelUtils.runJobInTransactionWithResult(factory, session -> {
            long now = Time.currentTimeMillis();
            long kept = OfficeSettings.importsAreKept(session.realms().getRealm(realmId))
                    .toMillis();
            int forgotten = new ImportJobs(EntityManagers.of(session), realmId).forget(now - kept);
            new ImportFiles(EntityManagers.of(session), realmId).forget(now - UNUSED.toMillis());
            return forgotten;
        });
        if (jobs > 0) {
            LOG.infof("Realm %s: %d imports were kept for long enough and are deleted", realmId, jobs);
        }
    }

    @Override
    public String getTaskName() {
        return "kosmo-import-purge";
    }
}
