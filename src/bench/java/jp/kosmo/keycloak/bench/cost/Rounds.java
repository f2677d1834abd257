package jp.kosmo.keycloak.bench.cost;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import jp.kosmo.keycloak.bench.measure.Figures;
import jp.kosmo.keycloak.bench.measure.Server;

/**
 * A walk in rounds of three blocks: stock, ours, stock again. Ours is compared with the mean of the two around it, so that a machine
 * that becomes slower meanwhile says nothing; the second beside the first is how much the same differs from itself.
 */
final class Rounds {

    private static final int ROUNDS = Integer.getInteger("kosmo.bench.rounds", 12);
    private static final int WARM_UP = 2;

    private final Walk walk;
    private final List<Block> before = new ArrayList<>();
    private final List<Block> ours = new ArrayList<>();
    private final List<Block> again = new ArrayList<>();

    private Rounds(Walk walk) {
        this.walk = walk;
    }

    static Rounds of(Walk walk, Server ours, Server stock) {
        var rounds = new Rounds(walk);
        for (int round = 0; round < WARM_UP; round++) {
            Block.of(stock, walk.stock(), walk.times());
            Block.of(ours, walk.ours(), walk.times());
        }
        for (int round = 0; round < ROUNDS; round++) {
            rounds.before.add(Block.of(stock, walk.stock(), walk.times()));
            rounds.ours.add(Block.of(ours, walk.ours(), walk.times()));
            rounds.again.add(Block.of(stock, walk.stock(), walk.times()));
        }
        return rounds;
    }

    String name() {
        return walk.name();
    }

    /** Milliseconds of the processor, each. */
    double cpu() {
        return new Figures(ours.stream().map(Block::cpuMillis).toList()).median();
    }

    /** The same of stock's. */
    double stockCpu() {
        return new Figures(before.stream().map(Block::cpuMillis).toList()).median();
    }

    /** Ours as a multiple of stock's, in each round. */
    Figures ratios() {
        return new Figures(IntStream.range(0, ours.size())
                .mapToDouble(round -> 2
                        * ours.get(round).cpuMillis()
                        / (before.get(round).cpuMillis() + again.get(round).cpuMillis()))
                .boxed()
                .toList());
    }

    /** Stock's as a multiple of itself, in each round. */
    Figures sameAgain() {
        return new Figures(IntStream.range(0, before.size())
                .mapToDouble(round ->
                        again.get(round).cpuMillis() / before.get(round).cpuMillis())
                .boxed()
                .toList());
    }

    /** How long the 95th of a hundred took, in milliseconds. */
    double p95() {
        return p95(ours);
    }

    /** The same of stock's. */
    double stockP95() {
        return p95(before);
    }

    private static double p95(List<Block> blocks) {
        return new Figures(blocks.stream()
                        .flatMap(block -> block.millis().stream())
                        .toList())
                .at(0.95);
    }

    /** Every block, for a file: walk, server, round, milliseconds of the processor for each, milliseconds of each. */
    Stream<String> raw() {
        return Stream.of(raw("stock", before), raw("ours", ours), raw("stock again", again))
                .flatMap(lines -> lines);
    }

    private Stream<String> raw(String server, List<Block> blocks) {
        return IntStream.range(0, blocks.size())
                .mapToObj(round -> "\"%s\",%s,%d,%.3f,\"%s\""
                        .formatted(
                                walk.name(),
                                server,
                                round,
                                blocks.get(round).cpuMillis(),
                                blocks.get(round).millis()));
    }
}
