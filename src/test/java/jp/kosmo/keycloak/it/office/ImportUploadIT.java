package jp.kosmo.keycloak.it.office;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import jp.kosmo.keycloak.it.client.AccountRest;
import jp.kosmo.keycloak.it.client.Http;
import jp.kosmo.keycloak.it.fixture.OfficeTask;
import jp.kosmo.keycloak.it.fixture.Union;
import jp.kosmo.keycloak.it.harness.Database;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A clerk's file comes in pieces, and is its own union's. */
class ImportUploadIT {

    private static final Union UNION = Union.copyOf("kanekakenpo", "importupload");
    private static final Imports OFFICE = Imports.of(UNION);
    private static final Union FULL = Union.copyOf("kanekakenpo", "importfull");
    private static final Imports CLERK_OF_FULL = Imports.of(FULL);
    private static final List<String> FULL_TABLES = List.of("part", "file", "row", "job");
    private static final String HEADER = "仮ユーザID,記号,番号,枝番,生年月日,氏名,部署\r\n";

    @Test
    void comesInPieces() {
        byte[] padded = (HEADER + "kpieces01,0806,1,00,19500304,山田,\r\n" + "\r\n".repeat(100_000))
                .getBytes(StandardCharsets.UTF_8);
        String id = Imports.upload(OFFICE.clerk(), Arrays.copyOf(padded, 70_001));
        byte[] rest = Arrays.copyOfRange(padded, 70_001, padded.length);

        assertThat(OFFICE.clerk()
                        .upload("members/files/" + id + "?from=70000", rest)
                        .body())
                .contains("FILE_OTHER_PIECE");
        assertThat(OFFICE.clerk()
                        .upload("members/files/" + id + "?from=70001", rest)
                        .body())
                .isEqualTo("{\"id\":\"" + id + "\",\"size\":" + padded.length + "}");
        assertThat(OFFICE.clerk()
                        .upload("members/files/" + id + "?from=70001", rest)
                        .body())
                .as("the same piece again")
                .contains("FILE_OTHER_PIECE");
        assertThat(OFFICE.clerk().post("members/files/" + id + "/check", "{}").body())
                .contains("\"rows\":1,\"rowsRefused\":0");
    }

    @Test
    void whatIsTooLargeIsNotKept() {
        byte[] piece = new byte[8 << 20];
        String id = Imports.upload(OFFICE.clerk(), piece);
        for (long from = piece.length; from < 64 << 20; from += piece.length) {
            assertThat(OFFICE.clerk()
                            .upload("members/files/" + id + "?from=" + from, piece)
                            .status())
                    .isEqualTo(200);
        }
        Http.Answer refused = OFFICE.clerk().upload("members/files/" + id + "?from=" + (64 << 20), new byte[1]);

        assertThat(refused.status() + refused.body()).isEqualTo("413{\"error\":\"FILE_TOO_LARGE\"}");
        assertThat(Database.count("select file_size from kosmo_import_file where id = ?", id))
                .isEqualTo(64 << 20);
    }

    /** A plan takes a while; whoever has picked the wrong file does not wait for it. */
    @Test
    void aPlanIsStoppedWhileItIsMade() {
        byte[] file = Imports.csv(
                "仮ユーザID,記号,番号,枝番,生年月日",
                IntStream.range(0, 100_000).mapToObj(row -> "kstop%06d,0809,%d,00,19500304".formatted(row, row)));
        String id = Imports.upload(OFFICE.clerk(), file);
        Imports.Job job = AccountRest.parse(
                OFFICE.clerk()
                        .post("members/imports", "{\"file\":\"" + id + "\"}")
                        .body(),
                Imports.Job.class);

        Imports.Job stopped = OFFICE.act(job, "stop");

        assertThat(List.of(stopped.state(), String.valueOf(stopped.refusal())))
                .isEqualTo(List.of("REFUSED", "STOPPED"));
        assertThat(Database.count("select count(*) from kosmo_import_row where job_id = ?", job.id()))
                .isZero();
        assertThat(OFFICE.planFile(Imports.csv(HEADER.strip(), Stream.of()), Map.of())
                        .state())
                .as("the next one")
                .isEqualTo("PLANNED");
    }

