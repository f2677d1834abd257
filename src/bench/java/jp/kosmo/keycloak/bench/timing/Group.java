package jp.kosmo.keycloak.bench.timing;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import jp.kosmo.keycloak.bench.measure.Figures;
import jp.kosmo.keycloak.it.client.Http;

/** Requests that are alike but for the member they ask about, and how they were answered. */
final class Group {

    private static final double NANOS_PER_MILLI = 1e6;

    private final String name;
    private final Supplier<Probe> probes;
    private final List<Double> millis = new ArrayList<>();
    private final Set<String> traits = new TreeSet<>();

    /**
     * @param name what is the case with the member
     * @param probes a new request, made ready without being timed
     */
    Group(String name, Supplier<Probe> probes) {
        this.name = name;
        this.probes = probes;
    }

    void warmUp() {
        probes.get().send();
    }

    void measure() {
        Probe probe = probes.get();
        long start = System.nanoTime();
        Http.Answer answer = probe.send();
        millis.add((System.nanoTime() - start) / NANOS_PER_MILLI);
        traits.addAll(Traits.of(answer));
    }

    String name() {
        return name;
    }

    /** How long each answer took, in the order of the requests. */
    double[] millis() {
        return millis.stream().mapToDouble(Double::doubleValue).toArray();
    }

    double median() {
        return new Figures(millis).median();
    }

    /** What the answers looked like, everything that any of them had. */
    Set<String> traits() {
        return traits;
    }
}
