package jp.kosmo.keycloak.it.office;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.function.IntFunction;
import java.util.stream.LongStream;
import jp.kosmo.keycloak.it.fixture.ManyMembers;
import jp.kosmo.keycloak.it.fixture.Union;
import jp.kosmo.keycloak.it.harness.Database;
import jp.kosmo.keycloak.it.harness.TestBed;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A union of a million, whose members were there before the index. */
@Tag("long")
class MillionMembersIT {

    private static final int MEMBERS = Integer.getInteger("kosmo.members", 1_000_000);
    private static final int EVENTS = 200_000;
    private static final int SEARCHES = 100;
    private static final Duration ENOUGH = Duration.ofMillis(300);
    private static final String TASK = "kosmo-member-index";

    private static final Union UNION = Union.copyOf("kanekakenpo", "millionmembers");
    private static final String REALM = UNION.admin().toRepresentation().getId();

    @BeforeAll
    static void fill() {
        ManyMembers.in(UNION, MEMBERS);
        Database.update(
                "insert into event_entity (id, realm_id, event_time, type, error, user_id, details_json_long_value)"
                        + " select md5('event' || i)::uuid::text, '" + REALM
                        + "', extract(epoch from now()) * 1000 - i * 400,"
                        + " 'LOGIN_ERROR', 'invalid_user_credentials', md5('member' || i)::uuid::text,"
                        + " '{\"auth_method\":\"openid-connect\",\"support_code\":\"' || case i when " + (EVENTS - 1)
                        + " then 'K7F-T4M' else 'F33-F33' end || '\",\"username\":\"member' || i || '\"}'"
                        + " from generate_series(0, " + (EVENTS - 1) + ") i");
        Database.update("analyze");
    }

    @AfterAll
    static void empty() {
        Database.update("delete from event_entity where realm_id = ?", REALM);
        ManyMembers.remove(UNION, MEMBERS);
        UNION.host().remove(UNION.name());
    }

    @Test
    void areBroughtInAndFoundAtOnce() {
        long began = System.nanoTime();
        CompletableFuture<Void> filling =
                CompletableFuture.runAsync(() -> TestBed.run(TASK)).exceptionally(late -> null);
        Awaitility.await("all in the index")
                .atMost(Duration.ofMinutes(30))
                .pollInterval(Duration.ofSeconds(5))
                .until(() -> Database.count("select count(*) from kosmo_member where realm_id = ?", REALM) >= MEMBERS);
        System.out.printf("%,d members brought in: %,d ms%n", MEMBERS, millisSince(began));
        filling.join();
        Database.update("analyze kosmo_member");
        began = System.nanoTime();
        TestBed.run(TASK);
        System.out.printf("the same with nothing to do: %,d ms%n", millisSince(began));

        Searches clerk = Searches.of(UNION, "members");
        measure(clerk, "user ID", i -> "member" + i, 1);
        measure(clerk, "e-mail address", i -> "member" + i + "@million.example", 1);
        measure(clerk, "symbol and number", i -> i % 200 + " " + i / 200, 1);
        measure(clerk, "number", i -> String.valueOf(i / 200), 50);
        measure(clerk, "beginning of a common name", i -> i % 2 == 0 ? "佐藤" : "高橋", 50);
        measure(clerk, "longer beginning of a name", i -> "渡辺" + Character.toString(19968 + i / 8 % 300), 50);
        measure(clerk, "nobody", i -> "南" + i, 0);
        measure(clerk, "support code, the oldest of " + EVENTS, i -> "K7F-T4M", 1);
        measure(clerk, "support code, none of " + EVENTS, i -> "K7F-T4F", 0);
    }

    private static void measure(Searches clerk, String what, IntFunction<String> query, int atLeast) {
        Random random = new Random(20261130);
        long[] millis = LongStream.range(0, SEARCHES)
                .map(search -> {
                    String typed = query.apply(random.nextInt(MEMBERS));
                    long began = System.nanoTime();
                    assertThat(clerk.by(typed).hits()).as("%s: %s", what, typed).hasSizeGreaterThanOrEqualTo(atLeast);
                    return millisSince(began);
                })
                .sorted()
                .toArray();
        System.out.printf("%-35s p50 %,d ms, p95 %,d ms%n", what, millis[SEARCHES / 2], millis[SEARCHES * 95 / 100]);
        assertThat(millis[SEARCHES * 95 / 100]).as(what).isLessThan(ENOUGH.toMillis());
    }

    private static long millisSince(long nanos) {
        return Duration.ofNanos(System.nanoTime() - nanos).toMillis();
    }
}
