package jp.kosmo.keycloak.it.office;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import jp.kosmo.keycloak.it.fixture.Member;
import jp.kosmo.keycloak.it.fixture.MemberSpec;
import jp.kosmo.keycloak.it.fixture.OfficeTask;
import jp.kosmo.keycloak.it.fixture.Union;
import jp.kosmo.keycloak.it.harness.Database;
import jp.kosmo.keycloak.it.harness.TestBed;
import org.junit.jupiter.api.Test;

/** Applying a plan does exactly the plan, whatever happens meanwhile. */
class ImportApplyIT {

    private static final String TASK = "kosmo-import";
    private static final Union UNION = Union.copyOf("kanekakenpo", "importapply");
    private static final Imports OFFICE = Imports.of(UNION);

    @Test
    void theSameFileAgainChangesNothing() {
        List<Map<String, Object>> rows = Imports.rows(3);
        Imports.Job done = OFFICE.act(OFFICE.plan(rows), "apply");

        assertThat(done.state()).isEqualTo("DONE");
        assertThat(done.done()).isEqualTo(3);
        assertThat(done.oneByOne()).isFalse();
        assertThat(OFFICE.plan(rows).plan()).isEqualTo(List.of(0L, 0L, 3L, 0L, 0L));
        assertThat(OFFICE.refusal(done, "apply")).isEqualTo("409 IMPORT_NOT_PLANNED");
    }

    @Test
    void newMembersAreFoundByTheOfficeAtOnce() {
        Map<String, Object> row = Imports.row(Map.of("name", "到着 花子"));
        OFFICE.act(OFFICE.plan(List.of(row)), "apply");

        assertThat(new Searches(OFFICE.clerk()).by("到着").ids()).containsExactly(Imports.idOf(UNION, row.get("userId")));
    }

    @Test
    void whoHasTakenAnIdOrNumberMeanwhileKeepsIt() {
        List<Map<String, Object>> rows = Imports.rows(3);
        Imports.Job job = OFFICE.plan(rows);
        Member byId = UNION.createMember(
                MemberSpec.named(String.valueOf(rows.get(0).get("userId"))).attribute("temporaryUserId", "true"));
        UNION.createMember(MemberSpec.newcomer()
                .attribute("insuredPersonSymbol", "9001")
                .attribute("insuredPersonNumber", "00" + rows.get(1).get("number"))
                .attribute("insuredPersonBranchNumber", "0"));

        Imports.Job done = OFFICE.act(job, "apply");

        assertThat(List.of(done.done(), done.late())).isEqualTo(List.of(1L, 2L));
        assertThat(OFFICE.rows(job, "LATE").map(row -> row.get("reason")))
                .containsExactly("USER_ID_TAKEN", "MEMBER_TWICE");
        assertThat(byId.read().getAttributes().get("displayName")).containsExactly("健保 花子");
    }

    /** What no question has seen coming: the database refuses the step, which is halved until the row is alone. */
    @Test
    void oneRowThatTheDatabaseRefusesStopsNoOther() {
        Imports.Job job = OFFICE.plan(Imports.rows(7));
        Member there = UNION.createMember(MemberSpec.newcomer());
        Database.update("update kosmo_import_row set user_id = ? where job_id = ? and line = 5", there.id(), job.id());

        Imports.Job done = OFFICE.act(job, "apply");

        assertThat(List.of(done.done(), done.late())).isEqualTo(List.of(6L, 1L));
        assertThat(OFFICE.rows(job, "LATE").map(row -> row.get("line") + " " + row.get("reason")))
                .containsExactly("5 CONFLICT");
    }

    @Test
    void anotherNodeGoesOnWithWhatAKilledOneHasBegun() {
        List<Map<String, Object>> rows = Imports.rows(4);
        Imports.Job job = OFFICE.plan(rows);
        begun(job, 0);

        TestBed.run(TASK);

        assertThat(OFFICE.rested(job).done()).isEqualTo(4);
        assertThat(Database.count("select count(*) from kosmo_import_turn where realm_id = ?", Imports.realmId(UNION)))
                .isZero();
    }

    @Test
    void nobodyInterferesWithANodeThatIsAtIt() {
        Imports.Job job = OFFICE.plan(Imports.rows(1));
        Imports.Job other = OFFICE.plan(Imports.rows(1));
        begun(job, System.currentTimeMillis() + 600_000);
        TestBed.run(TASK);

        assertThat(OFFICE.now(job).done()).isZero();
        assertThat(OFFICE.refusal(other, "apply")).isEqualTo("409 IMPORT_AT_WORK");
        assertThat(OFFICE.refusal(job, "undo")).isEqualTo("409 IMPORT_NOT_DONE");

        assertThat(OFFICE.act(job, "stop").state()).isEqualTo("STOPPED");
        assertThat(OFFICE.act(other, "apply").done()).isEqualTo(1);
        assertThat(OFFICE.act(job, "apply").done()).isEqualTo(1);
    }

