package jp.kosmo.keycloak.it.office;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import jp.kosmo.keycloak.it.fixture.Union;
import jp.kosmo.keycloak.it.harness.Database;
import org.junit.jupiter.api.Test;
import org.keycloak.admin.client.CreatedResponseUtil;
import org.keycloak.representations.idm.GroupRepresentation;
import org.keycloak.representations.idm.UserRepresentation;
import org.keycloak.representations.userprofile.config.UPAttribute;
import org.keycloak.representations.userprofile.config.UPAttributePermissions;

/** A member imported is what Admin REST would have made, row for row, in every table that names the user. */
class ImportEqualityIT {

    private static final Map<String, Object> FIELDS = Map.of(
            "userId", "Ｋumi０００１",
            "symbol", "９００２",
            "number", "００１２",
            "birthdate", "昭和25年3月4日",
            "name", "　髙﨑 𠮷子　",
            "email", "Ｋumi@Member.example");

    @Test
    void asAdminRestMakesThem() {
        compare(Union.copyOf("kanekakenpo", "importequal"), false);
    }

    @Test
    void withGroupsAndAddressesOfOneOnly() {
        Union union = Union.copyOf("kanekakenpo", "importequalgroups", realm -> {
            realm.setDuplicateEmailsAllowed(false);
            realm.setLoginWithEmailAllowed(false);
        });
        GroupRepresentation group = new GroupRepresentation();
        group.setName("everybody");
        try (var made = union.admin().groups().add(group)) {
            union.admin().addDefaultGroup(CreatedResponseUtil.getCreatedId(made));
        }

        compare(union, false);
    }

    /** A default value of the user profile is written by Keycloak's own code alone: the job goes the slower way. */
    @Test
    void whatSetsDoNotKnowIsMadeOneByOne() {
        Union union = Union.copyOf("kanekakenpo", "importslow");
        var profile = union.admin().users().userProfile().getConfiguration();
        var added = new UPAttribute("branchOffice", new UPAttributePermissions(Set.of("admin"), Set.of("admin")));
        added.setDefaultValue("tokyo");
        profile.addOrReplaceAttribute(added);
        union.admin().users().userProfile().update(profile);
        Imports office = Imports.of(union);

        compare(union, true);

        List<Map<String, Object>> rows = Imports.rows(3);
        Imports.Job job = office.plan(rows);
        Database.update("update kosmo_import_row set email = 'no address' where job_id = ? and line = 3", job.id());
        Imports.Job done = office.act(job, "apply");
        assertThat(List.of(done.done(), done.late())).isEqualTo(List.of(2L, 1L));
        assertThat(office.reason(job, "LATE")).isEqualTo("REFUSED_BY_PROFILE");
        assertThat(office.act(job, "undo").undone()).isEqualTo(2);
        assertThat(office.plan(rows).added()).as("the IDs are free again").isEqualTo(3);
    }

    private static void compare(Union union, boolean oneByOne) {
        String byAdministrator = byAdministrator(union);
        List<String> expected = rowsOf(byAdministrator);
        union.admin().users().get(byAdministrator).remove();
        Database.update("delete from kosmo_user_id_history where realm_id = ?", Imports.realmId(union));
        Imports office = Imports.of(union);

        Imports.Job done = office.act(office.plan(List.of(Imports.row(FIELDS))), "apply");

        assertThat(done.done()).isEqualTo(1);
        assertThat(done.oneByOne()).isEqualTo(oneByOne);
        assertThat(rowsOf(Imports.idOf(union, "kumi0001"))).isNotEmpty().isEqualTo(expected);
    }

    private static String byAdministrator(Union union) {
        UserRepresentation member = new UserRepresentation();
        Map<String, Object> row = Imports.row(FIELDS);
        member.setUsername(text(row, "userId"));
        member.setEmail(text(row, "email"));
        member.setEnabled(true);
        member.setAttributes(Map.of(
                "birthdate", List.of(text(row, "birthdate")),
                "displayName", List.of(text(row, "name")),
                "insuredPersonSymbol", List.of(text(row, "symbol")),
                "insuredPersonNumber", List.of(text(row, "number")),
                "insuredPersonBranchNumber", List.of(text(row, "branchNumber")),
                "temporaryUserId", List.of("true")));
        try (var made = union.admin().users().create(member)) {
            return CreatedResponseUtil.getCreatedId(made);
        }
    }

    private static String text(Map<String, Object> row, String field) {
        return String.valueOf(row.get(field));
    }

    /** Ids, times, and what is made of the id, apart. */
    private static List<String> rowsOf(String id) {
        Stream<String> tables = Database.column(
                        "select table_name from information_schema.columns where lower(column_name) = 'user_id'"
                                + " and table_schema = current_schema() and table_name <> 'kosmo_import_row'")
                .stream()
                .map(String::valueOf);
        return Stream.concat(
                        tables.flatMap(
                                table -> Database.rows("select * from " + table + " where user_id = ?", id).stream()
                                        .map(row -> table + " " + comparable(row, id))),
                        Database.rows("select * from user_entity where id = ?", id).stream()
                                .map(row -> "user_entity " + comparable(row, id)))
                .sorted()
                .toList();
    }

    private static String comparable(Map<String, ?> row, String id) {
        return row.entrySet().stream()
                .filter(column ->
                        !column.getKey().equals("id") && !column.getKey().endsWith("_timestamp"))
                .map(column -> column.getKey() + "=" + value(column.getKey(), String.valueOf(column.getValue()), id))
                .sorted()
                .toList()
                .toString();
    }

    private static String value(String column, String value, String id) {
        if (column.equals("email_constraint")) {
            return value.contains("@") ? value : "drawn";
        }
        return column.equals("sort_key") ? value.substring(0, 88) : value.replace(id, "id");
    }
}
