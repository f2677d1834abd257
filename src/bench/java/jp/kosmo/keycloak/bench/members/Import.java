package jp.kosmo.keycloak.bench.members;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import jp.kosmo.keycloak.bench.measure.CpuTime;
import jp.kosmo.keycloak.bench.measure.Figures;
import jp.kosmo.keycloak.bench.measure.Section;
import jp.kosmo.keycloak.it.client.LoginClient;
import jp.kosmo.keycloak.it.fixture.Member;
import jp.kosmo.keycloak.it.fixture.MemberSpec;
import jp.kosmo.keycloak.it.fixture.StockRealm;
import jp.kosmo.keycloak.it.fixture.Union;

/**
 * How many members a second of processor time brings in: our import of a file beside Keycloak's {@code partialImport} on a server
 * without the bundle, whose passwords are hashed there, or were hashed before. The ways take turns.
 */
public final class Import {

    private static final int ROUNDS = Integer.getInteger("kosmo.bench.rounds", 3);
    private static final int HASHED = 300;
    private static final int PREHASHED = 2_000;
    private static final int OURS = 10_000;
    private static final int MANY = Integer.getInteger("kosmo.bench.members", 100_000);
    private static final int LOGINS = 60;
    private static final double NANOS = 1e9;

    private final Union issued = Union.copyOf("daiwakenpo", "importissued", Union::hashAsShipped);
    private final Union derived = Union.copyOf("kanekakenpo", "importderived", Union::hashAsShipped);
    private final Union neighbour = Union.copyOf("kanekakenpo", "importneighbour", Union::hashAsShipped);
    private final StockImport stock =
            new StockImport(StockRealm.copyOf("daiwakenpo", "importstock", Union::hashAsShipped));
    private final Map<String, List<Double>> rates = new TreeMap<>();
    private final Section section = new Section("import");

    /** Measures it, and prints and keeps what was found. */
    public static void run() {
        new Import().measure();
    }

    private void measure() {
        FileImport files = new FileImport(issued);
        FileImport filesOfDerived = new FileImport(derived);
        files.bring(OURS, CpuTime::seconds); // what it needs once
        stock.bring(HASHED, false);
        for (int round = 0; round < ROUNDS; round++) {
            rate("partialImport, hashed", HASHED, () -> stock.bring(HASHED, false));
            rate("partialImport, hashed before", PREHASHED, () -> stock.bring(PREHASHED, true));
            rate("file, issued", OURS, () -> files.bring(OURS, CpuTime::seconds));
            rate("file, derived", OURS, () -> filesOfDerived.bring(OURS, CpuTime::seconds));
        }
        section.print("%-30s %22s %9s %9s".formatted("", "members a CPU second", "issued", "derived"));
        rates.forEach((way, rate) -> section.print("%-30s %,22.0f %8.1fx %8.1fx"
                .formatted(way, median(rate), timesAs("file, issued", rate), timesAs("file, derived", rate))));
        many(files);
        section.end();
    }

    private double timesAs(String way, List<Double> rate) {
        return median(rates.getOrDefault(way, List.of())) / median(rate);
    }

    private void many(FileImport files) {
        Member member =
                neighbour.importSettled(MemberSpec.settled().withoutFactors().without("mfaMethod"));
        List<Double> before =
                IntStream.range(0, LOGINS).mapToObj(i -> login(member)).toList();
        double begin = CpuTime.seconds();
        long start = System.nanoTime();
        CompletableFuture<double[]> work =
                CompletableFuture.supplyAsync(() -> files.bring(MANY, () -> System.nanoTime() / NANOS));
        List<Double> meanwhile = new ArrayList<>();
        while (!work.isDone()) {
            meanwhile.add(login(member));
        }
        double[] at = work.join();
        double[] tenths = IntStream.range(1, at.length)
                .mapToDouble(tenth -> MANY / 10.0 / (at[tenth] - at[tenth - 1]))
                .toArray();
        section.print("%,d members by one file: %.0f s, %.0f CPU seconds with the logins meanwhile"
                .formatted(MANY, (System.nanoTime() - start) / NANOS, CpuTime.seconds() - begin));
        section.print("applied in a second, by tenths: %s; last / first %.2f"
                .formatted(
                        Arrays.toString(
                                Arrays.stream(tenths).mapToLong(Math::round).toArray()),
                        tenths[tenths.length - 1] / tenths[0]));
        double usual = new Figures(before).median();
        double now = new Figures(meanwhile).median();
        section.print("login of another union's member: %.0f ms before, %.0f ms meanwhile (%d of them): %.2f x"
                .formatted(usual, now, meanwhile.size(), now / usual));
    }

    private static double login(Member member) {
        LoginClient browser = LoginClient.open(member.union());
        long start = System.nanoTime();
        browser.login(member).tokens();
        return (System.nanoTime() - start) / (NANOS / 1000);
    }

    private void rate(String way, int members, Runnable work) {
        double begin = CpuTime.seconds();
        work.run();
        rates.computeIfAbsent(way, unknown -> new ArrayList<>()).add(members / (CpuTime.seconds() - begin));
    }

    private static double median(List<Double> rates) {
        return new Figures(rates).median();
    }
}
