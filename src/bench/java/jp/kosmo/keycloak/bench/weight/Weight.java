package jp.kosmo.keycloak.bench.weight;

import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import jp.kosmo.keycloak.bench.measure.Section;
import jp.kosmo.keycloak.browser.LoginWeight;
import jp.kosmo.keycloak.browser.PageWeight;
import jp.kosmo.keycloak.it.fixture.StockRealm;
import jp.kosmo.keycloak.it.fixture.Union;

/** What pages of a login weigh with the bundle, beside the same pages of a server without it. */
public final class Weight {

    private static final String HEAD = "%-24s";
    private static final String CELLS = "  |  %9s %9s %9s %5s %6s";

    private Weight() {}

    /** Measures it, and prints and keeps what was found. */
    public static void run() {
        Map<String, PageWeight> ours = LoginWeight.of(
                Union.copyOf("daiwakenpo", "daiwakenpoweight"), Union.copyOf("kanekakenpo", "kanekakenpoweight"));
        Map<String, PageWeight> stock = LoginWeight.ofStock(StockRealm.copyOf("kanekakenpo", "weightstock"));
        Section section = new Section("weight");
        section.print(HEAD.formatted("bytes") + cells("ours") + cells("stock"));
        ours.forEach((page, weight) -> section.print(HEAD.formatted(page)
                + cells(weight)
                + Optional.ofNullable(stock.get(page)).map(Weight::cells).orElse("")));
        section.print("hosts: " + hosts(ours.values()) + " and " + hosts(stock.values()));
        section.end();
    }

    private static String cells(String server) {
        return CELLS.formatted(server, "bodies", "unzipped", "apart", "loads");
    }

    private static String cells(PageWeight weight) {
        return CELLS.formatted(
                weight.wire(), weight.bodies(), weight.uncompressed(), weight.apart(), weight.requests());
    }

    private static String hosts(Collection<PageWeight> weights) {
        return weights.stream()
                .flatMap(weight -> weight.hosts().stream())
                .distinct()
                .collect(Collectors.joining(", "));
    }
}
