package jp.kosmo.keycloak.it.office;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import jp.kosmo.keycloak.it.client.AccountRest;
import jp.kosmo.keycloak.it.client.Http;
import jp.kosmo.keycloak.it.fixture.OfficeClerk;
import jp.kosmo.keycloak.it.fixture.OfficeTask;
import jp.kosmo.keycloak.it.fixture.Union;
import jp.kosmo.keycloak.it.harness.Database;
import org.jspecify.annotations.Nullable;
import org.keycloak.util.JsonSerialization;

/** The imports of a union as one clerk makes them. */
public record Imports(OfficeClerk clerk) {

    private static final AtomicInteger FAMILY = new AtomicInteger(1000);
    private static final int LONGEST_SECONDS = 300;
    private static final int PIECE = 4 << 20;

    /** Of a new clerk. */
    public static Imports of(Union union) {
        return new Imports(OfficeClerk.of(union, "members"));
    }

    /** A row of a file: somebody nobody has heard of, with these fields in the place of usual ones. */
    static Map<String, Object> row(Map<String, ?> fields) {
        int family = FAMILY.incrementAndGet();
        Map<String, Object> row = new HashMap<>(Map.of(
                "userId",
                "Kumi%06d".formatted(family),
                "temporary",
                true,
                "symbol",
                "9001",
                "number",
                String.valueOf(family),
                "branchNumber",
                "00",
                "birthdate",
                "1950-03-04",
                "name",
                "山田 久美",
                "email",
                "kumi%d@member.example".formatted(family)));
        row.putAll(fields);
        return row;
    }

    static List<Map<String, Object>> rows(int number) {
        return IntStream.range(0, number).mapToObj(row -> row(Map.of())).toList();
    }

    Job plan(List<Map<String, Object>> rows) {
        return plan(rows, false);
    }

    Job plan(List<Map<String, Object>> rows, boolean wholeList) {
        return job(clerk.post("members/imports", body(rows, wholeList)));
    }

    static String body(List<Map<String, Object>> rows, boolean wholeList) {
        List<Map<String, Object>> numbered = IntStream.range(0, rows.size())
                .mapToObj(index -> {
                    Map<String, Object> row = new HashMap<>(rows.get(index));
                    row.put("line", index + 2);
                    return row;
                })
                .toList();
        return JsonSerialization.valueAsString(Map.of("wholeList", wholeList, "members", numbered));
    }

    /** A file in UTF-8. */
    public static byte[] csv(String header, Stream<String> rows) {
        return Stream.concat(Stream.of(header), rows)
                .map(line -> line + "\r\n")
                .collect(Collectors.joining())
                .getBytes(StandardCharsets.UTF_8);
    }

    /** The id of an uploaded file, sent in pieces as the page does. */
    static String upload(OfficeClerk clerk, byte[] file) {
        String id = uploaded(clerk.upload("members/files", Arrays.copyOf(file, Math.min(file.length, PIECE))));
        for (int from = PIECE; from < file.length; from += PIECE) {
            byte[] piece = Arrays.copyOfRange(file, from, Math.min(file.length, from + PIECE));
            uploaded(clerk.upload("members/files/" + id + "?from=" + from, piece));
        }
        return id;
    }

    private static String uploaded(Http.Answer answer) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return AccountRest.parse(answer.body(), Uploaded.class).id();
    }

    /** The plan of a file, when it is made. */
    public Job planFile(byte[] file, Map<String, Object> order) {
        Map<String, Object> all = new HashMap<>(order);
        all.put("file", upload(clerk, file));
        return rested(job(clerk.post("members/imports", JsonSerialization.valueAsString(all))));
    }

    /** Asks, and waits until the job rests. */
    Job act(Job job, String what) {
        begin(job, what);
        return rested(job);
    }

    /** Asks, and does not wait. */
    public void begin(Job job, String what) {
        job(clerk.post("members/imports/" + job.id() + "/" + what, ""));
    }

    /** When it rests, or after minutes. */
    public Job rested(Job job) {
        long end = System.nanoTime() + Duration.ofSeconds(LONGEST_SECONDS).toNanos();
        Job now = now(job);
        while (now.state().endsWith("ING") && System.nanoTime() < end) {
            try {
                Thread.sleep(200);
            } catch (InterruptedException stopped) {
                throw new IllegalStateException(stopped);
            }
            now = now(job);
        }
        return now;
    }

    /** As it is now. */
    public Job now(Job job) {
        return job(clerk.get("members/imports/" + job.id()));
    }

    /** What is said instead, such as {@code 409 IMPORT_AT_WORK}. */
    String refusal(Job job, String what) {
        return OfficeTask.outcome(clerk.post("members/imports/" + job.id() + "/" + what, ""));
    }

    Stream<Map<String, Object>> rows(Job job, String kind) {
        return page(job, kind).rows().stream();
    }

    /** The reason of the only row of this kind. */
    String reason(Job job, String kind) {
        List<Map<String, Object>> rows = rows(job, kind).toList();
        assertThat(rows).hasSize(1);
        return String.valueOf(rows.get(0).get("reason"));
    }

    Page page(Job job, String kind) {
        return AccountRest.parse(
                clerk.get("members/imports/" + job.id() + "/rows?kind=" + kind).body(), Page.class);
    }

    /** Keycloak's id of who has this user ID. */
    static String idOf(Union union, @Nullable Object userId) {
        return union.admin().users().searchByUsername(String.valueOf(userId), true).stream()
                .map(found -> found.getId())
                .findFirst()
                .orElse("");
    }

    static long members(Union union) {
        return Database.count(
                "select count(*) from user_entity where realm_id = ? and username like 'kumi%'", realmId(union));
    }

    static String realmId(Union union) {
        return union.admin().toRepresentation().getId();
    }

    private static Job job(Http.Answer answer) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return AccountRest.parse(answer.body(), Job.class);
    }

    /** As the office tells it. */
    public record Job(
            String id,
            String clerkId,
            String state,
            long createdAt,
            long changedAt,
            boolean wholeList,
            boolean oneByOne,
            long added,
            long changed,
            long unchanged,
            long refused,
            long gone,
            long done,
            long late,
            long undone,
            long kept,
            @Nullable String fileId,
            @Nullable String fileName,
            @Nullable String refusal,
            long refusedLine,
            @Nullable String clerk,
            @Nullable Long rows,
            @Nullable Boolean goneUnknown,
            @Nullable List<Map<String, Object>> reasons) {

        List<Long> plan() {
            return List.of(added, changed, unchanged, refused, gone);
        }
    }

    /** A file, as far as it has come. */
    record Uploaded(String id, long size) {}

    /** Some rows. */
    record Page(List<Map<String, Object>> rows, @Nullable String next) {}
}
