package jp.kosmo.keycloak.office.imports;

import java.time.Duration;
import jp.kosmo.keycloak.members.imports.apply.ImportRunner;
import jp.kosmo.keycloak.members.imports.rules.UserIdRules;
import jp.kosmo.keycloak.office.imports.record.GivenUserIds;
import jp.kosmo.keycloak.office.imports.record.ImportRecords;
import jp.kosmo.keycloak.realm.ScheduledTasks;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.timer.ScheduledTask;

/** Looks for imports that nobody is at: begun on a node that was killed since. */
public final class ImportTask implements ScheduledTask {

    static final ImportRecords RECORDS = new ImportRecords();
    static final UserIdRules USER_IDS = new GivenUserIds();
    static final ImportRunner RUNNER = new ImportRunner(RECORDS, USER_IDS);

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

    @Override
    public String getTaskName() {
        return "kosmo-import";
    }
}
