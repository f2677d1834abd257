package jp.kosmo.keycloak.bench.neighbour;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import java.util.stream.Stream;
import jp.kosmo.keycloak.bench.measure.Section;
import jp.kosmo.keycloak.it.client.LoginClient;
import jp.kosmo.keycloak.it.fixture.StockRealm;
import jp.kosmo.keycloak.it.fixture.Union;

/**
 * How long the login page of one union takes while another union of the same server is attacked.
 *
 * <p>An attack is sent once a second for as long as {@code kosmo.bench.count} pages take, ten of them a second. Beside it
 * stands what as many ordinary visitors of the other union cost at the same pace, and as many members who log in, because
 * the machine has to serve these requests, too, and runs the bench itself.
 */
public final class Neighbour {

    private static final int COUNT = Integer.getInteger("kosmo.bench.count", 200);
    private static final int WARM_UP = Integer.getInteger("kosmo.bench.warmUp", 500);
    private static final long PAGE_EVERY_MILLIS = 100;
    private static final long BURST_EVERY_MILLIS = 1000;
    private static final String ROW = "%-7s%-24s%10s%10s%10s%10s  | %8s  %10s  %8s  | %7s";

    private final String server;
    private final Function<String, Union> unions;
    private final Union other;
    private final Section section;
    private final Map<String, Double> controls = new HashMap<>();

    /** @param unions makes unions of these names on the server */
    private Neighbour(String server, Function<String, Union> unions, Section section) {
        this.server = server;
        this.unions = unions;
        this.other = unions.apply("neighbour");
        this.section = section;
    }

    /** Measures it, and prints and keeps what was found. */
    public static void run() {
        Section section = new Section("neighbour");
        section.print(ROW.formatted(
                "server", "attack", "quiet", "median", "95 %", "worst", "x quiet", "x visitors", "x logins", "bursts"));
        Stream<Function<Union, Attack>> attacks =
                Stream.concat(Attacks.everywhere().stream(), Attacks.ofOurs().stream());
        new Neighbour("ours", name -> limited(Union.copyOf("kanekakenpo", name, Union::hashAsShipped)), section)
                .measure(attacks.toList());
        new Neighbour("stock", name -> StockRealm.copyOf("kanekakenpo", name, Union::hashAsShipped), section)
                .measure(Attacks.everywhere());
        section.end();
    }

    /** As it ships; the tests come from one address and go without these limits. */
    private static Union limited(Union union) {
        union.changeAuthenticator(
                "kosmo-browser", "kosmo-login", Map.of("failuresPerAddress", "50", "failuresPerNetwork", "200"));
        return union;
    }

    private void measure(List<Function<Union, Attack>> attacks) {
        pages(WARM_UP, 0);
        under(Attacks.visitors(unions.apply("visited")));
        under(Attacks.logins(unions.apply("loggedin")));
        for (int i = 0; i < attacks.size(); i++) {
            under(attacks.get(i).apply(unions.apply("attacked" + i)));
        }
    }

    private void under(Attack attack) {
        attack.burst().run(); // what it needs once
        double[] quiet = pages(COUNT, PAGE_EVERY_MILLIS);
        var over = new AtomicBoolean();
        var attacker = Executors.newSingleThreadExecutor();
        try {
            Future<Integer> bursts = attacker.submit(() -> {
                int sent = 0;
                while (!over.get()) {
                    long start = System.nanoTime();
                    attack.burst().run();
                    sent++;
                    pause(BURST_EVERY_MILLIS, start);
                }
                return sent;
            });
            double[] during = pages(COUNT, PAGE_EVERY_MILLIS);
            over.set(true);
            print(attack.name(), quiet, during, bursts.get());
        } catch (InterruptedException | ExecutionException e) {
            throw new IllegalStateException(attack.name(), e);
        } finally {
            attacker.shutdownNow();
        }
    }

    /** The milliseconds that so many login pages took, in ascending order. */
    private double[] pages(int count, long everyMillis) {
        var millis = new double[count];
        for (int i = 0; i < count; i++) {
            long start = System.nanoTime();
            LoginClient.open(other);
            millis[i] = (System.nanoTime() - start) / 1e6;
            pause(everyMillis, start);
        }
        Arrays.sort(millis);
        return millis;
    }

    private static void pause(long everyMillis, long start) {
        long left = everyMillis - (System.nanoTime() - start) / 1_000_000;
        if (left > 0) {
            try {
                Thread.sleep(left);
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    private void print(String attack, double[] quiet, double[] during, int bursts) {
        double times = median(during) / median(quiet);
        controls.putIfAbsent(attack, times);
        section.print(ROW.formatted(
                server,
                attack,
                ms(median(quiet)),
                ms(median(during)),
                ms(during[during.length * 95 / 100]),
                ms(during[during.length - 1]),
                "%.2f".formatted(times),
                beside("visitors", times),
                beside("logins", times),
                bursts));
    }

    private String beside(String control, double times) {
        return controls.containsKey(control) ? "%.2f".formatted(times / controls.get(control)) : "";
    }

    private static double median(double[] millis) {
        return millis[millis.length / 2];
    }

    private static String ms(double millis) {
        return "%.1f ms".formatted(millis);
    }
}
