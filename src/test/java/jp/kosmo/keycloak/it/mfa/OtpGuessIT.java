package jp.kosmo.keycloak.it.mfa;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import jp.kosmo.keycloak.it.attack.AttackRounds;
import jp.kosmo.keycloak.it.client.LoginClient;
import jp.kosmo.keycloak.it.client.ParallelRequests;
import jp.kosmo.keycloak.it.client.Totp;
import jp.kosmo.keycloak.it.fixture.Member;
import jp.kosmo.keycloak.it.fixture.MemberSpec;
import jp.kosmo.keycloak.it.fixture.Union;
import jp.kosmo.keycloak.it.harness.Database;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** Somebody who has a member's password and not the phone. */
class OtpGuessIT {

    private static final int GUESSES = AttackRounds.times(60, 10_000);
    private static final int REPLAYS = AttackRounds.times(40, 2_000);
    private static final int AT_ONCE = 8;
    private static final int MOST = 20;
    /** Longer than guessing takes. */
    private static final int HALF_MINUTES = 240;

    private static final Union UNION = Union.copyOf("kanekakenpo", "otpguess", realm -> {
        // The locks as shipped, one after the other within seconds.
        realm.setWaitIncrementSeconds(1);
        realm.setMaxFailureWaitSeconds(1);
    });
    private static final Union WITHOUT_LOCKS =
            Union.copyOf("kanekakenpo", "otpreplay", realm -> realm.setBruteForceProtected(false));

    @Test
    void onlyAFewGuessesAreCompared() {
        Member member = UNION.importSettled(MemberSpec.settled());
        List<LoginClient> browsers = atTheCode(member, GUESSES);
        List<String> guesses = wrongCodes();

        for (int sent = 0; sent < GUESSES; sent += AT_ONCE) {
            int first = sent;
            ParallelRequests.run(
                    Math.min(AT_ONCE, GUESSES - first),
                    number -> browsers.get(first + number).submit(Map.of("otp", guesses.get(first + number))));
            awaitEndOfLock(member);
        }

        // In the database: Admin REST tells of the latest events only.
        long compared = Database.count(
                "select count(*) from event_entity where user_id = ? and error = 'invalid_user_credentials'",
                member.id());
        System.out.println(GUESSES + " guesses, seed " + AttackRounds.seed() + ": " + compared + " compared");
        assertThat(compared).isBetween(1L, (long) MOST);
        // Wrong passwords and codes make growing pauses; at the limit of codes the account is locked for good.
        assertThat(member.read().isEnabled() && compared >= MOST)
                .as("may go on guessing")
                .isFalse();
        assertThat(member.admin().getUserSessions()).isEmpty();
    }

    @Test
    void aCodeIsTakenOnce() {
        Member member = WITHOUT_LOCKS.importSettled(MemberSpec.settled());
        List<LoginClient> browsers = atTheCode(member, AT_ONCE + REPLAYS);
        Member other = WITHOUT_LOCKS.importSettled(MemberSpec.settled());
        LoginClient control = LoginClient.open(WITHOUT_LOCKS).login(other);
        String code = Totp.next(MemberSpec.OTP_SECRET);

        for (int sent = 0; sent < browsers.size(); sent += AT_ONCE) {
            List<LoginClient> together = browsers.subList(sent, sent + AT_ONCE);
            ParallelRequests.run(AT_ONCE, number -> together.get(number).submit(Map.of("otp", code)));
            assertThat(browsers).filteredOn(LoginClient::isDone).hasSize(1);
        }
        assertThat(member.admin().getUserSessions()).hasSize(1);
        assertThat(control.submit(Map.of("otp", code)).isDone())
                .as("its time was not over")
                .isTrue();
    }

    private static List<LoginClient> atTheCode(Member member, int browsers) {
        return Stream.generate(() -> LoginClient.open(member.union()).login(member))
                .limit(browsers)
                .toList();
    }

    private static List<String> wrongCodes() {
        Set<String> right = IntStream.range(-2, HALF_MINUTES)
                .mapToObj(step -> Totp.at(MemberSpec.OTP_SECRET, Instant.now().plusSeconds((long) step * Totp.PERIOD)))
                .collect(Collectors.toSet());
        return new Random(AttackRounds.seed())
                .ints(0, 1_000_000)
                .mapToObj("%06d"::formatted)
                .filter(code -> !right.contains(code))
                .limit(GUESSES)
                .toList();
    }

    private static void awaitEndOfLock(Member member) {
        Awaitility.await("the end of the lock, or of the account")
                .atMost(Duration.ofSeconds(10))
                .until(() -> !member.read().isEnabled()
                        || Boolean.FALSE.equals(member.union()
                                .admin()
                                .attackDetection()
                                .bruteForceUserStatus(member.id())
                                .get("disabled")));
    }
}
