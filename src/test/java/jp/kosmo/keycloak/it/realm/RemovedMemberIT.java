package jp.kosmo.keycloak.it.realm;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import jp.kosmo.keycloak.it.client.LoginClient;
import jp.kosmo.keycloak.it.fixture.Member;
import jp.kosmo.keycloak.it.fixture.MemberSpec;
import jp.kosmo.keycloak.it.fixture.StockRealm;
import jp.kosmo.keycloak.it.fixture.Union;
import jp.kosmo.keycloak.it.fixture.UserIds;
import jp.kosmo.keycloak.it.harness.Database;
import org.junit.jupiter.api.Test;

/** What is left of a member who was removed: evidence that leads to nobody, and user IDs that nobody held. */
class RemovedMemberIT {

    /**
     * Starts at each row that is left of the member and goes on to every row that shares any value of any column with one
     * reached before, over all our tables: that is every join there is.
     */
    @Test
    void noJoinOfOurTablesLeadsFromAConsentOrAnOldIdToThePerson() {
        Union union = Union.copyOf("kanekakenpo", "removedmember");
        journey(union);
        Journey gone = journey(union);
        gone.member.admin().remove();

        List<Row> all = rows(union);
        List<Row> left = all.stream().filter(row -> row.names(gone)).toList();
        assertThat(left.stream().map(row -> row.table))
                .as("two decisions and three user IDs")
                .containsExactlyInAnyOrder(
                        "kosmo_consent",
                        "kosmo_consent",
                        "kosmo_user_id_history",
                        "kosmo_user_id_history",
                        "kosmo_user_id_history");
        for (Row start : left) {
            Set<String> reached = reach(start, all);
            assertThat(gone.namesIn(reached))
                    .as("from %s", start.table)
                    .hasSize(1)
                    .as("evidence tells the id of an account that is gone, an old ID itself")
                    .isSubsetOf(
                            start.table.equals("kosmo_consent") ? Set.of(gone.member.id()) : Set.copyOf(gone.userIds));
        }
    }

    /** A member who is still there can be found by the row; so the search above does find what is to be found. */
    @Test
    void theSameSearchFindsAMemberWhoStays() {
        Union union = Union.copyOf("kanekakenpo", "removedmembernot");
        Journey stays = journey(union);
        List<Row> all = rows(union);
        Row consent = all.stream()
                .filter(row -> row.table.equals("kosmo_consent"))
                .findFirst()
                .orElseThrow();
        assertThat(stays.namesIn(reach(consent, all))).contains(stays.member.id(), stays.userIds.get(0));
    }

    @Test
    void ofARealmThatIsNoUnionsNothingIsKept() {
        Union plain = Union.copyOf("kanekakenpo", "removedplain", StockRealm::removeOurs);
        Member member = plain.importMember(MemberSpec.settled());
        member.admin().remove();
        assertThat(rows(plain)).isEmpty();
    }

    /** @param userIds held one after the other */
    private record Journey(Member member, List<String> userIds) {

        Set<String> namesIn(Set<String> values) {
            Set<String> found = new HashSet<>(values);
            found.retainAll(Stream.concat(
                            userIds.stream(),
                            Stream.of(member.id(), member.spec().email()))
                    .toList());
            return found;
        }
    }

    private record Row(String table, Set<String> values) {
        boolean names(Journey journey) {
            return !journey.namesIn(values).isEmpty();
        }
    }

    /** Declines, agrees, gives up two user IDs, and gets a birthdate wrong. */
    private static Journey journey(Union union) {
        Member member = union.importMember(MemberSpec.newcomer().permanentPassword("Mimosa-2026"), "kosmo-birthdate");
        LoginClient.open(union).login(member).submit(Map.of("birthdate", "19790822"));
        member.change(user -> user.setRequiredActions(List.of()));
        LoginClient.open(union).login(member).submit(Map.of("decision", "decline"));
        LoginClient.open(union).login(member).submit(Map.of("decision", "accept"));
        List<String> userIds = List.of(member.username(), UserIds.unused(), UserIds.unused());
        userIds.stream().skip(1).forEach(userId -> member.change(user -> user.setUsername(userId)));
        return new Journey(member, userIds);
    }

    private static Set<String> reach(Row start, List<Row> all) {
        Set<String> reached = new HashSet<>(start.values);
        boolean grew = true;
        while (grew) {
            grew = false;
            for (Row row : all) {
                if (row.values.stream().anyMatch(reached::contains)) {
                    grew |= reached.addAll(row.values);
                }
            }
        }
        return reached;
    }

    private static List<Row> rows(Union union) {
        String realm = union.admin().toRepresentation().getId();
        List<Row> rows = new ArrayList<>();
        for (Object table : Database.column(
                "select table_name from information_schema.tables" + " where table_name like 'kosmo\\_%' order by 1")) {
            Database.rows("select * from " + table + " where realm_id = ?", realm)
                    .forEach(row -> {
                        row.remove("realm_id");
                        Set<String> values = new HashSet<>();
                        row.values().stream()
                                .filter(Objects::nonNull)
                                .map(String::valueOf)
                                .forEach(values::add);
                        values.removeIf(value -> value.length() < 4); // positions and counts
                        rows.add(new Row(String.valueOf(table), values));
                    });
        }
        return rows;
    }
}
