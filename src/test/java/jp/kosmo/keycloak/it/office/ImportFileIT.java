package jp.kosmo.keycloak.it.office;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import jp.kosmo.keycloak.it.client.Http;
import jp.kosmo.keycloak.it.fixture.Member;
import jp.kosmo.keycloak.it.fixture.MemberSpec;
import jp.kosmo.keycloak.it.fixture.Union;
import jp.kosmo.keycloak.it.harness.Database;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A clerk's file, from the upload to the file that comes back. */
class ImportFileIT {

    private static final Union UNION = Union.copyOf("kanekakenpo", "importfile");
    private static final Imports OFFICE = Imports.of(UNION);
    private static final String HEADER = "仮ユーザID,記号,番号,枝番,生年月日,氏名,部署\r\n";

    @ParameterizedTest
    @CsvSource({"UTF-8", "windows-31j", "UTF-16LE", "UTF-16BE"})
    void comesBackByteForByteWithWhatHasBecomeOfEachRow(String encoding) {
        Charset charset = Charset.forName(encoding);
        String mark = encoding.startsWith("UTF-16") ? "\ufeff" : "";
        String id = "kfile" + encoding.toLowerCase(Locale.ROOT).replaceAll("[^0-9a-z]", "");
        String good = id + ",0801,7" + Math.floorMod(encoding.hashCode(), 1000) + ",00,昭和54年8月22日,髙島 太郎,\"a\r\nb\"";
        String bad = id + "x,0801,9,01,1980/2/30,?島,";
        byte[] file = (mark + HEADER + good + "\r\n\r\n" + bad + "\r\n").getBytes(charset);

        Imports.Job plan = OFFICE.planFile(file, Map.of("temporary", true));

        assertThat(plan.state()).isEqualTo("PLANNED");
        assertThat(plan.plan()).isEqualTo(List.of(1L, 0L, 0L, 1L, 0L));
        assertThat(plan.reasons())
                .containsExactly(Map.of("kind", "REFUSED", "reason", "BIRTHDATE_NO_SUCH_DAY", "rows", 1));
        assertThat(OFFICE.rows(plan, "REFUSED").toList())
                .singleElement()
                .satisfies(row -> assertThat(row)
                        .contains(entry("line", 5))
                        .contains(entry(
                                "problems",
                                List.of(
                                        Map.of("code", "BIRTHDATE_NO_SUCH_DAY", "column", "生年月日", "other", 0),
                                        Map.of("code", "QUESTION_MARK", "column", "氏名", "other", 0)))));
        assertThat(result(plan, charset))
                .isEqualTo(mark + HEADER.strip() + ",\"結果\",\"理由\"\r\n" + good
                        + ",\"まだ取り込んでいません（新しい方）\",\"\"\r\n\r\n" + bad
                        + ",\"取り込めません\",\"列『生年月日』：生年月日が、ありえない日付です。"
                        + " 列『氏名』：文字が「?」や「〓」に変わっています。元の字にしてください。\"\r\n");

        Imports.Job done = OFFICE.act(plan, "apply");

        assertThat(done.state()).isEqualTo("DONE");
        assertThat(result(done, charset)).contains(good + ",\"登録しました\",\"\"\r\n");
        assertThat(UNION.admin()
                        .users()
                        .get(Imports.idOf(UNION, id))
                        .toRepresentation()
                        .getAttributes())
                .containsEntry("displayName", List.of("髙島 太郎"))
                .containsEntry("birthdate", List.of("1979-08-22"))
                .containsEntry("temporaryUserId", List.of("true"));
    }

    /** Until PostgreSQL knows how many rows there are, it compares each with all others. */
    @Test
    void isCountedBeforeItsRowsAreCompared() {
        long before = timesCounted();

        byte[] file = (HEADER + "kcounted,0801,7009,00,昭和54年8月22日,髙島 太郎,\r\n").getBytes(StandardCharsets.UTF_8);
        assertThat(OFFICE.planFile(file, Map.of("temporary", true)).state()).isEqualTo("PLANNED");

        Awaitility.await("the count").until(() -> timesCounted() > before);
    }

    private static long timesCounted() {
        return Database.count("select analyze_count from pg_stat_user_tables where relname = 'kosmo_import_row'");
    }

