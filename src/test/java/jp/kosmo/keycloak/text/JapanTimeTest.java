package jp.kosmo.keycloak.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JapanTimeTest {

    @ParameterizedTest
    @CsvSource({
        "2026-11-30T14:59:59.999Z, 2026-10-31T15:00:00Z",
        "2026-11-30T15:00:00Z, 2026-11-30T15:00:00Z",
        "2026-12-31T15:00:00Z, 2026-12-31T15:00:00Z",
        "2028-02-29T20:00:00Z, 2028-02-29T15:00:00Z"
    })
    void monthsBeginAtMidnightThere(Instant moment, Instant begin) {
        assertThat(JapanTime.beginOfMonth(moment.toEpochMilli())).isEqualTo(begin.toEpochMilli());
    }
}
