package jp.kosmo.keycloak.bench;

import java.util.List;
import java.util.stream.Collectors;
import jp.kosmo.keycloak.bench.cost.Cost;
import jp.kosmo.keycloak.bench.cost.StartUp;
import jp.kosmo.keycloak.bench.members.Import;
import jp.kosmo.keycloak.bench.neighbour.Neighbour;
import jp.kosmo.keycloak.bench.timing.Timing;
import jp.kosmo.keycloak.bench.weight.Weight;

/** Runs the scenarios that the system property {@code kosmo.bench} names, with commas between; all of them without it. */
public final class Bench {

    private static final List<Scenario> SCENARIOS = List.of(
            new Scenario("weight", Weight::run),
            new Scenario("startup", StartUp::run),
            new Scenario("cost", Cost::run),
            new Scenario("import", Import::run),
            new Scenario("neighbour", Neighbour::run),
            new Scenario("timing", Timing::run));

    private Bench() {}

    private record Scenario(String name, Runnable run) {}

    /** Takes no arguments. */
    public static void main(String[] args) {
        System.setProperty("kosmo.hashing", "true"); // as it ships, unlike in the tests
        // The server and the portals would keep this JVM alive, after an exception as well.
        try {
            named(System.getProperty("kosmo.bench", ""))
                    .forEach(scenario -> scenario.run().run());
        } catch (RuntimeException | AssertionError failure) {
            failure.printStackTrace();
            System.exit(1);
        }
        System.exit(0);
    }

    private static List<Scenario> named(String names) {
        if (names.isEmpty()) {
            return SCENARIOS;
        }
        List<String> wanted = List.of(names.split(","));
        List<Scenario> found = SCENARIOS.stream()
                .filter(scenario -> wanted.contains(scenario.name()))
                .toList();
        if (found.size() < wanted.size()) {
            throw new IllegalArgumentException("kosmo.bench is some of "
                    + SCENARIOS.stream().map(Scenario::name).collect(Collectors.joining(",")) + ", not " + names);
        }
        return found;
    }
}
