package jp.kosmo.keycloak.it.realm;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import jp.kosmo.keycloak.it.client.LoginClient;
import jp.kosmo.keycloak.it.client.Totp;
import jp.kosmo.keycloak.it.client.Visit;
import jp.kosmo.keycloak.it.fixture.Member;
import jp.kosmo.keycloak.it.fixture.MemberSpec;
import jp.kosmo.keycloak.it.fixture.StockRealm;
import jp.kosmo.keycloak.it.fixture.Union;
import jp.kosmo.keycloak.it.harness.Statements;
import org.awaitility.Awaitility;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A member with nothing due costs the database what the same member costs it on a server without the bundle. */
class DatabaseCostIT {

    private static final Union OURS = Union.copyOf("kanekakenpo", "cost");
    private static final Union STOCK = StockRealm.copyOf("kanekakenpo", "coststock");
    private static final int RUNS = 3;

    private enum Visit {
        LOGIN,
        SSO_HOP
    }

    private enum UserCache {
        COLD,
        WARM
    }

    @ParameterizedTest
    @CsvSource({"LOGIN, COLD", "LOGIN, WARM", "SSO_HOP, COLD", "SSO_HOP, WARM"})
    void addsNoStatementToStocks(Visit visit, UserCache cache) {
        Statements stock = leastOf(STOCK, visit, cache);
        Statements ours = leastOf(OURS, visit, cache);

        System.out.printf(
                "Database statements, %-7s with %s user cache: stock %2d, ours %2d%n",
                visit, cache, stock.total(), ours.total());
        assertThat(ours.beyond(stock)).as("what ours adds").isEmpty();
        // What differs in its text from run to run is not among those, but counts.
        assertThat(ours.total()).isLessThanOrEqualTo(stock.total());
        assertThat(ours.calls().keySet())
                .noneMatch(text -> text.toLowerCase(Locale.ROOT).contains("kosmo_"));
        // Else nothing was compared with nothing, or a cold cache with a warm one.
        for (Set<String> texts : List.of(stock.calls().keySet(), ours.calls().keySet())) {
            assertThat(texts).anyMatch(text -> text.startsWith("insert into EVENT_ENTITY"));
            assertThat(texts.stream().anyMatch(text -> text.contains(" from USER_ENTITY ")))
                    .as("reads the member")
                    .isEqualTo(cache == UserCache.COLD);
        }
    }

    private static Statements leastOf(Union union, Visit visit, UserCache cache) {
        return Stream.generate(() -> run(union, visit, cache))
                .limit(RUNS)
                .reduce(Statements::least)
                .orElseThrow();
    }

    /** One visit of a member who has logged in before, from the portal's request to the portal's tokens. */
    private static Statements run(Union union, Visit visit, UserCache cache) {
        Member member = union.importSettled(MemberSpec.settled());
        LoginClient browser = login(member, Totp.now(MemberSpec.OTP_SECRET));
        if (cache == UserCache.COLD) {
            union.admin().clearUserCache();
        }
        if (visit == Visit.LOGIN) {
            return Statements.of(union.host().database(), () -> login(member, Totp.next(MemberSpec.OTP_SECRET)));
        }
        awaitNextSecond();
        return Statements.of(
                union.host().database(), () -> browser.reopen(Map.of()).tokens());
    }

    /** A session that is used again within a second is stored by another statement than later. */
    private static void awaitNextSecond() {
        long now = Instant.now().getEpochSecond();
        Awaitility.await("the next second").until(() -> Instant.now().getEpochSecond() > now);
    }

    private static LoginClient login(Member member, String code) {
        LoginClient browser = LoginClient.open(member.union()).login(member).submit(Map.of("otp", code));
        browser.tokens();
        return browser;
    }
}
