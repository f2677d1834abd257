package jp.kosmo.keycloak.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import jp.kosmo.keycloak.browser.FirstLoginWeight;
import jp.kosmo.keycloak.browser.PageWeight;
import jp.kosmo.keycloak.it.Union;

/** What the pages of a first login weigh in our theme, beside the same pages in Keycloak's own. */
final class Weight {

    private static final String HEAD = "%-24s";
    private static final String CELLS = "  |  %9s %9s %9s %5s %6s";

    private Weight() {}

    static void run() {
        var ours = FirstLoginWeight.of(Union.copyOf("daiwakenpo", "daiwakenpolight"));
        var stock = FirstLoginWeight.of(
                Union.copyOf("daiwakenpo", "daiwakenpostock", realm -> realm.setLoginTheme("keycloak.v2")));
        var lines = new ArrayList<String>();
        lines.add(HEAD.formatted("bytes") + cells("ours") + cells("stock"));
        for (int page = 0; page < ours.size(); page++) {
            lines.add(HEAD.formatted(ours.get(page).page()) + cells(ours.get(page)) + cells(stock.get(page)));
        }
        lines.add("hosts: " + hosts(ours) + " and " + hosts(stock));
        lines.forEach(System.out::println);
        Output.write("weight.txt", lines);
    }

    private static String cells(String server) {
        return CELLS.formatted(server, "bodies", "unzipped", "QR", "loads");
    }

    private static String cells(PageWeight weight) {
        return CELLS.formatted(
                weight.wire(), weight.bodies(), weight.uncompressed(), weight.pictures(), weight.requests());
    }

    private static String hosts(List<PageWeight> weights) {
        return weights.stream()
                .flatMap(weight -> weight.hosts().stream())
                .distinct()
                .collect(Collectors.joining(", "));
    }
}
