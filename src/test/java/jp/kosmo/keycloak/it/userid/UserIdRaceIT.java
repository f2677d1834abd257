package jp.kosmo.keycloak.it.userid;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import jp.kosmo.keycloak.it.client.LoginClient;
import jp.kosmo.keycloak.it.client.ParallelRequests;
import jp.kosmo.keycloak.it.fixture.Member;
import jp.kosmo.keycloak.it.fixture.Union;
import jp.kosmo.keycloak.it.fixture.UserIds;
import jp.kosmo.keycloak.it.harness.Database;
import jp.kosmo.keycloak.it.harness.TestBed;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** Members who take one user ID at the same moment: one has it, the others are told at the field and go on. */
class UserIdRaceIT {

    private static final Union UNION = Union.kanekakenpo();
    private static final int MEMBERS = 16;
    private static final int ROUNDS = 5;
    private static final String TAKEN = "user_id_taken";

    @Test
    void oneOfManyGetsTheId() {
        List<Member> members =
                Stream.generate(() -> UserIds.atStep(UNION)).limit(MEMBERS).toList();
        List<LoginClient> waiting = new ArrayList<>(members.stream()
                .map(member -> LoginClient.open(UNION).login(member))
                .toList());

        for (int round = 1; round <= ROUNDS; round++) {
            String wanted = UserIds.unused();
            ParallelRequests.run(waiting.size(), number -> choose(waiting.get(number), wanted));
            waiting.removeIf(LoginClient::isDone);
            assertThat(waiting).hasSize(MEMBERS - round).allSatisfy(client -> {
                assertThat(client.page().status()).isEqualTo(200);
                assertThat(client.page().fieldErrors()).containsOnlyKeys("username");
                assertThat(client.page().field("username")).isEqualTo(wanted);
            });
            assertThat(UNION.admin().users().searchByUsername(wanted, true)).hasSize(1);
        }

        assertThat(waiting)
                .allSatisfy(client ->
                        assertThat(choose(client, UserIds.unused()).isDone()).isTrue());
        assertThat(members).allSatisfy(member -> {
            assertThat(member.events().errors()).allMatch(TAKEN::equals);
            assertThat(UserIds.history(member)).containsExactly(member.username());
        });
    }

    /** The same by force: the ID is free when it is checked, and taken by another transaction before the commit. */
    @Test
    void theLoserOfAnAbortedTransactionGoesOn() throws SQLException {
        Member member = UserIds.atStep(UNION);
        LoginClient client = LoginClient.open(UNION).login(member);
        String wanted = UserIds.unused();
        String winner = UUID.randomUUID().toString();
        try (var other = TestBed.database().getConnection()) {
            other.setAutoCommit(false);
            try (var insert = other.prepareStatement("insert into user_entity (id, realm_id, username, enabled,"
                    + " email_verified, not_before) select ?, id, ?, false, false, 0 from realm where name = ?")) {
                insert.setString(1, winner);
                insert.setString(2, wanted);
                insert.setString(3, UNION.name());
                insert.executeUpdate();
            }
            var submitted = CompletableFuture.supplyAsync(() -> choose(client, wanted));
            Awaitility.await("the member waits for the other transaction")
                    .atMost(Duration.ofSeconds(20))
                    .until(() -> Database.count("select count(*) from pg_locks where not granted") > 0);
            other.commit();
            submitted.join();
        }

        assertThat(client.page().status()).isEqualTo(200);
        assertThat(client.page().fieldErrors()).containsOnlyKeys("username");
        assertThat(client.page().field("username")).isEqualTo(wanted);
        assertThat(member.events().errors()).containsExactly(TAKEN);
        assertThat(member.read().getUsername()).isEqualTo(member.username());
        assertThat(member.attribute("mfaMethod")).isNull();
        assertThat(UserIds.history(member)).isEmpty();

        String another = UserIds.unused();
        assertThat(choose(client, another).outcome().code()).isNotEmpty();
        assertThat(member.read().getUsername()).isEqualTo(another);
        Database.update("delete from user_entity where id = ?", winner);
    }

    private static LoginClient choose(LoginClient client, String username) {
        return client.submit(Map.of("username", username, "mfaMethod", "otp"));
    }
}