    @Test
    void mendedTheFileThatCameBackHasNothingBad() {
        byte[] file = (HEADER + "kmended1,0802,1,00,19500304,山田,\r\nkmended2,0802,2,00,2月,山田,\r\n")
                .getBytes(StandardCharsets.UTF_8);
        String back =
                result(OFFICE.act(OFFICE.planFile(file, Map.of("temporary", true)), "apply"), StandardCharsets.UTF_8);

        String mended = back.replace("2月", "19500305");
        Imports.Job again = OFFICE.planFile(mended.getBytes(StandardCharsets.UTF_8), Map.of("temporary", true));

        assertThat(again.plan()).isEqualTo(List.of(1L, 0L, 1L, 0L, 0L));
        assertThat(OFFICE.act(again, "apply").state()).isEqualTo("DONE");
        assertThat(OFFICE.planFile(mended.getBytes(StandardCharsets.UTF_8), Map.of("temporary", true))
                        .plan())
                .as("the same file again")
                .isEqualTo(List.of(0L, 0L, 2L, 0L, 0L));
    }

    @Test
    void aFileWithoutIdsGivesEverybodyNewOne() {
        String file = "記号,番号,枝番,生年月日\r\n"
                + IntStream.range(0, 50)
                        .mapToObj(row -> "0803," + (100 + row) + ",00,19500304\r\n")
                        .collect(Collectors.joining());

        Imports.Job done = OFFICE.act(OFFICE.planFile(file.getBytes(StandardCharsets.UTF_8), Map.of()), "apply");

        assertThat(done.done()).isEqualTo(50);
        List<Object> ids =
                OFFICE.rows(done, "NEW").map(row -> row.get("userId")).toList();
        assertThat(ids)
                .doesNotHaveDuplicates()
                .allSatisfy(id -> assertThat(String.valueOf(id)).matches("[3-9a-y]{10}"));
        assertThat(UNION.admin()
                        .users()
                        .get(Imports.idOf(UNION, ids.get(0)))
                        .toRepresentation()
                        .firstAttribute("temporaryUserId"))
                .isEqualTo("true");
        assertThat(OFFICE.planFile(file.getBytes(StandardCharsets.UTF_8), Map.of())
                        .plan())
                .isEqualTo(List.of(0L, 0L, 50L, 0L, 0L));
    }

    @Test
    void zerosThatAreGoneAreNamedWhereTheMemberHasThemOnRecord() {
        Member member = UNION.createMember(MemberSpec.newcomer()
                .attribute("insuredPersonSymbol", "0804")
                .attribute("insuredPersonNumber", "00077")
                .attribute("insuredPersonBranchNumber", "00"));
        String row = "804,77,0," + member.spec().attributes().get("birthdate") + "\r\n";

        Imports.Job plan = OFFICE.planFile(("記号,番号,枝番,生年月日\r\n" + row).getBytes(StandardCharsets.UTF_8), Map.of());

        assertThat(plan.reasons())
                .containsExactly(Map.of("kind", "UNCHANGED", "reason", "LEADING_ZEROS_ON_RECORD", "rows", 1));
    }

    /** Those who have left are listed, and go when the clerk has confirmed them: whatever else their row says. */
    @Test
    void movementsNameWhoHasLeft() {
        List<Member> members = Stream.of("1", "2", "3")
                .map(number -> UNION.createMember(MemberSpec.newcomer()
                        .attribute("insuredPersonSymbol", "0808")
                        .attribute("insuredPersonNumber", number)
                        .attribute("insuredPersonBranchNumber", "00")))
                .toList();
        String birthdate = members.get(0).spec().attributes().get("birthdate");
        byte[] file = Imports.csv(
                "記号,番号,枝番,生年月日,氏名,資格喪失日",
                Stream.of(
                        "0808,1,00," + birthdate + ",別の 名前,2026/11/30",
                        "0808,2,00," + birthdate + ",別の 名前,",
                        "0808,99,00," + birthdate + ",知らない 人,令和8年11月30日"));

        Imports.Job plan = OFFICE.planFile(file, Map.of());

        assertThat(plan.plan()).as("new, changed, unchanged, refused, gone").isEqualTo(List.of(0L, 1L, 1L, 1L, 1L));
        assertThat(OFFICE.reason(plan, "REFUSED")).isEqualTo("LEAVER_UNKNOWN");
        assertThat(OFFICE.rows(plan, "GONE").map(row -> row.get("member")))
                .containsExactly(members.get(0).id());
        OFFICE.act(plan, "apply");
        assertThat(members.get(0).admin().toRepresentation().isEnabled()).isTrue();
        assertThat(OFFICE.clerk()
                        .post(
                                "members/imports/" + plan.id() + "/gone",
                                "{\"members\":[\"" + members.get(0).id() + "\"],\"reason\":\"LEFT_UNION\"}")
                        .body())
                .isEqualTo("{\"closed\":1}");
        assertThat(members.stream()
                        .map(member -> member.admin().toRepresentation().isEnabled()))
                .containsExactly(false, true, true);
    }

