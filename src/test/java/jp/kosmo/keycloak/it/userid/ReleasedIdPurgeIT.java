package jp.kosmo.keycloak.it.userid;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import jp.kosmo.keycloak.it.client.LoginClient;
import jp.kosmo.keycloak.it.fixture.Member;
import jp.kosmo.keycloak.it.fixture.MemberSpec;
import jp.kosmo.keycloak.it.fixture.Union;
import jp.kosmo.keycloak.it.fixture.UserIds;
import jp.kosmo.keycloak.it.harness.Database;
import jp.kosmo.keycloak.it.harness.TestBed;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
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
        Member stays = agreed(usual);
        removedBefore(agreed(usual));
        Member renamed = agreed(usual);
        renamed.change(user -> user.setUsername(UserIds.unused()));
        removedBefore(agreed(usual));
        assertThat(joined(usual)).hasSize(3);

        TestBed.restart();

        Awaitility.await("purged")
                .atMost(Duration.ofMinutes(1))
                .until(() -> left(usual, "old") + left(shorter, "old") == 0);
        Awaitility.await("who was removed under an older version is nobody's consent any more")
                .until(() -> joined(usual).size() == 1);
        assertThat(joined(usual)).containsExactly(renamed.id());
        assertThat(stays.attribute("agreedTerms")).isEqualTo("1.0");
        assertThat(left(usual, "kept")).isEqualTo(3);
        assertThat(left(shorter, "kept")).isEqualTo(2);
        assertThat(left(shorter, "new")).isEqualTo(2);
    }

    /** As a version did that left the holder in the history. */
    private static void removedBefore(Member member) {
        member.admin().remove();
        Database.update(
                "update kosmo_user_id_history set user_id = ? where realm_id = ? and released_id = ?",
                member.id(),
                id(member.union()),
                member.username());
    }

    private static List<@Nullable Object> joined(Union union) {
        return Database.column(
                "select c.user_id from kosmo_consent c join kosmo_user_id_history h"
                        + " on h.realm_id = c.realm_id and h.user_id = c.user_id where c.realm_id = ?",
                id(union));
    }

    private static Member agreed(Union union) {
        Member member = union.importMember(MemberSpec.newcomer().permanentPassword("Mimosa-2026"));
        LoginClient.open(union).login(member).submit(Map.of("decision", "accept"));
        return member;
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
                id(union), name);
    }

    private static String id(Union union) {
        return union.admin().toRepresentation().getId();
    }
}