    /** As a node leaves it that was killed. */
    private static void begun(Imports.Job job, long until) {
        Database.update("update kosmo_import_job set state = 'APPLYING' where id = ?", job.id());
        Database.update(
                "insert into kosmo_import_turn (realm_id, job_id, holder, until_at) values (?, ?, 'node', ?)",
                Imports.realmId(UNION),
                job.id(),
                until);
    }

    @Test
    void aChangedRecordIsChangedWithoutLosingAnything() {
        Member member = UNION.createMember(MemberSpec.newcomer()
                .attribute("insuredPersonSymbol", "8001")
                .attribute("insuredPersonNumber", "77")
                .attribute("insuredPersonBranchNumber", "00"));
        Map<String, Object> row = Imports.row(Map.of(
                "userId", member.username(),
                "symbol", "8001",
                "number", "78",
                "birthdate", "1980-12-01",
                "name", "改姓 花子",
                "email", "Kaisei@member.example"));
        Imports.Job job = OFFICE.plan(List.of(row));
        assertThat(job.changed()).isEqualTo(1);

        assertThat(OFFICE.act(job, "apply").done()).isEqualTo(1);

        assertThat(member.attribute("displayName")).isEqualTo("改姓 花子");
        assertThat(member.attribute("insuredPersonNumber")).isEqualTo("78");
        assertThat(member.read().getEmail()).isEqualTo("kaisei@member.example");
        assertThat(member.read().getUsername()).isEqualTo(member.username());
        assertThat(new Searches(OFFICE.clerk()).by("改姓").ids()).containsExactly(member.id());
        assertThat(OFFICE.plan(List.of(row)).unchanged()).isEqualTo(1);

        assertThat(OFFICE.act(job, "undo").undone()).isEqualTo(1);
        assertThat(member.attribute("displayName")).isEqualTo("健保 花子");
        assertThat(member.attribute("insuredPersonNumber")).isEqualTo("77");
        assertThat(member.read().getEmail()).isEqualTo(member.spec().email());
    }

    @Test
    void aRecordThatHasChangedSinceThePlanIsLeftAlone() {
        Member member = UNION.createMember(MemberSpec.newcomer());
        Imports.Job job = OFFICE.plan(
                List.of(Imports.row(Map.of("userId", member.username(), "birthdate", "1980-12-01", "name", "改姓 花子"))));
        member.change(stored -> stored.singleAttribute("displayName", "別件 花子"));

        assertThat(OFFICE.act(job, "apply").late()).isEqualTo(1);
        assertThat(OFFICE.reason(job, "LATE")).isEqualTo("RECORD_CHANGED");
        assertThat(member.attribute("displayName")).isEqualTo("別件 花子");
    }

    @Test
    void whatAMemberHasConfirmedIsNewerThanTheFile() {
        Member member = UNION.createMember(MemberSpec.newcomer());
        member.change(stored -> stored.setEmailVerified(true));
        Imports.Job job = OFFICE.plan(List.of(Imports.row(Map.of(
                "userId", member.username(),
                "symbol", "9999",
                "number", "43210",
                "branchNumber", "",
                "name", "健保 花子",
                "birthdate", "1980-12-01"))));

        assertThat(OFFICE.reason(job, "UNCHANGED")).isEqualTo("ADDRESS_KEPT");
    }

    @Test
    void absenceAloneClosesNobody() {
        Union union = Union.copyOf("kanekakenpo", "importgone");
        Imports office = Imports.of(union);
        List<Map<String, Object>> rows = Imports.rows(3);
        office.act(office.plan(rows), "apply");
        Imports.Job next = office.plan(rows.subList(0, 1), true);
        String gone = Imports.idOf(union, rows.get(1).get("userId"));

        assertThat(next.plan()).isEqualTo(List.of(0L, 0L, 1L, 0L, 2L));
        office.act(next, "apply");
        assertThat(office.rows(next, "GONE").map(row -> row.get("member")))
                .hasSize(2)
                .contains(gone);

        assertThat(close(office, next, Imports.idOf(union, rows.get(0).get("userId"))))
                .isEqualTo("409 NOT_GONE");
        assertThat(close(office, next, gone)).isEqualTo("done");
        assertThat(office.rows(next, "GONE")).hasSize(1);
        assertThat(Stream.of(0, 1, 2)
                        .map(index -> union.admin()
                                .users()
                                .get(Imports.idOf(union, rows.get(index).get("userId")))
                                .toRepresentation()
                                .isEnabled()))
                .containsExactly(true, false, true);
    }

    private static String close(Imports office, Imports.Job job, String member) {
        return OfficeTask.outcome(office.clerk()
                .post(
                        "members/imports/" + job.id() + "/gone",
                        "{\"reason\": \"LEFT_UNION\", \"members\": [\"" + member + "\"]}"));
    }
}
