package jp.kosmo.keycloak.bench.cost;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import jp.kosmo.keycloak.bench.measure.Figures;
import jp.kosmo.keycloak.bench.measure.Section;
import jp.kosmo.keycloak.bench.measure.Server;
import jp.kosmo.keycloak.it.fixture.StockRealm;

/** What a start takes, and what a server that has started holds. */
public final class StartUp {

    private static final int STARTS = Integer.getInteger("kosmo.bench.starts", 5);
    private static final double MEBI = 1 << 20;
    private static final String ROW = "%-40s %9.1f %9.1f %9s";

    private StartUp() {}

    private record Start(double cpuSeconds, double heap, double resident) {}

    /** Measures it, and prints and keeps what was found. */
    public static void run() {
        Server ours = Server.ours();
        Server stock = Server.stock();
        List.of("kanekakenpo", "daiwakenpo").forEach(union -> StockRealm.copyOf(union, union));
        var starts = new ArrayList<Start>();
        var stocks = new ArrayList<Start>();
        for (int start = 0; start < STARTS; start++) {
            stocks.add(start(stock));
            starts.add(start(ours));
        }
        Section section = new Section("startup");
        section.print("Medians of %d starts in turns; both with two realms of the same settings.".formatted(STARTS));
        section.print("");
        section.print("%-40s %9s %9s %9s".formatted("", "stock", "ours", ""));
        double before = median(stocks, Start::cpuSeconds);
        double after = median(starts, Start::cpuSeconds);
        section.print(
                ROW.formatted("processor seconds until ready", before, after, "%.3f x".formatted(after / before)));
        section.print(more("heap in use after a collection, MB", stocks, starts, Start::heap));
        section.print(more("memory of the process, MB", stocks, starts, Start::resident));
        section.end();
    }

    private static Start start(Server server) {
        server.keycloak().restart();
        double cpuSeconds = server.cpuSeconds();
        collect(server.process());
        return new Start(cpuSeconds, server.heapBytes() / MEBI, server.residentBytes() / MEBI);
    }

    private static void collect(long process) {
        Path jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd");
        try {
            int ended = new ProcessBuilder(jcmd.toString(), String.valueOf(process), "GC.run")
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start()
                    .onExit()
                    .join()
                    .exitValue();
            if (ended != 0) {
                throw new IllegalStateException("jcmd has ended with " + ended);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String more(String what, List<Start> stocks, List<Start> starts, Function<Start, Double> value) {
        double before = median(stocks, value);
        double after = median(starts, value);
        return ROW.formatted(what, before, after, "%+.1f".formatted(after - before));
    }

    private static double median(List<Start> starts, Function<Start, Double> value) {
        return new Figures(starts.stream().map(value).toList()).median();
    }
}
