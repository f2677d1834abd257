package jp.kosmo.keycloak.office.report;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Metrics;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The figures of all unions as they stand on the node's {@code /metrics}, from memory: whoever reads them asks no database. They go
 * nowhere unless Keycloak runs with {@code --metrics-enabled=true}.
 */
final class MemberMetrics {

    private static final String NAME = "kosmo.members";

    private record Shown(String union, Map<Figure, AtomicLong> numbers, Map<Figure, Gauge> gauges) {}

    /** By the realms' ids. */
    private final Map<String, Shown> unions = new HashMap<>();

    /** Shows these figures in place of those of before. */
    synchronized void show(String realmId, String union, Map<Figure, Long> figures) {
        Shown shown = unions.get(realmId);
        if (shown == null
                || !shown.union.equals(union)
                || !shown.numbers.keySet().equals(figures.keySet())) {
            forget(realmId);
            shown = register(union, figures.keySet());
            unions.put(realmId, shown);
        }
        for (Map.Entry<Figure, AtomicLong> number : shown.numbers.entrySet()) {
            number.getValue().set(figures.getOrDefault(number.getKey(), 0L));
        }
    }

    /** Shows none of any union but these. */
    synchronized void retain(Set<String> realmIds) {
        Set.copyOf(unions.keySet()).stream()
                .filter(known -> !realmIds.contains(known))
                .forEach(this::forget);
    }

    synchronized void forget(String realmId) {
        Shown gone = unions.remove(realmId);
        if (gone != null) {
            gone.gauges.values().forEach(Metrics.globalRegistry::remove);
        }
    }

    private static Shown register(String union, Set<Figure> figures) {
        var shown = new Shown(union, new EnumMap<>(Figure.class), new EnumMap<>(Figure.class));
        figures.forEach(figure -> {
            var number = new AtomicLong();
            shown.numbers.put(figure, number);
            shown.gauges.put(
                    figure,
                    Gauge.builder(NAME, () -> number)
                            .description("Members of a union by where they stand, as last counted")
                            .tag("realm", union)
                            .tag("figure", figure.label())
                            .register(Metrics.globalRegistry));
        });
        return shown;
    }
}
