package jp.kosmo.keycloak.bench.timing;

import java.util.List;
import java.util.stream.Stream;
import org.apache.commons.statistics.inference.KolmogorovSmirnovTest;

/** Two groups of requests beside each other. */
record Comparison(Group hit, Group other) {

    /** By how much the median of the other is later. */
    double delay() {
        return other.median() - hit.median();
    }

    /** The largest distance between the two distribution functions: 0 = the same, 1 = nothing in common. */
    double distance() {
        return KolmogorovSmirnovTest.withDefaults().statistic(hit.millis(), other.millis());
    }

    /** How probable such a distance is if both are of one distribution. */
    double probability() {
        return KolmogorovSmirnovTest.withDefaults()
                .test(hit.millis(), other.millis())
                .getPValue();
    }

    /** What only one of them was answered with. */
    List<String> differences() {
        return Stream.concat(only("-", hit, other), only("+", other, hit)).toList();
    }

    private static Stream<String> only(String sign, Group one, Group two) {
        return one.traits().stream()
                .filter(trait -> !two.traits().contains(trait))
                .map(trait -> sign + " " + trait);
    }
}
