package jp.kosmo.keycloak.gatling;

import static io.gatling.javaapi.core.CoreDsl.constantConcurrentUsers;
import static io.gatling.javaapi.core.CoreDsl.constantUsersPerSec;
import static io.gatling.javaapi.core.CoreDsl.global;
import static io.gatling.javaapi.core.CoreDsl.rampConcurrentUsers;
import static io.gatling.javaapi.core.CoreDsl.rampUsersPerSec;

import io.gatling.javaapi.core.Assertion;
import io.gatling.javaapi.core.PopulationBuilder;
import io.gatling.javaapi.core.ScenarioBuilder;
import java.util.List;

/**
 * How many members come, and what is good enough.
 *
 * @param perSecond members who come each second; 0 = as many as leave
 * @param atOnce members who are there at any time; 0 = as many as come
 * @param rampUp seconds until it is that many
 * @param steady seconds with that many
 * @param failed the highest percentage of requests that may fail
 * @param mean the longest mean time of an answer, in milliseconds
 */
record Load(double perSecond, int atOnce, int rampUp, int steady, double failed, int mean) {

    private static final String PER_SECOND = "users-per-sec";
    private static final String AT_ONCE = "concurrent-users";

    /** Where the ramp begins; Gatling wants more than nothing. */
    private static final double HARDLY_ANY = 0.001;

    static Load of(RunOptions options) {
        int atOnce = options.whole(AT_ONCE, 0, 1);
        double perSecond = options.number(PER_SECOND, atOnce == 0 ? 1 : 0);
        if (atOnce > 0 && perSecond > 0) {
            throw new RefusedOption(AT_ONCE, "and " + PER_SECOND + " exclude each other, please give one of them");
        }
        if (atOnce == 0 && perSecond == 0) {
            throw new RefusedOption(PER_SECOND, "is more than 0");
        }
        return new Load(
                perSecond,
                atOnce,
                options.whole("ramp-up", 5, 0),
                options.whole("warm-up", 0, 0) + options.whole("measurement", 30, 1),
                options.percentage("sla-error-percentage", 0),
                options.whole("sla-mean-response-time", 300, 1));
    }

    /** How many members come in all, as far as that is known. */
    long members() {
        return (long) Math.ceil(perSecond * (rampUp / 2.0 + steady));
    }

    PopulationBuilder on(ScenarioBuilder scenario) {
        if (atOnce > 0) {
            return rampUp == 0
                    ? scenario.injectClosed(constantConcurrentUsers(atOnce).during(steady))
                    : scenario.injectClosed(
                            rampConcurrentUsers(0).to(atOnce).during(rampUp),
                            constantConcurrentUsers(atOnce).during(steady));
        }
        return rampUp == 0
                ? scenario.injectOpen(constantUsersPerSec(perSecond).during(steady))
                : scenario.injectOpen(
                        rampUsersPerSec(HARDLY_ANY).to(perSecond).during(rampUp),
                        constantUsersPerSec(perSecond).during(steady));
    }

    List<Assertion> goals() {
        return List.of(
                global().failedRequests().percent().lte(failed),
                global().responseTime().mean().lte(mean));
    }
}
