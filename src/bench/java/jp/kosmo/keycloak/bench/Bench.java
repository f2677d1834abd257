package jp.kosmo.keycloak.bench;

import java.util.Map;

/** Runs the scenario that the system property {@code kosmo.bench} names. */
public final class Bench {

    private static final Map<String, Runnable> SCENARIOS =
            Map.of("timing", Timing::run, "weight", Weight::run, "neighbour", Neighbour::run, "import", Import::run);

    private Bench() {}

    /** Takes no arguments. */
    public static void main(String[] args) {
        // The server and the portals would keep this JVM alive, after an exception as well.
        try {
            scenario().run();
        } catch (RuntimeException | AssertionError failure) {
            failure.printStackTrace();
            System.exit(1);
        }
        System.exit(0);
    }

    private static Runnable scenario() {
        String name = System.getProperty("kosmo.bench", "timing");
        Runnable scenario = SCENARIOS.get(name);
        if (scenario == null) {
            throw new IllegalArgumentException("kosmo.bench is one of " + SCENARIOS.keySet() + ", not " + name);
        }
        return scenario;
    }
}
