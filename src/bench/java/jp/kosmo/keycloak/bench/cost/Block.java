package jp.kosmo.keycloak.bench.cost;

import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import jp.kosmo.keycloak.bench.measure.Server;

/**
 * Some of a walk, one after the other on one server.
 *
 * @param cpuMillis of Keycloak, for each of them
 * @param millis how long each took
 */
record Block(double cpuMillis, List<Double> millis) {

    private static final double MILLIS = 1000;
    private static final double NANOS = 1e6;

    static Block of(Server server, Supplier<Runnable> walk, int times) {
        List<Runnable> ready = Stream.generate(walk).limit(times).toList();
        double begin = server.cpuSeconds();
        List<Double> millis = ready.stream().map(Block::millis).toList();
        return new Block((server.cpuSeconds() - begin) * MILLIS / times, millis);
    }

    private static double millis(Runnable one) {
        long start = System.nanoTime();
        one.run();
        return (System.nanoTime() - start) / NANOS;
    }
}
