package jp.kosmo.keycloak.it.office;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import jp.kosmo.keycloak.it.client.Http;
import jp.kosmo.keycloak.it.fixture.Member;
import jp.kosmo.keycloak.it.fixture.MemberSpec;
import jp.kosmo.keycloak.it.fixture.OfficeTask;
import jp.kosmo.keycloak.it.fixture.Union;
import org.junit.jupiter.api.Test;

/** Who is taken for one of the members on record, and who for gone: by files of which something is missing. */
class ImportGoneIT {

    private static final String HEADER = "記号,番号,枝番,生年月日,氏名";
    private static final Map<String, Object> WHOLE = Map.of("wholeList", true);

    /** The birthdate tells who of a family a row is about. */
    @Test
    void aFileWithoutBranchNumbersMakesNobodyTwice() {
        Imports office = Imports.of(Union.copyOf("kanekakenpo", "importnobranch"));
        byte[] file = Imports.csv(
                "記号,番号,生年月日,氏名", Stream.of("31,1,19500304,山田 太郎", "31,1,19520304,山田 花子", "31,2,19500304,鈴木 太郎"));
        assertThat(office.act(office.planFile(file, WHOLE), "apply").done()).isEqualTo(3);

        assertThat(office.planFile(file, WHOLE).plan()).isEqualTo(List.of(0L, 0L, 3L, 0L, 0L));
        byte[] withBranches = Imports.csv(
                HEADER, Stream.of("31,1,00,19500304,山田 太郎", "31,1,01,19520304,山田 花子", "31,2,00,19500304,鈴木 太郎"));
        Imports.Job branches = office.planFile(withBranches, WHOLE);
        assertThat(branches.plan()).as("they get their branch numbers").isEqualTo(List.of(0L, 3L, 0L, 0L, 0L));
        assertThat(office.act(branches, "apply").done()).isEqualTo(3);
        assertThat(office.planFile(file, WHOLE).plan()).isEqualTo(List.of(0L, 0L, 3L, 0L, 0L));
    }

    /** A row that could be anybody's: nobody is taken for absent, and leavers are listed all the same. */
    @Test
    void aRowThatTellsNobodyMakesNobodyGone() {
        Union union = Union.copyOf("kanekakenpo", "importunsure");
        Imports office = Imports.of(union);
        List<Member> members = Stream.of("1", "2", "3")
                .map(number -> union.createMember(MemberSpec.newcomer()
                        .attribute("insuredPersonSymbol", "32")
                        .attribute("insuredPersonNumber", number)
                        .attribute("insuredPersonBranchNumber", "00")))
                .toList();
        String birthdate = members.get(0).spec().attributes().get("birthdate");

        Imports.Job sure = office.planFile(Imports.csv(HEADER, Stream.of("32,1,00," + birthdate + ",")), WHOLE);
        assertThat(office.rows(sure, "GONE").map(row -> row.get("number"))).containsExactly("2", "3");
        assertThat(office.now(sure).goneUnknown()).isNull();

        Imports.Job unsure = office.planFile(
                Imports.csv(
                        HEADER + ",資格喪失日",
                        Stream.of(
                                "32,1,00," + birthdate + ",,",
                                "32,1.23E+11,00," + birthdate + ",,",
                                "32,3,00," + birthdate + ",,2026-11-30")),
                WHOLE);
        assertThat(unsure.gone()).isEqualTo(1);
        assertThat(office.rows(unsure, "GONE").map(row -> row.get("number"))).containsExactly("3");
        assertThat(office.now(unsure).goneUnknown()).isTrue();
        assertThat(OfficeTask.outcome(close(office, unsure, members.get(1)))).isEqualTo("409 NOT_GONE");
    }

    @Test
    void withoutAPlanNobodyIsGone() {
        Union union = Union.copyOf("kanekakenpo", "importnoplan");
        Imports office = Imports.of(union);
        Member member = union.createMember(MemberSpec.newcomer());

        Imports.Job refused = office.planFile(Imports.csv("記号,番号", Stream.of("1,2")), WHOLE);

        assertThat(refused.state()).isEqualTo("REFUSED");
        assertThat(office.rows(refused, "GONE")).isEmpty();
        assertThat(OfficeTask.outcome(close(office, refused, member))).isEqualTo("409 IMPORT_NOT_PLANNED");
    }

    private static Http.Answer close(Imports office, Imports.Job job, Member member) {
        return office.clerk()
                .post(
                        "members/imports/" + job.id() + "/gone",
                        "{\"members\":[\"" + member.id() + "\"],\"reason\":\"LEFT_UNION\"}");
    }
}
