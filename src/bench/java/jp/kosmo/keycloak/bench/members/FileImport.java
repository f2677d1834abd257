package jp.kosmo.keycloak.bench.members;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.function.DoubleSupplier;
import jp.kosmo.keycloak.it.client.AccountRest;
import jp.kosmo.keycloak.it.client.Http;
import jp.kosmo.keycloak.it.fixture.OfficeClerk;
import jp.kosmo.keycloak.it.fixture.Union;
import org.jspecify.annotations.Nullable;

/** Members of a file, as a clerk brings them in: uploaded, planned and applied. */
final class FileImport {

    private static final int PIECE = 4 << 20;

    private final OfficeClerk clerk;
    private int made;

    FileImport(Union union) {
        clerk = OfficeClerk.of(union, "members");
    }

    /** Brings new ones in; what {@code clock} said when none, a tenth, two tenths … of them were there. */
    double[] bring(int members, DoubleSupplier clock) {
        StringBuilder text = new StringBuilder("仮ユーザID,記号,番号,枝番,生年月日,氏名,メールアドレス\r\n");
        for (int row = 0; row < members; row++) {
            int number = made++;
            text.append("bench%07d,%d,%d,00,1950-03-04,山田 久美,bench%d@member.example\r\n"
                    .formatted(number, 1000 + number / 100_000, number, number));
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
                at[tenth++] = clock.getAsDouble();
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

    /** What of a job is of interest here; of a file, its id. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    record Job(String id, @Nullable String state, long added, long done) {}
}
