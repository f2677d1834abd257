package jp.kosmo.keycloak.mail;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LinkLifeTest {

    /** What leaves last can still be opened, and every link has a time in which it may leave. */
    @ParameterizedTest
    @CsvSource({
        "4, 3",
        "60, 45",
        "120, 90",
        "180, 135",
        "240, 180",
        "300, 240",
        "600, 540",
        "1800, 1740",
        "43200, 43140"
    })
    void aMailLeavesInTimeToBeOpened(long life, long mayWait) {
        long ends = Instant.parse("2026-11-29T09:05:59Z").toEpochMilli();

        assertThat(new LinkLife(ends, Duration.ofSeconds(life)).worthSendingUntil())
                .isEqualTo(ends - (life - mayWait) * 1000);
    }

    /** A minute that has begun is promised to nobody. */
    @ParameterizedTest
    @ValueSource(strings = {"2026-11-29T09:05:00Z", "2026-11-29T09:05:59.999Z"})
    void itsEndIsTheMinuteInJapan(String end) {
        assertThat(new LinkLife(Instant.parse(end).toEpochMilli(), Duration.ofMinutes(5)).parts())
                .isEqualTo(Map.of("year", 2026, "month", 11, "day", 29, "hour", 18, "minute", 5));
    }
}
