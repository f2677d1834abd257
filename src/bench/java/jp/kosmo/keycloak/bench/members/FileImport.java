package jp.kosmo.keycloak.bench.members;

import java.util.Map;
import java.util.function.DoubleSupplier;
import java.util.stream.IntStream;
import jp.kosmo.keycloak.it.fixture.Union;
import jp.kosmo.keycloak.it.office.Imports;

/** Members of a file, as a clerk brings them in: uploaded, planned and applied. */
final class FileImport {

    private static final int TENTHS = 10;
    private static final long POLL_MILLIS = 100;

    private final Imports office;
    private int made;

    FileImport(Union union) {
        office = Imports.of(union);
    }

    /** Brings new ones in; what {@code clock} said when none, a tenth, two tenths … of them were there. */
    double[] bring(int members, DoubleSupplier clock) {
        int first = made;
        made += members;
        byte[] file = Imports.csv(
                "仮ユーザID,記号,番号,枝番,生年月日,氏名,メールアドレス",
                IntStream.range(first, made)
                        .mapToObj(number -> "bench%07d,%d,%d,00,1950-03-04,山田 久美,bench%d@member.example"
                                .formatted(number, 1000 + number / 100_000, number, number)));
        Imports.Job job = rested(office.planFile(file, Map.of("temporary", true)));
        require(job.added() == members, "planned " + job);
        office.begin(job, "apply");
        double[] at = new double[TENTHS + 1];
        for (int tenth = 0; tenth < at.length; ) {
            if (office.now(job).done() * TENTHS >= (long) members * tenth) {
                at[tenth++] = clock.getAsDouble();
            } else {
                pause();
            }
        }
        Imports.Job done = rested(job);
        require(done.done() == members, "applied " + done);
        return at;
    }

    /** However long it takes. */
    private Imports.Job rested(Imports.Job job) {
        Imports.Job now = office.rested(job);
        return now.state().endsWith("ING") ? rested(now) : now;
    }

    private static void require(boolean is, String otherwise) {
        if (!is) {
            throw new IllegalStateException(otherwise);
        }
    }

    private static void pause() {
        try {
            Thread.sleep(POLL_MILLIS);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
