package jp.kosmo.keycloak.it.office;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import jp.kosmo.keycloak.it.fixture.Union;
import jp.kosmo.keycloak.it.harness.Database;
import jp.kosmo.keycloak.it.harness.TestBed;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is kept of an import goes when its days are over, all of it; nothing goes that somebody is at. */
class ImportPurgeIT {

    private static final String TASK = "kosmo-import-purge";
    private static final Union UNION = Union.copyOf("kanekakenpo", "importpurge");
    private static final Imports OFFICE = Imports.of(UNION);
    private static final Letters LETTERS = new Letters(UNION, OFFICE);
    private static final int DAYS = 14;

    /** Everything that has a row of a job, or of its file. */
    private static final Map<String, Boolean> OF_FILE = Map.of(
            "kosmo_import_job where id", false,
            "kosmo_import_row where job_id", false,
            "kosmo_letter_bundle where job_id", false,
            "kosmo_import_file where id", true,
            "kosmo_import_part where file_id", true);

    private static int family = 7000;

    static {
        UNION.changeAuthenticator("kosmo-browser", "kosmo-login", Map.of("officeImportDays", String.valueOf(DAYS)));
    }

    @Test
    void allOfAnOldImportGoesAndAYoungerOneStays() {
        Imports.Job old = doneWithLetters();
        Imports.Job younger = doneWithLetters();
        Map<String, Long> before = kept(younger);
        assertThat(before)
                .allSatisfy((table, rows) -> assertThat(rows).as(table).isPositive());
        age(old, DAYS, Duration.ofHours(1));
        age(younger, DAYS, Duration.ofHours(-1));

        TestBed.run(TASK);

        assertThat(kept(old))
                .allSatisfy((table, rows) -> assertThat(rows).as(table).isZero());
        assertThat(kept(younger)).isEqualTo(before);
        assertThat(Database.count(
                        "select count(*) from user_entity where realm_id = ? and username like 'kpurge%'",
                        Imports.realmId(UNION)))
                .as("members stay")
                .isGreaterThanOrEqualTo(4);
    }

    @ParameterizedTest
    @ValueSource(strings = {"PLANNING", "APPLYING", "UNDOING"})
    void whatIsAtWorkStays(String state) {
        Imports.Job job = planned();
        Map<String, Long> before = kept(job);
        age(job, DAYS, Duration.ofDays(100));
        Database.update("update kosmo_import_job set state = ? where id = ?", state, job.id());

        assertThat(OFFICE.now(job).reasons())
                .as("not counted for who follows it")
                .isNull();
        TestBed.run(TASK);

        assertThat(kept(job)).isEqualTo(before);
        Database.update("update kosmo_import_job set state = 'PLANNED' where id = ?", job.id());
        assertThat(OFFICE.now(job).reasons()).hasSize(1);
        TestBed.run(TASK);
        assertThat(kept(job))
                .as("at rest")
                .allSatisfy((table, rows) -> assertThat(rows).isZero());
    }

    @ParameterizedTest
    @ValueSource(strings = {"issued_at", "printed_at"})
    void letters(String done) {
        Imports.Job job = doneWithLetters();
        age(job, DAYS, Duration.ofDays(1));
        Database.update(
                "update kosmo_letter_bundle set " + done + " = ? where job_id = ?",
                System.currentTimeMillis(),
                job.id());

        TestBed.run(TASK);

        assertThat(kept(job))
                .allSatisfy((table, rows) -> assertThat(rows).as(table).isPositive());
    }

    @Test
    void aFileOfWhichNobodyMakesAPlanWaitsForADay() {
        String old = Imports.upload(OFFICE.clerk(), file());
        String younger = Imports.upload(OFFICE.clerk(), file());
        ageFile(old, Duration.ofHours(25));
        ageFile(younger, Duration.ofHours(23));

        assertThat(OFFICE.clerk()
                        .upload("members/files/" + old + "?from=" + file().length, file())
                        .body())
                .as("more of it, until it goes")
                .contains("FILE_OTHER_PIECE");
        TestBed.run(TASK);

        assertThat(parts(old)).isZero();
        assertThat(OFFICE.clerk().post("members/files/" + old + "/check", "{}").status())
                .isEqualTo(404);
        assertThat(parts(younger)).isPositive();
    }

