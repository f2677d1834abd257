package jp.kosmo.keycloak.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import jp.kosmo.keycloak.it.client.LoginClient;
import jp.kosmo.keycloak.it.client.ParallelRequests;
import jp.kosmo.keycloak.it.fixture.Member;
import jp.kosmo.keycloak.it.fixture.MemberSpec;
import jp.kosmo.keycloak.it.fixture.Union;
import jp.kosmo.keycloak.it.harness.Database;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The ledger on the server's own database: what the server writes there, and what an audit finds. */
class LedgerIT {

    /** A chain of three rows that belongs to no realm of the server. */
    private final String realm = UUID.randomUUID().toString();

    @BeforeEach
    void threeMembersAgree() {
        for (int i = 1; i <= 3; i++) {
            append("member" + i);
        }
    }

    @Test
    void aChainIsSoundAsWritten() {
        assertThat(firstBroken(realm)).isZero();
        assertThat(firstBroken(UUID.randomUUID().toString())).isZero();
        assertThat(Database.column("select position from kosmo_consent where realm_id = ? order by 1", realm))
                .containsExactly(1L, 2L, 3L);
        assertThat(Database.count("select count(*) from kosmo_terms_document where realm_id = ?", realm))
                .isEqualTo(1);
    }

    @Test
    void theSameDecisionIsOneRow() {
        append("member2");

        assertThat(Database.count("select count(*) from kosmo_consent where realm_id = ?", realm))
                .isEqualTo(3);
        assertThat(firstBroken(realm)).isZero();
    }

    @Test
    void manyAtOnceFollowOneAnother() {
        String fresh = UUID.randomUUID().toString();

        ParallelRequests.run(16, number -> {
            LedgerDatabase.append(fresh, "member" + number % 12);
            return number;
        });

        assertThat(Database.count("select max(position) from kosmo_consent where realm_id = ?", fresh))
                .isEqualTo(12);
        assertThat(firstBroken(fresh)).isZero();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "position = 9",
                "user_id = reverse(user_id)",
                "version = reverse(version)",
                "sha256 = reverse(sha256)",
                "decision = 'decline'",
                "decided_at = decided_at + 1",
                "client_id = reverse(client_id)",
                "language = 'en'",
                "username = reverse(username)",
                "ip_address = reverse(ip_address)",
                "person_salt = reverse(person_salt)",
                "person_sha256 = reverse(person_sha256)",
                "previous_hash = reverse(previous_hash)",
                "hash = reverse(hash)",
                "username = null",
                "person_salt = null",
                "person_salt = null, username = 'somebody'",
                "realm_id = 'elsewhere'",
            })
    void aChangedRowIsFound(String change) {
        Database.update("update kosmo_consent set " + change + " where realm_id = ? and position = 2", realm);

        assertThat(firstBroken(realm)).isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void aDeletedRowIsFound(long position) {
        Database.update("delete from kosmo_consent where realm_id = ? and position = ?", realm, position);

        assertThat(firstBroken(realm)).isEqualTo(position);
    }

    @Test
    void aDeletedHeadIsFound() {
        Database.update("delete from kosmo_ledger_head where realm_id = ?", realm);

        assertThat(firstBroken(realm)).isEqualTo(4);
    }

    @Test
    void pseudonymisingOneMemberLeavesTheChainSound() {
        LedgerDatabase.inTransaction(entities -> {
            new ConsentLedger(entities).pseudonymise(realm, LedgerDatabase.userId("member2"), 1);
            return realm;
        });

        assertThat(Database.column("select username from kosmo_consent where realm_id = ? order by position", realm))
                .containsExactly("member1", null, "member3");
        assertThat(firstBroken(realm)).isZero();
    }

    @Test
    void onTheServerEvidenceOutlivesTheMemberButNotTheRealm() {
        Union union = Union.copyOf("kanekakenpo", "ledger");
        String id = union.admin().toRepresentation().getId();
        var agreed = union.importMember(
                MemberSpec.newcomer().permanentPassword("Mimosa-2026").withSomeFactor());
        var declined = union.importMember(
                MemberSpec.newcomer().permanentPassword("Mimosa-2026").withSomeFactor());
        decide(agreed, "accept");
        decide(declined, "decline");
        decide(declined, "accept");
        LoginClient.open(union)
                .login(union.createMember(MemberSpec.newcomer()))
                .submit(Map.of("birthdate", "19801202"));
        assertThat(firstBroken(id)).isZero();

        declined.admin().remove();

        assertThat(Database.rows(
                                "select username, ip_address, person_salt, decision from kosmo_consent"
                                        + " where user_id = ? order by position",
                                declined.id())
                        .toString())
                .isEqualTo("[{username=null, ip_address=null, person_salt=null, decision=decline},"
                        + " {username=null, ip_address=null, person_salt=null, decision=accept}]");
        assertThat(Database.column("select username from kosmo_consent where user_id = ?", agreed.id()))
                .containsExactly(agreed.username());
        assertThat(firstBroken(id)).isZero();
        assertThat(tablesWith(id)).hasSize(5);

        union.admin().remove();

        assertThat(tablesWith(id)).isEmpty();
        assertThat(Database.count("select count(*) from kosmo_consent where realm_id = ?", realm))
                .isEqualTo(3);
    }

    private static void decide(Member member, String decision) {
        LoginClient.open(member.union()).login(member).submit(Map.of("decision", decision));
    }

    private static List<String> tablesWith(String realmId) {
        return List.of(
                        "kosmo_attempt",
                        "kosmo_consent",
                        "kosmo_ledger_head",
                        "kosmo_terms_document",
                        "kosmo_user_id_history")
                .stream()
                .filter(table -> Database.count("select count(*) from " + table + " where realm_id = ?", realmId) > 0)
                .toList();
    }

    private void append(String username) {
        LedgerDatabase.append(realm, username);
    }

    /** The same whatever the size of a page. */
    private static long firstBroken(String realmId) {
        long first = LedgerDatabase.check(realmId, 1_000).firstBroken();
        assertThat(IntStream.rangeClosed(1, 4)
                        .mapToObj(page -> LedgerDatabase.check(realmId, page).firstBroken()))
                .containsOnly(first);
        return first;
    }
}
