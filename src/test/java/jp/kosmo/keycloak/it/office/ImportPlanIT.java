package jp.kosmo.keycloak.it.office;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import jp.kosmo.keycloak.it.fixture.Member;
import jp.kosmo.keycloak.it.fixture.MemberSpec;
import jp.kosmo.keycloak.it.fixture.OfficeClerk;
import jp.kosmo.keycloak.it.fixture.OfficeTask;
import jp.kosmo.keycloak.it.fixture.Union;
import jp.kosmo.keycloak.it.harness.Database;
import jp.kosmo.keycloak.it.harness.TestBed;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the plan of an import says of each row; and nothing is done before it is applied. */
class ImportPlanIT {

    private static final Union UNION = Union.copyOf("kanekakenpo", "importplan");
    private static final Imports OFFICE = Imports.of(UNION);
    private static final Member HOLDER = UNION.createMember(MemberSpec.newcomer()
            .attribute("insuredPersonSymbol", "7001")
            .attribute("insuredPersonNumber", "55")
            .attribute("insuredPersonBranchNumber", "01"));

    /** The row, and why it is refused. */
    static Stream<Map.Entry<Map<String, Object>, String>> refused() {
        return Stream.of(
                Map.entry(Map.of("userId", "　"), "USER_ID_MISSING"),
                Map.entry(Map.of("birthdate", ""), "BIRTHDATE_MISSING"),
                Map.entry(Map.of("birthdate", "1950-02-30"), "REFUSED_BY_PROFILE birthdate"),
                Map.entry(Map.of("birthdate", "2999-01-01"), "REFUSED_BY_PROFILE birthdate"),
                Map.entry(Map.of("email", "no address"), "REFUSED_BY_PROFILE email"),
                Map.entry(Map.of("name", "<b>"), "REFUSED_BY_PROFILE displayName"),
                Map.entry(Map.of("userId", "日本0001"), "REFUSED_BY_PROFILE username"),
                Map.entry(Map.of("userId", "short", "temporary", false), "REFUSED_BY_PROFILE username"),
                Map.entry(Map.of("name", "久".repeat(256)), "NOT_STORABLE displayName"),
                Map.entry(Map.of("name", "a\u0000b"), "NOT_STORABLE displayName"),
                Map.entry(Map.of("address", "区".repeat(256)), "NOT_STORABLE address"),
                Map.entry(Map.of("postalCode", "1\u0000"), "NOT_STORABLE postalCode"),
                Map.entry(
                        Map.of("problems", List.of(Map.of("code", "BAD_LINE", "column", "誕生日", "other", 0))),
                        "BAD_LINE 誕生日"),
                Map.entry(Map.of("userId", HOLDER.spec().email()), "USER_ID_IS_ADDRESS"),
                Map.entry(Map.of("userId", HOLDER.username(), "birthdate", "1999-09-09"), "BIRTHDATE_DIFFERS"));
    }

    @ParameterizedTest
    @MethodSource
    void refused(Map.Entry<Map<String, Object>, String> row) {
        Imports.Job job = OFFICE.plan(List.of(Imports.row(row.getKey())));

        assertThat(job.plan()).isEqualTo(List.of(0L, 0L, 0L, 1L, 0L));
        Map<String, Object> refused = OFFICE.rows(job, "REFUSED").findFirst().orElseThrow();
        assertThat(refused.get("reason") + (refused.containsKey("field") ? " " + refused.get("field") : ""))
                .isEqualTo(row.getValue());
    }

    @Test
    void whichOfTwoIsRightNobodyKnows() {
        Map<String, Object> one = Imports.row(Map.of());

        assertThat(reasons(
                        one,
                        Imports.row(Map.of(
                                "userId",
                                "ｋｕＭｉ" + String.valueOf(one.get("userId")).substring(4)))))
                .containsExactly("TWICE_USER_ID", "TWICE_USER_ID");
        assertThat(reasons(one, Imports.row(Map.of("number", "0０" + one.get("number"), "branchNumber", "0"))))
                .containsExactly("TWICE_MEMBER", "TWICE_MEMBER");
    }

    private static Stream<Object> reasons(Map<String, Object> one, Map<String, Object> other) {
        return OFFICE.rows(OFFICE.plan(List.of(one, other)), "REFUSED").map(row -> row.get("reason"));
    }

    @Test
    void anIdThatWasGivenUpIsKeptFromOthers() {
        String given = "kumigiven1";
        Database.update(
                "insert into kosmo_user_id_history (realm_id, released_id, user_id, released_at, own_releases) values (?, ?, ?, ?, 0)",
                Imports.realmId(UNION),
                given,
                "somebody",
                System.currentTimeMillis());

        assertThat(OFFICE.reason(OFFICE.plan(List.of(Imports.row(Map.of("userId", given)))), "REFUSED"))
                .isEqualTo("USER_ID_RELEASED");
    }

    @Test
    void anAddressIsSharedOnlyWhereTheRealmAllowsIt() {
        Union strict = Union.copyOf("kanekakenpo", "importaddress", realm -> {
            realm.setDuplicateEmailsAllowed(false);
            realm.setLoginWithEmailAllowed(false);
        });
        Imports office = Imports.of(strict);
        Member holder = strict.createMember(MemberSpec.newcomer());
        Map<String, Object> shared = Map.of("email", holder.spec().email());
        List<Map<String, Object>> rows = List.of(
                Imports.row(shared),
                Imports.row(Map.of("email", "two@member.example")),
                Imports.row(Map.of("email", "ＴＷＯ@member.example")));

        assertThat(office.rows(office.plan(rows), "REFUSED").map(row -> row.get("reason")))
                .containsExactly("EMAIL_TAKEN", "TWICE_EMAIL", "TWICE_EMAIL");
        assertThat(OFFICE.plan(rows).plan()).isEqualTo(List.of(3L, 0L, 0L, 0L, 0L));
    }

