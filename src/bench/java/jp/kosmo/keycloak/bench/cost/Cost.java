package jp.kosmo.keycloak.bench.cost;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import jp.kosmo.keycloak.bench.measure.Chart;
import jp.kosmo.keycloak.bench.measure.Figures;
import jp.kosmo.keycloak.bench.measure.Output;
import jp.kosmo.keycloak.bench.measure.Section;
import jp.kosmo.keycloak.bench.measure.Server;
import jp.kosmo.keycloak.it.harness.RealmHost;
import jp.kosmo.keycloak.it.harness.Statements;

/** What everyday walks cost with the bundle, beside the same on a server without it, and each form of a first login. */
public final class Cost {

    private static final int RUNS = 3;
    private static final String HEAD = "%-30s %9s %9s %7s %15s %7s %15s %9s %9s %6s %6s";

    private Cost() {}

    /** Measures it, and prints and keeps what was found. */
    public static void run() {
        Server ours = Server.ours();
        Server stock = Server.stock();
        Section section = new Section("cost");
        section.print(
                "Milliseconds of the processor for each (Keycloak without its database), medians of the rounds; ours as a");
        section.print(
                "multiple of stock's, stock's of itself (A/A), with the range of the middle eight of ten rounds; database statements.");
        section.print("");
        section.print(HEAD.formatted(
                "", "stock", "ours", "ratio", "80 %", "A/A", "80 %", "p95 stock", "p95 ours", "SQL", "ours"));
        var all = new ArrayList<Rounds>();
        for (Walk walk : new Walks().all()) {
            long before = leastStatements(stock.host(), walk.stock());
            long after = leastStatements(ours.host(), walk.ours());
            Rounds rounds = Rounds.of(walk, ours, stock);
            all.add(rounds);
            section.print(line(rounds, before, after));
        }
        double loginPage = all.get(0).cpu();
        section.print("");
        new Forms(ours).lines(loginPage).forEach(section::print);
        List<String> names = all.stream().map(Rounds::name).toList();
        Output.write(
                "cost.csv",
                Stream.concat(
                                Stream.of("walk,server,round,cpu_ms_each,ms"),
                                all.stream().flatMap(Rounds::raw))
                        .toList());
        section.end(new Chart("Processor time of Keycloak", "ms each")
                .series("stock", names, all.stream().map(Rounds::stockCpu).toList())
                .series("ours", names, all.stream().map(Rounds::cpu).toList()));
    }

    private static String line(Rounds rounds, long statements, long ours) {
        return HEAD.formatted(
                rounds.name(),
                millis(rounds.stockCpu()),
                millis(rounds.cpu()),
                times(rounds.ratios().median()),
                range(rounds.ratios()),
                times(rounds.sameAgain().median()),
                range(rounds.sameAgain()),
                millis(rounds.stockP95()),
                millis(rounds.p95()),
                statements,
                ours);
    }

    private static String range(Figures ratios) {
        return times(ratios.at(0.1)) + " - " + times(ratios.at(0.9));
    }

    private static String times(double ratio) {
        return "%.3f".formatted(ratio);
    }

    private static String millis(double value) {
        return "%.2f".formatted(value);
    }

    /** With what the server keeps in its memory. */
    private static long leastStatements(RealmHost host, Supplier<Runnable> walk) {
        walk.get().run();
        return Stream.generate(walk)
                .limit(RUNS)
                .map(one -> Statements.of(host.database(), one))
                .reduce(Statements::least)
                .orElseThrow()
                .total();
    }
}
