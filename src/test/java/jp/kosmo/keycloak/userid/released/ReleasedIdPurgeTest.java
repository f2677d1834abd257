package jp.kosmo.keycloak.userid.released;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import jp.kosmo.keycloak.text.JapanTime;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Which rows of the history are of no use any more. */
class ReleasedIdPurgeTest {

    static Stream<Integer> days() {
        return IntStream.of(0, 1, 15, 28, 31, 60, 180, 3650).boxed();
    }

    /** On each day of a year: an ID is kept for its days, and this month's changes are still counted. */
    @ParameterizedTest
    @MethodSource("days")
    void neitherKeptFromOthersNorAChangeOfThisMonth(int days) {
        Instant newYear = Instant.parse("2026-01-01T03:00:00Z");
        for (int day = 0; day < 365; day++) {
            long now = newYear.plus(Duration.ofDays(day)).toEpochMilli();
            long before = ReleasedIdPurge.before(now, days);
            assertThat(before)
                    .isLessThanOrEqualTo(now - Duration.ofDays(days).toMillis())
                    .isLessThanOrEqualTo(JapanTime.beginOfMonth(now))
                    .isGreaterThan(
                            now - Duration.ofDays(Math.max(days, 31) + 1L).toMillis());
        }
    }
}
