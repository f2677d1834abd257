package jp.kosmo.keycloak.gatling;

import static io.gatling.javaapi.core.CoreDsl.scenario;

import io.gatling.javaapi.core.Simulation;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The evening after the letters: members log in for the first time, each once, as far as it goes without a mail box. */
public final class FirstEvening extends Simulation {

    private static final List<String> COLUMNS =
            List.of("username", "password", "birthdate", "new-username", "new-password");

    /** Gatling calls it. */
    public FirstEvening() {
        RunOptions.orEnd(options -> {
            Stream.of("concurrent-users", "username", "user-otp-secret", "user-password", "users-per-realm")
                    .forEach(options::isNotGiven);
            Unions unions = Unions.of(options);
            Load load = Load.of(options);
            PortalVisit visit = PortalVisit.of(options);
            setUp(load.on(scenario("First evening")
                            .feed(newcomers(options, unions, load).iterator())
                            .exec(visit.around(FirstLogin.chain(visit)))))
                    .protocols(Browser.of(options, unions))
                    .assertions(load.goals());
        });
    }

    private static List<Map<String, Object>> newcomers(RunOptions options, Unions unions, Load load) {
        String file = options.needed(UsersFile.OPTION, "the letters, with the columns " + String.join(",", COLUMNS));
        List<Map<String, Object>> lines = UsersFile.read(file, COLUMNS);
        if (lines.size() < load.members()) {
            throw new RefusedOption(
                    UsersFile.OPTION,
                    "names " + lines.size() + " members, and " + load.members() + " are to come, each once");
        }
        return IntStream.range(0, lines.size())
                .mapToObj(i -> {
                    Map<String, Object> newcomer = new HashMap<>(lines.get(i));
                    newcomer.putAll(unions.addresses(Crowd.realm(lines.get(i), unions, i)));
                    return newcomer;
                })
                .toList();
    }
}
