package jp.kosmo.keycloak.office.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.Metrics;
import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class MemberMetricsTest {

    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final MemberMetrics metrics = new MemberMetrics();

    @BeforeEach
    void watch() {
        Metrics.addRegistry(registry);
    }

    @AfterEach
    void stopWatching() {
        metrics.retain(Set.of());
        Metrics.removeRegistry(registry);
    }

    @Test
    void showsTheLastCount() {
        metrics.show("1", "kane", Map.of(Figure.MEMBERS, 10L, Figure.BEGUN, 1L));
        metrics.show("1", "kane", Map.of(Figure.MEMBERS, 11L, Figure.BEGUN, 2L));
        metrics.show("2", "daiwa", Map.of(Figure.MEMBERS, 5L));

        assertThat(shown("kane", "members")).isEqualTo(11);
        assertThat(shown("kane", "begun")).isEqualTo(2);
        assertThat(shown("daiwa", "members")).isEqualTo(5);
    }

    @Test
    void saysNothingButTheUnionAndTheFigure() {
        metrics.show("1", "kane", Map.of(Figure.FACTOR_PASSKEY, 10L));

        assertThat(registry.find("kosmo.members").meters())
                .singleElement()
                .extracting(Meter::getId)
                .satisfies(id -> assertThat(id.getTags())
                        .containsExactly(Tag.of("figure", "factor_passkey"), Tag.of("realm", "kane")));
    }

    @Test
    void aRenamedUnionHasOneName() {
        metrics.show("1", "kane", Map.of(Figure.MEMBERS, 10L));
        metrics.show("1", "kanekakenpo", Map.of(Figure.MEMBERS, 10L));

        assertThat(shown("kane", "members")).isNull();
        assertThat(shown("kanekakenpo", "members")).isEqualTo(10);
    }

    @Test
    void aStepThatIsSwitchedOffHasNoFigure() {
        metrics.show("1", "kane", Map.of(Figure.MEMBERS, 10L, Figure.EMAIL_DONE, 3L));
        metrics.show("1", "kane", Map.of(Figure.MEMBERS, 10L));

        assertThat(shown("kane", "email_done")).isNull();
        assertThat(shown("kane", "members")).isEqualTo(10);
    }

    @Test
    void aUnionThatIsGoneHasNoFigures() {
        metrics.show("1", "kane", Map.of(Figure.MEMBERS, 10L));
        metrics.show("2", "daiwa", Map.of(Figure.MEMBERS, 5L));
        metrics.show("3", "third", Map.of(Figure.MEMBERS, 6L));

        metrics.forget("1");
        metrics.retain(Set.of("3"));

        assertThat(registry.find("kosmo.members").meters()).hasSize(1);
        assertThat(shown("third", "members")).isEqualTo(6);
    }

    private @Nullable Double shown(String union, String figure) {
        Gauge gauge = registry.find("kosmo.members")
                .tags("realm", union, "figure", figure)
                .gauge();
        return gauge == null ? null : gauge.value();
    }
}
