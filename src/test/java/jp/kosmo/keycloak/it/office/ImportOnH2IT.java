package jp.kosmo.keycloak.it.office;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import jp.kosmo.keycloak.it.fixture.Union;
import jp.kosmo.keycloak.it.harness.H2Server;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.keycloak.representations.idm.UserRepresentation;

/** An import on another database than PostgreSQL, from the file to the undoing. */
@Tag("long")
class ImportOnH2IT {

    private static final int MEMBERS = 2_500;
    private static final Union UNION = Union.copyOf("kanekakenpo", H2Server.host(), "importh2", asShipped -> {});
    private static final Imports OFFICE = Imports.of(UNION);

    @Test
    void plansAppliesAndUndoes() {
        Imports.Job first = OFFICE.act(OFFICE.planFile(file("山田 久美", MEMBERS), Map.of("temporary", true)), "apply");
        assertThat(List.of(first.state(), first.done())).isEqualTo(List.of("DONE", (long) MEMBERS));

        Imports.Job changes = OFFICE.planFile(file("山田 久実", 10), Map.of("temporary", true, "wholeList", true));
        assertThat(changes.plan()).isEqualTo(List.of(0L, 10L, 0L, 0L, MEMBERS - 10L));
        assertThat(OFFICE.act(changes, "apply").done()).isEqualTo(10);
        assertThat(name("h2user0003")).containsExactly("山田 久実");

        assertThat(OFFICE.act(changes, "undo").undone()).isEqualTo(10);
        assertThat(name("h2user0003")).containsExactly("山田 久美");
        Imports.Job undone = OFFICE.act(first, "undo");
        assertThat(List.of(undone.state(), undone.undone() + undone.kept()))
                .isEqualTo(List.of("UNDONE", (long) MEMBERS));
        assertThat(undone.kept()).as("whose record was changed and restored").isLessThanOrEqualTo(10);
        assertThat(UNION.admin().users().search("h2user", 0, 100)).hasSize((int) undone.kept());
    }

    private static byte[] file(String name, int members) {
        return Imports.csv(
                "仮ユーザID,記号,番号,枝番,生年月日,氏名",
                IntStream.range(0, members)
                        .mapToObj(row -> "h2user%04d,9100,%d,00,1950-03-04,%s".formatted(row, row, name)));
    }

    private static Stream<String> name(String userId) {
        return UNION.admin().users().searchByUsername(userId, true).stream()
                .map(UserRepresentation::getId)
                .map(id -> UNION.admin().users().get(id).toRepresentation().firstAttribute("displayName"));
    }
}