    @Test
    void anotherUnionsFileIsNone() {
        Imports other = Imports.of(Union.copyOf("kanekakenpo", "importuploadother"));
        byte[] file = (HEADER + "kother001,0807,1,00,19500304,山田,\r\n").getBytes(StandardCharsets.UTF_8);
        String id = Imports.upload(OFFICE.clerk(), file);
        Imports.Job job = OFFICE.planFile(file, Map.of());

        assertThat(Stream.of(
                                other.clerk().upload("members/files/" + id + "?from=" + file.length, file),
                                other.clerk().post("members/files/" + id + "/check", "{}"),
                                other.clerk().post("members/imports", "{\"file\":\"" + id + "\"}"),
                                other.clerk().get("members/imports/" + job.id() + "/result"))
                        .map(OfficeTask::outcome))
                .containsExactly("404 NO_SUCH_FILE", "404 NO_SUCH_FILE", "404 NO_SUCH_FILE", "404 NO_SUCH_IMPORT");
    }

    /** What is full is one union's, for a day: how many, how much in all, and what is said of one more. */
    @ParameterizedTest
    @CsvSource({
        "file, 499, 536870911, done",
        "file, 500, 0, 429 TOO_MANY_FILES",
        "file, 2, 536870912, 429 TOO_MANY_FILES",
        "job, 499, 4999999, done",
        "job, 500, 0, 429 TOO_MANY_PLANS",
        "job, 1, 5000000, 429 TOO_MANY_PLANS",
    })
    void nobodyFillsTheDisk(String table, int number, long size, String outcome) {
        byte[] file = (HEADER + "kfull0001,0813,1,00,19500304,山田,\r\n").getBytes(StandardCharsets.UTF_8);
        FULL_TABLES.forEach(each ->
                Database.update("delete from kosmo_import_" + each + " where realm_id = ?", Imports.realmId(FULL)));
        String begun = Imports.upload(CLERK_OF_FULL.clerk(), file);
        Database.update("delete from kosmo_import_file where id <> ? and realm_id = ?", begun, Imports.realmId(FULL));
        fill(table, number - (table.equals("file") ? 1 : 0), size - (table.equals("file") ? file.length : 0));

        assertThat(oneMore(table, begun, file)).isEqualTo(outcome);
        if (table.equals("file")) {
            assertThat(OfficeTask.outcome(CLERK_OF_FULL
                            .clerk()
                            .upload("members/files/" + begun + "?from=" + file.length, new byte[1])))
                    .as("more of a file that has begun to come")
                    .isEqualTo(size == 0 ? "done" : "429 TOO_MANY_FILES");
        }
        assertThat(OfficeTask.outcome(OFFICE.clerk().upload("members/files", file)))
                .as("another union")
                .isEqualTo("done");
        Database.update(
                "update kosmo_import_" + table + " set created_at = created_at - ? where id like 'full%'",
                Duration.ofHours(2).toMillis());
        assertThat(oneMore(table, begun, file)).as("two hours later").isEqualTo("done");
    }

    private static String oneMore(String table, String begun, byte[] file) {
        if (table.equals("file")) {
            return OfficeTask.outcome(CLERK_OF_FULL.clerk().upload("members/files", file));
        }
        Http.Answer answer = CLERK_OF_FULL.clerk().post("members/imports", "{\"file\":\"" + begun + "\"}");
        if (answer.status() == 200) {
            CLERK_OF_FULL.rested(AccountRest.parse(answer.body(), Imports.Job.class));
        }
        return OfficeTask.outcome(answer);
    }

    /** As if the union had done this 23 hours ago. */
    private static void fill(String table, int number, long size) {
        String more = table.equals("file")
                ? "file_size) select ?, ?, 'full' || n"
                : "new_rows, clerk_id, state, changed_at, whole_list, one_by_one, changed_rows, unchanged_rows, refused_rows,"
                        + " gone_members, done_rows, late_rows, undone_rows, kept_rows, refused_line)"
                        + " select ?, ?, 'full' || n";
        String values = table.equals("file") ? "" : ", '', 'DONE', 0, false, false, 0, 0, 0, 0, 0, 0, 0, 0, 0";
        Database.update(
                "insert into kosmo_import_" + table + " (realm_id, created_at, id, " + more
                        + ", case when n = 1 then ? else 0 end" + values + " from generate_series(1, ?) n",
                Imports.realmId(FULL),
                System.currentTimeMillis() - Duration.ofHours(23).toMillis(),
                size,
                number);
    }
}
