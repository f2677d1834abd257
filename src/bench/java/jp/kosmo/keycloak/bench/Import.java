package jp.kosmo.keycloak.bench;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import jp.kosmo.keycloak.it.client.AccountRest;
import jp.kosmo.keycloak.it.client.Http;
import jp.kosmo.keycloak.it.fixture.OfficeClerk;
import jp.kosmo.keycloak.it.fixture.Union;
import org.jspecify.annotations.Nullable;
import org.keycloak.representations.idm.CredentialRepresentation;
import org.keycloak.representations.idm.PartialImportRepresentation;
import org.keycloak.representations.idm.UserRepresentation;

/**
 * How many members a second of processor time brings in: our import of a file beside Keycloak's {@code partialImport}, whose
 * passwords are hashed by the server, or were hashed before. The ways take turns, so that the growing table is the same for all.
 */
final class Import {

    private static final int ROUNDS = Integer.getInteger("kosmo.bench.rounds", 4);
    private static final int HASHED = 300;
    private static final int PREHASHED = 2_000;
    private static final int OURS = 10_000;
    private static final int MANY = Integer.getInteger("kosmo.bench.members", 100_000);
    private static final int AT_ONCE = 50;
    private static final int PIECE = 4 << 20;

    private final Union union = Union.copyOf("daiwakenpo", "importbench", Union::hashAsShipped);
    private final OfficeClerk clerk = OfficeClerk.of(union, "members");
    private final Map<String, List<Double>> rates = new TreeMap<>();
    private final List<String> lines = new ArrayList<>();
    private int made;

    static void run() {
        new Import().measure();
    }

    private void measure() {
        file(OURS); // what it needs once
        partialImport(AT_ONCE, false);
        for (int round = 0; round < ROUNDS; round++) {
            rate("partialImport, hashed", HASHED, () -> partialImport(HASHED, false));
            rate("partialImport, hashed before", PREHASHED, () -> partialImport(PREHASHED, true));
            rate("file", OURS, () -> file(OURS));
        }
        double file = median("file");
        rates.keySet()
                .forEach(way -> print("%-30s %,8.0f members a CPU second; the file %.1f x"
                        .formatted(way, median(way), file / median(way))));
        many();
        Output.write("import.txt", lines);
    }

    private void many() {
        double begin = CpuTime.seconds();
        long start = System.nanoTime();
        double[] at = file(MANY);
        double cpu = CpuTime.seconds() - begin;
        double[] tenths = IntStream.range(1, at.length)
                .mapToDouble(tenth -> MANY / 10.0 / (at[tenth] - at[tenth - 1]))
                .toArray();
        print("%,d members: %.0f s, %,.0f a CPU second; applied by tenths %s, last / first %.2f"
                .formatted(
                        MANY,
                        (System.nanoTime() - start) / 1e9,
                        MANY / cpu,
                        Arrays.toString(
                                Arrays.stream(tenths).mapToLong(Math::round).toArray()),
                        tenths[tenths.length - 1] / tenths[0]));
    }

    private void rate(String way, int members, Runnable work) {
        double begin = CpuTime.seconds();
        work.run();
        rates.computeIfAbsent(way, unknown -> new ArrayList<>()).add(members / (CpuTime.seconds() - begin));
    }

    private double median(String way) {
        double[] sorted = rates.getOrDefault(way, List.of()).stream()
                .mapToDouble(rate -> rate)
                .sorted()
                .toArray();
        return sorted[sorted.length / 2];
    }

    private void partialImport(int members, boolean prehashed) {
        for (int done = 0; done < members; done += AT_ONCE) {
            var some = new PartialImportRepresentation();
            some.setIfResourceExists("FAIL");
            some.setUsers(IntStream.range(0, Math.min(AT_ONCE, members - done))
                    .mapToObj(user -> user(prehashed))
                    .toList());
            try (var answer = union.admin().partialImport(some)) {
                require(answer.getStatus() == 200, "partialImport " + answer.getStatus());
            }
        }
    }

