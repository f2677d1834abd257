package jp.kosmo.keycloak.it.terms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import jp.kosmo.keycloak.it.client.LoginClient;
import jp.kosmo.keycloak.it.client.ParallelRequests;
import jp.kosmo.keycloak.it.fixture.Member;
import jp.kosmo.keycloak.it.fixture.MemberSpec;
import jp.kosmo.keycloak.it.fixture.Union;
import jp.kosmo.keycloak.it.harness.Database;
import jp.kosmo.keycloak.it.harness.TestBed;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** All consents of a union follow one another in its ledger, but nobody waits there for another's page. */
class ConsentLockIT {

    /** The portal asks for consent of its own: what Keycloak reads for that page comes after the terms. */
    private static final Union UNION = Union.copyOf(
            "kanekakenpo",
            "consentlock",
            realm -> realm.getClients().stream()
                    .filter(client -> "portal".equals(client.getClientId()))
                    .forEach(client -> client.setConsentRequired(true)));

    @Test
    void theLedgerIsNotLockedWhileThePageAfterIsMade() throws SQLException {
        atTerms().submit(Map.of("decision", "accept")); // makes the head of the chain
        LoginClient slow = atTerms();
        try (Connection consents = TestBed.database().getConnection()) {
            consents.setAutoCommit(false);
            execute(consents, "lock table user_consent in access exclusive mode");
            CompletableFuture<LoginClient> page =
                    CompletableFuture.supplyAsync(() -> slow.submit(Map.of("decision", "accept")));
            Awaitility.await("the page after is being made")
                    .until(() -> Database.count("select count(*) from pg_stat_activity where wait_event_type = 'Lock'"
                                    + " and query ilike '%user_consent%' and query not ilike '%pg_stat_activity%'")
                            > 0);

            try (Connection other = TestBed.database().getConnection()) {
                other.setAutoCommit(false);
                assertThatCode(() -> execute(other, "select hash from kosmo_ledger_head for update nowait"))
                        .doesNotThrowAnyException();
                other.rollback();
            }

            consents.rollback();
            assertThat(page.join().isDone()).isTrue();
        }
    }

    /** Attribute and row stand together, the chain is whole, a double click is one decision. */
    @Test
    void manyAtOnceAreAllRecordedOnce() {
        List<Member> members = IntStream.range(0, 20).mapToObj(i -> member()).toList();
        List<LoginClient> clients = members.stream()
                .flatMap(member -> {
                    LoginClient client = LoginClient.open(UNION).login(member);
                    return List.of(client, client.fork()).stream();
                })
                .toList();
        long before = rows();

        ParallelRequests.run(40, i -> clients.get(i).submit(Map.of("decision", "accept")));

        assertThat(rows() - before).isEqualTo(20);
        assertThat(members).allSatisfy(member -> {
            assertThat(member.attribute("agreedTerms")).isEqualTo("1.0");
            assertThat(Database.count("select count(*) from kosmo_consent where user_id = ?", member.id()))
                    .isEqualTo(1);
        });
        String realm = UNION.admin().toRepresentation().getId();
        assertThat(Database.column(
                        "select c.position from kosmo_consent c left join kosmo_consent p on p.realm_id = c.realm_id"
                                + " and p.position = c.position - 1 where c.realm_id = ? and c.position > 1"
                                + " and c.previous_hash is distinct from p.hash",
                        realm))
                .isEmpty();
    }

    private static long rows() {
        return Database.count(
                "select count(*) from kosmo_consent where realm_id = ?",
                UNION.admin().toRepresentation().getId());
    }

    private static LoginClient atTerms() {
        return LoginClient.open(UNION).login(member());
    }

    private static Member member() {
        return UNION.importMember(
                MemberSpec.newcomer().permanentPassword("Mimosa-2026").withSomeFactor());
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
