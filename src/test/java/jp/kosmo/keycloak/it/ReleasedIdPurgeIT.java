package jp.kosmo.keycloak.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** User IDs that are free again do not stay on record: a task of the server deletes them. */
class ReleasedIdPurgeIT {

    private static final int MANY = 1_201;

    @Test
    void idsThatAreFreeAgainAreDeletedAndNoOthers() {
        Union usual = Union.copyOf("kanekakenpo", "purgeusual");
        Union shorter = Union.copyOf("kanekakenpo", "purgeshorter");
        shorter.changeRequiredAction("kosmo-user-id", Map.of("releasedIdDays", "60"));
        release(usual, "old", MANY, 181);
        release(usual, "kept", 3, 179);
        release(shorter, "old", 2, 61);
        release(shorter, "kept", 2, 59);
        release(shorter, "new", 2, 0);

        TestBed.restart();

        Awaitility.await("purged").atMost(Duration.ofMinutes(1)).until(() -> left(usual, "old") + left(shorter, "old") == 0);
        assertThat(left(usual, "kept")).isEqualTo(3);
        assertThat(left(shorter, "kept")).isEqualTo(2);
        assertThat(left(shorter, "new")).isEqualTo(2);
    }

    private static void release(Union union, String name, int number, int daysAgo) {
        Database.update(
                "insert into kosmo_user_id_history (realm_id, released_id, user_id, released_at, own_releases)"
                        + " select ?, ? || n, 'holder' || n, ?, 0 from generate_series(1, ?) n",
                id(union),
                name,
                Instant.now().minus(Duration.ofDays(daysAgo)).toEpochMilli(),
                number);
    }

    private static long left(Union union, String name) {
        return Database.count(
                "select count(*) from kosmo_user_id_history where realm_id = ? and released_id like ? || '%'",
                id(union),
                name);
    }

    private static String id(Union union) {
        return union.admin().toRepresentation().getId();
    }
}