    private UserRepresentation user(boolean prehashed) {
        int number = made++;
        var password = new CredentialRepresentation();
        password.setType(CredentialRepresentation.PASSWORD);
        if (prehashed) {
            password.setSecretData("{\"value\":\"" + "A".repeat(86) + "==\",\"salt\":\"AAAAAAAAAAAAAAAAAAAAAA==\"}");
            password.setCredentialData("{\"hashIterations\":210000,\"algorithm\":\"pbkdf2-sha512\"}");
        } else {
            password.setValue("Start-" + number + "-Password");
        }
        var user = new UserRepresentation();
        user.setUsername("bench%07d".formatted(number));
        user.setEmail("bench%d@member.example".formatted(number));
        user.setEnabled(true);
        user.setCredentials(List.of(password));
        user.setRequiredActions(List.of("kosmo-birthdate", "kosmo-terms", "kosmo-user-id", "UPDATE_PASSWORD"));
        user.setAttributes(Map.of(
                "birthdate", List.of("1950-03-04"),
                "displayName", List.of("山田 久美"),
                "insuredPersonSymbol", List.of(symbol(number)),
                "insuredPersonNumber", List.of(String.valueOf(number)),
                "insuredPersonBranchNumber", List.of("00"),
                "temporaryUserId", List.of("true")));
        return user;
    }

    private static String symbol(int number) {
        return String.valueOf(1000 + number / 100_000);
    }

    /** Uploads, plans and applies; the processor time when none, a tenth, two tenths … of it were applied. */
    private double[] file(int members) {
        StringBuilder text = new StringBuilder("仮ユーザID,記号,番号,枝番,生年月日,氏名,メールアドレス\r\n");
        for (int row = 0; row < members; row++) {
            int number = made++;
            text.append("bench%07d,%s,%d,00,1950-03-04,山田 久美,bench%d@member.example\r\n"
                    .formatted(number, symbol(number), number, number));
        }
        String file = upload(text.toString().getBytes(StandardCharsets.UTF_8));
        Job job = rested(
                answer(clerk.post("members/imports", "{\"file\":\"" + file + "\",\"temporary\":true}"), Job.class));
        require(job.added() == members, "planned " + job);
        job = answer(clerk.post("members/imports/" + job.id() + "/apply", ""), Job.class);
        double[] at = new double[11];
        for (int tenth = 0; tenth < at.length; ) {
            job = now(job);
            if (job.done() * 10 >= (long) members * tenth) {
                at[tenth++] = CpuTime.seconds();
            } else {
                pause();
            }
        }
        require(rested(job).done() == members, "applied " + job);
        return at;
    }

    private String upload(byte[] file) {
        String id = "";
        for (int from = 0; from < file.length; from += PIECE) {
            byte[] piece = Arrays.copyOfRange(file, from, Math.min(file.length, from + PIECE));
            id = answer(clerk.upload("members/files" + (from == 0 ? "" : "/" + id + "?from=" + from), piece), Job.class)
                    .id();
        }
        return id;
    }

    private Job rested(Job job) {
        Job now = job;
        while (String.valueOf(now.state()).endsWith("ING")) {
            pause();
            now = now(now);
        }
        return now;
    }

    private Job now(Job job) {
        return answer(clerk.get("members/imports/" + job.id()), Job.class);
    }

    private static <T> T answer(Http.Answer answer, Class<T> type) {
        require(answer.status() == 200, answer.body());
        return AccountRest.parse(answer.body(), type);
    }

    private static void require(boolean is, String otherwise) {
        if (!is) {
            throw new IllegalStateException(otherwise);
        }
    }

    private static void pause() {
        try {
            Thread.sleep(100);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private void print(String line) {
        System.out.println(line);
        lines.add(line);
    }

    /** What of a job is of interest here; of a file, its id. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    record Job(String id, @Nullable String state, long added, long done) {}
}
