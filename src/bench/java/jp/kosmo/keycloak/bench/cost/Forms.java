package jp.kosmo.keycloak.bench.cost;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import jp.kosmo.keycloak.bench.measure.Server;
import jp.kosmo.keycloak.it.fixture.LoginFinisher;
import jp.kosmo.keycloak.it.fixture.Member;
import jp.kosmo.keycloak.it.fixture.MemberSpec;
import jp.kosmo.keycloak.it.fixture.Union;
import jp.kosmo.keycloak.it.harness.Statements;

/** Each form of a first login: what it costs to send it and to be shown the next one, and what it writes. */
final class Forms {

    private static final int MEMBERS = 40;
    private static final double MILLIS = 1000;
    private static final String HEAD = "%-30s %9s %7s %7s";
    private static final List<String> WRITES = List.of("insert", "update", "delete");

    private final Server server;
    private final Union union = Union.copyOf("kanekakenpo", "costforms", Union::hashAsShipped);

    Forms(Server server) {
        this.server = server;
    }

    /** @param loginPage milliseconds of the processor that the login page takes */
    List<String> lines(double loginPage) {
        Stream.generate(this::newcomer).limit(MEMBERS).forEach(LoginFinisher::of); // before it is warm
        List<LoginFinisher> measured = walkers(MEMBERS);
        LoginFinisher counted = walkers(1).get(0);
        var lines = new ArrayList<String>();
        lines.add(HEAD.formatted("form of the first login", "ours", "ratio", "writes"));
        while (!counted.arrived()) {
            String page = counted.page();
            Statements written = Statements.of(server.host().database(), () -> answer(counted));
            double begin = server.cpuSeconds();
            measured.forEach(Forms::answer);
            double each = (server.cpuSeconds() - begin) * MILLIS / MEMBERS;
            lines.add(
                    HEAD.formatted(page, "%.2f".formatted(each), "%.2f".formatted(each / loginPage), writes(written)));
        }
        return lines;
    }

    private List<LoginFinisher> walkers(int many) {
        return Stream.generate(() -> LoginFinisher.begin(newcomer()))
                .limit(many)
                .toList();
    }

    private Member newcomer() {
        return union.createMember(MemberSpec.newcomer());
    }

    private static void answer(LoginFinisher walk) {
        if (!walk.next()) {
            throw new IllegalStateException("nothing to answer: " + walk);
        }
    }

    private static long writes(Statements statements) {
        return statements.calls().entrySet().stream()
                .filter(call -> WRITES.stream()
                        .anyMatch(call.getKey().toLowerCase(Locale.ROOT).strip()::startsWith))
                .mapToLong(Map.Entry::getValue)
                .sum();
    }
}
