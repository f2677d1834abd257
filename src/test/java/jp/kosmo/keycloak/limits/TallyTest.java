package jp.kosmo.keycloak.limits;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.NavigableMap;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TallyTest {

    private static final Duration HOUR = Duration.ofHours(1);

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 4, 7, 8, 9, 63, 64, 65, 500, 1000})
    void countsInAFewLookUps(int times) {
        var marks = new VirtualMarks();
        var tally = new Tally(marks, "test", HOUR);
        for (int i = 0; i < times; i++) {
            tally.add("a", marks.now());
        }
        int before = marks.lookUps();

        assertThat(tally.count("a", marks.now())).isEqualTo(times);
        assertThat(tally.count("b", marks.now())).isZero();

        assertThat(marks.lookUps() - before).isLessThanOrEqualTo(26);
    }

    /** Against the exact count of the hour behind: never less than half of it, never more than that of two hours. */
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5})
    void followsTheTimeThatLiesBehind(int seed) {
        var marks = new VirtualMarks();
        var tally = new Tally(marks, "test", HOUR);
        var random = new Random(seed);
        var added = new TreeMap<Long, Integer>();
        for (int step = 0; step < 2000; step++) {
            marks.pass(Duration.ofSeconds(random.nextInt(120)));
            tally.add("a", marks.now());
            added.merge(marks.now(), 1, Integer::sum);
            int count = tally.count("a", marks.now());
            int hour = since(added, marks.now() - HOUR.toMillis());
            assertThat(count)
                    .isGreaterThanOrEqualTo(hour / 2)
                    .isLessThanOrEqualTo(since(added, marks.now() - 2 * HOUR.toMillis()));
        }
        marks.pass(HOUR.multipliedBy(2));
        assertThat(tally.count("a", marks.now())).isZero();
    }

    private static int since(NavigableMap<Long, Integer> added, long begin) {
        return added.tailMap(begin, true).values().stream()
                .mapToInt(Integer::intValue)
                .sum();
    }

    /** Another node has set marks between the look-up and the set. */
    @Test
    void losesNothingWhenOthersAddAtOnce() {
        var marks = new VirtualMarks();
        var blind = new Marks() {
            private int hidden = 3;

            @Override
            public boolean set(String mark, Duration life) {
                return marks.set(mark, life);
            }

            @Override
            public boolean has(String mark) {
                return hidden-- <= 0 && marks.has(mark);
            }
        };
        var tally = new Tally(marks, "test", HOUR);
        List.of(1, 2, 3).forEach(time -> tally.add("a", marks.now()));

        new Tally(blind, "test", HOUR).add("a", marks.now());

        assertThat(tally.count("a", marks.now())).isEqualTo(4);
    }
}
