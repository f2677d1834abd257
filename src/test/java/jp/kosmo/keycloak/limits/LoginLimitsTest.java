package jp.kosmo.keycloak.limits;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.function.IntFunction;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** One company behind one address, and one attacker, with the limits as they are set in the realm files. */
class LoginLimitsTest {

    private static final int PER_ADDRESS = 50;
    private static final int PER_NETWORK = 200;
    private static final ClientAddress HERE = ClientAddress.of("203.0.113.9");

    private final VirtualMarks marks = new VirtualMarks();
    private final LoginLimits limits = new LoginLimits(marks, marks::now, PER_ADDRESS, PER_NETWORK);

    /** How many members, within how many minutes, of whom so many in a hundred mistype. */
    static Stream<Arguments> mornings() {
        List<Arguments> mornings = new ArrayList<>();
        for (int members : List.of(30, 120, 500, 2000)) {
            for (int minutes : List.of(20, 60, 180)) {
                // Where two thousand share an address, the limit has to be raised for a day on which all are new.
                for (int percent : members == 2000 ? List.of(2, 5) : List.of(5, 15, 30)) {
                    for (int seed = 0; seed < 4; seed++) {
                        mornings.add(Arguments.of(members, minutes, percent, seed));
                    }
                }
            }
        }
        return mornings.stream();
    }

    /** Those who mistype do so one to four times, every third one the user ID; in the end they get it right. */
    @ParameterizedTest
    @MethodSource("mornings")
    void aCompanyIsNeverRefused(int members, int minutes, int percent, int seed) {
        var random = new Random(seed);
        record Login(Duration at, int member, boolean right, boolean known) {}
        List<Login> logins = new ArrayList<>();
        for (int member = 0; member < members; member++) {
            Duration at = Duration.ofSeconds(random.nextInt(minutes * 60));
            int failures = random.nextInt(100) < percent ? 1 + random.nextInt(4) : 0;
            boolean known = random.nextInt(3) > 0;
            for (int i = 0; i < failures; i++) {
                logins.add(new Login(at, member, false, known));
                at = at.plusSeconds(10 + random.nextInt(50));
            }
            logins.add(new Login(at, member, true, true));
        }
        logins.sort(Comparator.comparing(Login::at));

        for (Login login : logins) {
            marks.at(login.at());
            assertThat(limits.reached(HERE)).as("%s", login).isEmpty();
            if (login.right()) {
                limits.succeeded(HERE, "member" + login.member());
            } else {
                assertThat(limits.failed(HERE, (login.known() ? "id" : "typo") + login.member(), login.known()))
                        .as("alarm at %s", login)
                        .isEmpty();
            }
        }
    }

    /** Ten thousand user IDs, as fast as the server answers, for six hours. */
    @ParameterizedTest
    @CsvSource({"true, 31, 50, 340", "false, 31, 17, 130", "true, 1, 50, 340", "false, 1, 17, 130"})
    void anAttackerGetsThroughWithFewOfThem(boolean known, int aSecond, int firstHour, int sixHours) {
        long hour = attack(i -> HERE, known, aSecond, Duration.ofMinutes(9));
        assertThat(hour).isEqualTo(firstHour);
        assertThat(hour + attack(i -> HERE, known, aSecond, Duration.ofHours(6)))
                .isLessThanOrEqualTo(sixHours);
    }

    /** A whole network of addresses helps four times over. */
    @Test
    void aNetworkOfAddressesIsAllowedALittleMore() {
        assertThat(attack(i -> ClientAddress.of("198.51.100." + i % 256), true, 31, Duration.ofMinutes(9)))
                .isEqualTo(PER_NETWORK);
    }

    /** A customer's IPv6 network has 2^72 addresses, its neighbours have 256 such networks. */
    @Test
    void newAddressesOfIpV6AreNoNewBudget() {
        assertThat(attack(
                        i -> ClientAddress.of("2001:db8:0:" + Integer.toHexString(i % 256) + "::" + i % 999),
                        true,
                        31,
                        Duration.ofMinutes(9)))
                .isEqualTo(PER_ADDRESS);
        assertThat(attack(
                        i -> ClientAddress.of("2001:db8:1:" + Integer.toHexString(i % 65536) + "::1"),
                        true,
                        31,
                        Duration.ofMinutes(9)))
                .isEqualTo(PER_NETWORK);
    }

    /** Own accounts gain two failures each; a company's attacker does not gain more than ten times the limit. */
    @Test
    void ownAccountsGainLittle() {
        for (int i = 0; i < 5; i++) {
            limits.succeeded(HERE, "own" + i);
            limits.succeeded(HERE, "own" + i);
        }
        assertThat(attack(i -> HERE, true, 31, Duration.ofMinutes(9))).isEqualTo(PER_ADDRESS + 10);
    }

    @Test
    void anAttackerInACompanyIsHeldToWhatTheCompanyIsAllowed() {
        var free = new LoginLimits(marks, marks::now, PER_ADDRESS, 0);
        for (int i = 0; i < 5000; i++) {
            free.succeeded(HERE, "colleague" + i);
        }
        assertThat(attack(free, i -> HERE, true, 31, Duration.ofMinutes(9))).isEqualTo(11 * PER_ADDRESS);
    }

    @ParameterizedTest
    @CsvSource({"true, 50", "false, 17"})
    void theAlarmComesOnceAnHourWhenTheLimitIsReached(boolean known, int expected) {
        List<Integer> alarms = new ArrayList<>();
        for (int i = 1; i <= 60; i++) {
            if (limits.failed(HERE, "id" + i, known).isPresent()) {
                alarms.add(i);
            }
        }
        assertThat(alarms).containsExactly(expected);
    }

    /** Somebody who has forgotten the password, and keeps trying, is no list of user IDs. */
    @Test
    void oneIdIsNoAlarm() {
        for (int i = 0; i < PER_ADDRESS; i++) {
            assertThat(limits.failed(HERE, i % 2 == 0 ? " Hanako1 " : "hanako1", false))
                    .isEmpty();
        }
        assertThat(limits.reached(HERE)).contains(LoginLimits.Scope.ADDRESS);
    }

    @Test
    void othersAreNotRefused() {
        attack(i -> HERE, true, 31, Duration.ofMinutes(9));

        assertThat(limits.reached(HERE)).contains(LoginLimits.Scope.ADDRESS);
        assertThat(limits.reached(ClientAddress.of("203.0.113.10"))).isEmpty();
        assertThat(limits.reached(ClientAddress.UNKNOWN)).isEmpty();
        marks.pass(Duration.ofHours(2));
        assertThat(limits.reached(HERE)).isEmpty();
    }

    @Test
    void zeroIsNoLimitAndCostsNothing() {
        var off = new LoginLimits(marks, marks::now, 0, 0);

        assertThat(attack(off, i -> HERE, false, 31, Duration.ofMinutes(1))).isEqualTo(31 * 60);
        assertThat(marks.lookUps()).isZero();
    }

    private long attack(IntFunction<ClientAddress> from, boolean known, int aSecond, Duration time) {
        return attack(limits, from, known, aSecond, time);
    }

    /** How many passwords are compared. */
    private long attack(LoginLimits asked, IntFunction<ClientAddress> from, boolean known, int aSecond, Duration time) {
        long compared = 0;
        for (int i = 0; i < time.toSeconds() * aSecond; i++) {
            marks.pass(Duration.ofMillis(1000 / aSecond));
            if (asked.reached(from.apply(i)).isEmpty()) {
                asked.failed(from.apply(i), "id" + i % 10_000, known);
                compared++;
            }
        }
        return compared;
    }
}