    /** However the number is written, and whatever ID the member has taken since. */
    @Test
    void somebodyOnRecordIsNotNew() {
        Map<String, Object> same = Map.of(
                "symbol", "７００１",
                "number", "0055",
                "branchNumber", "1",
                "birthdate", "昭和55年12月1日",
                "name", HOLDER.spec().attributes().get("displayName"),
                "email", HOLDER.spec().email().toUpperCase(Locale.ROOT));
        Imports.Job job = OFFICE.plan(List.of(Imports.row(same)));

        assertThat(job.plan()).isEqualTo(List.of(0L, 0L, 1L, 0L, 0L));
        assertThat(OFFICE.rows(job, "UNCHANGED").map(row -> row.get("member"))).containsExactly(HOLDER.id());
        assertThat(OFFICE.plan(List.of(Imports.row(Map.of("userId", HOLDER.username(), "birthdate", "1980-12-01"))))
                        .plan())
                .isEqualTo(List.of(0L, 1L, 0L, 0L, 0L));
    }

    /** An ID is judged when it is given: Admin REST gives long and short ones, and whoever has one is found by it. */
    @ParameterizedTest
    @ValueSource(ints = {1, 65, 200})
    void whoIsOnRecordIsFoundByWhateverIdAdminRestGave(int length) {
        Member member = UNION.createMember(MemberSpec.named("k".repeat(length))
                .attribute("temporaryUserId", "true")
                .email("kid" + length + "@member.example"));
        Map<String, Object> row = Imports.row(Map.of(
                "userId", member.username(),
                "temporary", false,
                "birthdate", member.spec().attributes().get("birthdate")));

        assertThat(OFFICE.plan(List.of(row)).plan()).isEqualTo(List.of(0L, 1L, 0L, 0L, 0L));
    }

    @Test
    void idAndNumberOfTwoMembersAreNobody() {
        Member other = UNION.createMember(
                MemberSpec.newcomer().attribute("insuredPersonSymbol", "7002").attribute("insuredPersonNumber", "56"));

        assertThat(OFFICE.reason(
                        OFFICE.plan(List.of(Imports.row(Map.of(
                                "userId", other.username(), "symbol", "7001", "number", "55", "branchNumber", "01")))),
                        "REFUSED"))
                .isEqualTo("TWO_MEMBERS");
    }

    @Test
    void membersWhoCameAnotherWayAreKnown() {
        UNION.importMember(MemberSpec.newcomer()
                .attribute("insuredPersonSymbol", "7003")
                .attribute("insuredPersonNumber", "57")
                .attribute("insuredPersonBranchNumber", "00"));

        assertThat(OFFICE.plan(List.of(Imports.row(
                                Map.of("symbol", "7003", "number", "57", "birthdate", "1980-12-01", "name", "健保 花子"))))
                        .added())
                .isZero();
    }

    @Test
    void whoWorksForTheUnionIsNoMember() {
        Map<String, Object> clerk =
                Imports.row(Map.of("userId", OFFICE.clerk().account().username(), "name", "別名 一郎"));

        assertThat(OFFICE.reason(OFFICE.plan(List.of(clerk)), "REFUSED")).isEqualTo("NOT_A_MEMBER");
    }

    @Test
    void nothingIsDoneAndNobodyIsNamed() {
        long before = Imports.members(UNION);
        Map<String, Object> row = Imports.row(Map.of("name", "秘密 一郎"));
        Imports.Job job = OFFICE.plan(List.of(row));

        assertThat(Imports.members(UNION)).isEqualTo(before);
        assertThat(UNION.admin().getAdminEvents().stream()
                        .filter(event -> "KOSMO_OFFICE".equals(event.getResourceType()))
                        .filter(event -> job.id().equals(event.getDetails().get("import"))))
                .singleElement()
                .satisfies(event -> {
                    assertThat(event.getRepresentation()).isNull();
                    assertThat(event.getDetails())
                            .isEqualTo(Map.of(
                                    "task",
                                    "plan-import",
                                    "import",
                                    job.id(),
                                    "new",
                                    "1",
                                    "changed",
                                    "0",
                                    "unchanged",
                                    "0",
                                    "refused",
                                    "0",
                                    "gone",
                                    "0"));
                });
        assertThat(TestBed.log()).noneMatch(line -> line.contains("秘密"));
    }

    @Test
    void anotherUnionsPlanIsNone() {
        Imports.Job job = OFFICE.plan(List.of(Imports.row(Map.of())));
        Union neighbour = Union.copyOf("kanekakenpo", "importneighbour");
        OfficeClerk stranger = OfficeClerk.of(neighbour, "members");

        for (String call : List.of("", "/rows?kind=NEW")) {
            assertThat(stranger.get("members/imports/" + job.id() + call).status())
                    .isEqualTo(404);
        }
        for (String call : List.of("apply", "stop", "undo")) {
            assertThat(OfficeTask.outcome(stranger.post("members/imports/" + job.id() + "/" + call, "")))
                    .isEqualTo("404 NO_SUCH_IMPORT");
        }
        assertThat(OFFICE.now(job).state()).isEqualTo("PLANNED");
    }
}
