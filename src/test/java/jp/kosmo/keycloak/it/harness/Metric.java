package jp.kosmo.keycloak.it.harness;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** A figure the server publishes on {@code /metrics}. */
public final class Metric {

    private Metric() {}

    /**
     * The sum of all lines of a metric that have these labels; 0 when there is none.
     *
     * @param labels {@code realm="kanekakenpo"}
     */
    public static double of(String name, String... labels) {
        return in(TestBed.metrics(), name, labels);
    }

    /** The same in what any server publishes. */
    public static double in(String metrics, String name, String... labels) {
        return lines(metrics, name, labels)
                .map(line -> line.substring(line.lastIndexOf(' ') + 1))
                .mapToDouble(Double::parseDouble)
                .sum();
    }

    /** Whether a metric has a line with these labels; Keycloak has metrics of its own by realm. */
    public static boolean isThere(String name, String... labels) {
        return lines(TestBed.metrics(), name, labels).findAny().isPresent();
    }

    private static Stream<String> lines(String metrics, String name, String... labels) {
        List<String> wanted = Arrays.asList(labels);
        return metrics.lines()
                .filter(line -> line.startsWith(name + "{"))
                .filter(line -> wanted.stream().allMatch(line::contains));
    }
}
