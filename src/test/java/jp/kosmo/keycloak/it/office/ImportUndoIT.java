package jp.kosmo.keycloak.it.office;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import jp.kosmo.keycloak.it.fixture.Union;
import jp.kosmo.keycloak.it.harness.Database;
import jp.kosmo.keycloak.it.harness.TestBed;
import org.junit.jupiter.api.Test;
import org.keycloak.representations.idm.UserRepresentation;

/** Undoing takes away what the job has made and nobody has touched, to the last row. */
class ImportUndoIT {

    private static final Union UNION = Union.copyOf("kanekakenpo", "importundo");
    private static final Imports OFFICE = Imports.of(UNION);
    private static final List<String> TABLES = List.of(
            "user_attribute", "user_required_action", "user_role_mapping", "user_group_membership", "kosmo_member");

    @Test
    void nothingIsLeftOfWhoWasNotTouched() {
        List<Map<String, Object>> rows = Imports.rows(5);
        Imports.Job job = OFFICE.act(OFFICE.plan(rows), "apply");
        String touched = Imports.idOf(UNION, rows.get(1).get("userId"));
        UserRepresentation changed = UNION.admin().users().get(touched).toRepresentation();
        changed.singleAttribute("birthdate", "1951-03-04");
        UNION.admin().users().get(touched).update(changed);
        String stepDone = Imports.idOf(UNION, rows.get(2).get("userId"));
        Database.update(
                "delete from user_required_action where user_id = ? and required_action = 'UPDATE_PASSWORD'", stepDone);
        String untouched = Imports.idOf(UNION, rows.get(3).get("userId"));

        Imports.Job undone = OFFICE.act(job, "undo");

        assertThat(undone.state()).isEqualTo("UNDONE");
        assertThat(List.of(undone.undone(), undone.kept())).isEqualTo(List.of(3L, 2L));
        assertThat(OFFICE.rows(job, "KEPT").map(row -> row.get("member"))).containsExactly(touched, stepDone);
        assertThat(Imports.members(UNION)).isEqualTo(2);
        assertThat(UNION.admin().users().search("kumi", 0, 10)).hasSize(2);
        for (String table : TABLES) {
            assertThat(Database.count("select count(*) from " + table + " where user_id = ?", untouched))
                    .as(table)
                    .isZero();
        }
        assertThat(OFFICE.plan(List.of(rows.get(0), rows.get(3))).added())
                .as("the IDs are free again")
                .isEqualTo(2);
    }

    @Test
    void forADay() {
        Imports.Job job = OFFICE.act(OFFICE.plan(Imports.rows(1)), "apply");
        Database.update("update kosmo_import_job set changed_at = changed_at - 86400001 where id = ?", job.id());

        assertThat(OFFICE.refusal(job, "undo")).isEqualTo("409 IMPORT_TOO_OLD");
    }

    @Test
    void plansAreDeletedInTheEnd() {
        Imports.Job job = OFFICE.plan(Imports.rows(1));
        Imports.Job kept = OFFICE.plan(Imports.rows(1));
        Database.update("update kosmo_import_job set changed_at = ? where id = ?", 1L, job.id());

        TestBed.run("kosmo-import-purge");

        assertThat(Database.count("select count(*) from kosmo_import_row where job_id = ?", job.id()))
                .isZero();
        assertThat(OFFICE.now(kept).added()).isEqualTo(1);
    }
}
