package jp.kosmo.keycloak.office.imports;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import jp.kosmo.keycloak.members.imports.apply.ImportRunner;
import jp.kosmo.keycloak.realm.ScheduledTasks;
import jp.kosmo.keycloak.userid.UserIdConfig;
import org.keycloak.common.util.Time;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.RealmModel;
import org.keycloak.timer.ScheduledTask;

/** Looks for imports that nobody is at: begun on a node that was killed since. */
public final class ImportTask implements ScheduledTask {

    static final ImportRecords RECORDS = new ImportRecords();
    static final ImportRunner RUNNER = new ImportRunner(RECORDS, ImportTask::releasedSince);

    private static final Duration DELAY = Duration.ofSeconds(30);
    private static final Duration INTERVAL = Duration.ofSeconds(15);

    private ImportTask() {}

    /** For the {@code postInit} of a factory. */
    public static void start(KeycloakSessionFactory factory) {
        ScheduledTasks.start(factory, new ImportTask(), DELAY, INTERVAL);
        ImportPurge.start(factory);
    }

    @Override
    public void run(KeycloakSession session) {
        RUNNER.takeUp(session);
    }

    /** IDs given up after this are kept from others. */
    static long releasedSince(RealmModel realm) {
        return Time.currentTimeMillis()
                - TimeUnit.DAYS.toMillis(UserIdConfig.of(realm).releasedIdDays());
    }

    @Override
    public String getTaskName() {
        return "kosmo-import";
    }
}
