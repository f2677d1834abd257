package jp.kosmo.keycloak.it.office;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.ws.rs.NotFoundException;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import jp.kosmo.keycloak.it.fixture.Member;
import jp.kosmo.keycloak.it.fixture.MemberSpec;
import jp.kosmo.keycloak.it.fixture.Union;
import jp.kosmo.keycloak.it.harness.RealmHost;
import jp.kosmo.keycloak.it.harness.TestBed;
import org.junit.jupiter.api.Test;
import org.keycloak.admin.client.resource.UserResource;

/**
 * Whom an import has changed is seen so at once by every node, also by those that remember the member: one works at the import, all
 * have the member in their cache. With {@code -Dkosmo.server=cluster} these are two.
 */
class ImportNodesIT {

    private static final Union UNION = Union.copyOf("kanekakenpo", "importnodes");
    private static final Imports OFFICE = Imports.of(UNION);

    @Test
    void everyNodeSeesWhoIsChangedAndChangedBack() {
        Member member = UNION.createMember(MemberSpec.newcomer()
                .attribute("insuredPersonSymbol", "0815")
                .attribute("insuredPersonNumber", "1")
                .attribute("insuredPersonBranchNumber", "00"));
        String before = member.spec().attributes().get("displayName");
        assertThat(names(member.id())).containsOnly(before);
        Imports.Job job = OFFICE.plan(List.of(Imports.row(Map.of(
                "userId", member.username(),
                "symbol", "0815",
                "number", "1",
                "birthdate", member.spec().attributes().get("birthdate"),
                "name", "山田 改姓"))));

        assertThat(OFFICE.act(job, "apply").done()).isEqualTo(1);
        assertThat(names(member.id())).containsOnly("山田 改姓");

        assertThat(OFFICE.act(job, "undo").undone()).isEqualTo(1);
        assertThat(names(member.id())).containsOnly(before);
    }

    @Test
    void noNodeRemembersWhoIsTakenBack() {
        Imports.Job job = OFFICE.act(OFFICE.plan(Imports.rows(1)), "apply");
        String id =
                String.valueOf(OFFICE.rows(job, "NEW").findFirst().orElseThrow().get("member"));
        assertThat(names(id)).containsOnly("山田 久美");

        assertThat(OFFICE.act(job, "undo").undone()).isEqualTo(1);

        assertThat(names(id)).containsOnly("nobody");
    }

    /** As each node has it, which keeps the member in its cache. */
    private static Stream<String> names(String member) {
        return TestBed.server().nodes().stream()
                .map(node -> RealmHost.admin(node.getPort())
                        .realm(UNION.name())
                        .users()
                        .get(member))
                .map(ImportNodesIT::name);
    }

    private static String name(UserResource member) {
        try {
            return member.toRepresentation().firstAttribute("displayName");
        } catch (NotFoundException nobody) {
            return "nobody";
        }
    }
}