    /** The purge has chosen what goes, when somebody goes on with it: by the statement with which each begins. */
    @ParameterizedTest
    @CsvSource({
        "update kosmo_import_job set state = 'APPLYING' where id = ?, kosmo_import_job",
        "update kosmo_import_file set file_size = file_size where id = ?, kosmo_import_file",
    })
    void nothingGoesWithWhichSomebodyGoesOnInThisMoment(String begins, String table) throws SQLException {
        Imports.Job job = planned();
        boolean isFile = table.endsWith("file");
        String unused = Imports.upload(OFFICE.clerk(), file());
        if (isFile) {
            ageFile(unused, Duration.ofDays(2));
        } else {
            age(job, DAYS, Duration.ofDays(1));
        }

        CompletableFuture<Void> purge;
        try (Connection other = TestBed.database().getConnection()) {
            other.setAutoCommit(false);
            update(other, begins, isFile ? unused : job.id());
            purge = CompletableFuture.runAsync(() -> TestBed.run(TASK));
            Awaitility.await("the purge waits")
                    .atMost(Duration.ofSeconds(30))
                    .until(() -> Database.count(
                                    "select count(*) from pg_stat_activity where wait_event_type = 'Lock'"
                                            + " and lower(query) like ?",
                                    "%" + table + "%")
                            > 0);
            if (isFile) {
                update(other, "update kosmo_import_job set file_id = ? where id = '" + job.id() + "'", unused);
            }
            other.commit();
        }
        purge.join();

        assertThat(isFile ? parts(unused) : rows(job)).isPositive();
        Database.update("update kosmo_import_job set state = 'PLANNED' where id = ?", job.id());
    }

    private static void update(Connection connection, String sql, String argument) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setString(1, argument);
            statement.executeUpdate();
        }
    }

    private static Imports.Job planned() {
        return OFFICE.planFile(file(), Map.of("temporary", true));
    }

    private static Imports.Job doneWithLetters() {
        Imports.Job done = OFFICE.act(planned(), "apply");
        LETTERS.overview(done);
        return done;
    }

    /** Two new members, and somebody who cannot be. */
    private static byte[] file() {
        int first = family += 3;
        return Imports.csv(
                "仮ユーザID,記号,番号,枝番,生年月日,氏名",
                IntStream.range(first, first + 3)
                        .mapToObj(row ->
                                "kpurge%d,0811,%d,00,%s,山田 久美".formatted(row, row, row == first ? "2月" : "19500304")));
    }

    private static void age(Imports.Job job, int days, Duration more) {
        long at = System.currentTimeMillis() - Duration.ofDays(days).plus(more).toMillis();
        Database.update("update kosmo_import_job set created_at = ?, changed_at = ? where id = ?", at, at, job.id());
        Database.update(
                "update kosmo_letter_bundle set issued_at = null, printed_at = null where job_id = ?", job.id());
        ageFile(String.valueOf(job.fileId()), Duration.ofDays(days).plus(more));
    }

    private static void ageFile(String id, Duration by) {
        Database.update(
                "update kosmo_import_file set created_at = ? where id = ?",
                System.currentTimeMillis() - by.toMillis(),
                id);
    }

    private static long parts(String file) {
        return Database.count("select count(*) from kosmo_import_part where file_id = ?", file);
    }

    private static long rows(Imports.Job job) {
        return Database.count("select count(*) from kosmo_import_row where job_id = ?", job.id());
    }

    /** How many rows there are by table. */
    private static Map<String, Long> kept(Imports.Job job) {
        Map<String, Long> kept = new LinkedHashMap<>();
        OF_FILE.forEach((rows, ofFile) -> kept.put(
                rows,
                Database.count(
                        "select count(*) from " + rows + " = ?", ofFile ? String.valueOf(job.fileId()) : job.id())));
        return kept;
    }
}