    /** Of a file alone, without members and without the rules of the realm's profile: each row that one of the two refuses. */
    @Test
    void theCheckRefusesWhatThePlanRefuses() {
        byte[] file = Imports.csv(
                "仮ユーザID,記号,番号,枝番,生年月日,氏名",
                Stream.of(
                        "%s,0814,1,00,19500304,山田".formatted("k".repeat(64)),
                        "%s,0814,2,00,19500304,山田".formatted("k".repeat(65)),
                        "%s,0814,3,00,19500304,山田".formatted("k".repeat(256)),
                        "k 1,0814,4,00,19500304,山田",
                        "ksame,0814,5,00,19500304,山田",
                        "KSAME,0814,6,00,19500305,山田",
                        "ktwice1,0814,7,00,19500304,山田",
                        "ktwice2,814,007,0,19500304,鈴木",
                        "ktwice3,0814,7,00,2月,佐藤",
                        "kold,0814,8,00,18991231,山田",
                        "kfirst,0814,9,00,19000101,山田",
                        "kname,0814,10,00,19500304," + "山".repeat(256),
                        "kmore,0814,11,00,19500304,山田,もう一つ",
                        "kmissing,0814,,00,19500304,山田"));
        String id = Imports.upload(OFFICE.clerk(), file);

        String check =
                OFFICE.clerk().post("members/files/" + id + "/check", "{}").body();
        Imports.Job plan = OFFICE.planFile(file, Map.of("temporary", true));

        assertThat(List.of(plan.added(), plan.refused())).isEqualTo(List.of(3L, 11L));
        assertThat(check).contains("\"rows\":14,\"rowsRefused\":11");
    }

    @Test
    void columnsAreKeptForTheFileOfTheNextMonth() {
        byte[] file = "記号,管理No,枝番,生年月日\r\n0805,1,00,19500304\r\n".getBytes(StandardCharsets.UTF_8);

        assertThat(OFFICE.planFile(file, Map.of()).refusal()).isEqualTo("COLUMN_MISSING");
        assertThat(OFFICE.planFile(file, Map.of("columns", Map.of("管理No", "NUMBER")))
                        .added())
                .isEqualTo(1);
        assertThat(OFFICE.planFile(file, Map.of()).added()).isEqualTo(1);
    }

    /** Name of the file, what is in it, why it is refused. */
    @ParameterizedTest
    @CsvSource({
        "a workbook, PK\u0003\u0004 xl/workbook.xml, WORKBOOK",
        "no header, 1234;19500304, NO_HEADER",
        "an open quote, '記号,番号,生年月日\r\n\"1,2,3\r\n', QUOTES",
        "two alike, '記号,番号,番号,生年月日\r\n', COLUMN_TWICE",
    })
    void aFileThatCannotBeReadIsRefusedAndLeavesNothing(String name, String content, String refusal) {
        Imports.Job job = OFFICE.planFile(content.getBytes(StandardCharsets.UTF_8), Map.of());

        assertThat(List.of(job.state(), String.valueOf(job.refusal()))).as(name).isEqualTo(List.of("REFUSED", refusal));
        assertThat(OFFICE.refusal(job, "apply")).isEqualTo("409 IMPORT_NOT_PLANNED");
        assertThat(Database.count("select count(*) from kosmo_import_row where job_id = ?", job.id()))
                .isZero();
    }

    private static String result(Imports.Job job, Charset charset) {
        Http.Answer answer = OFFICE.clerk().file("members/imports/" + job.id() + "/result");
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return new String(answer.body().getBytes(StandardCharsets.ISO_8859_1), charset);
    }
}
