package jp.kosmo.keycloak.members.file;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import jp.kosmo.keycloak.members.file.FileFindings.Damage;
import jp.kosmo.keycloak.members.file.FileFindings.Header;
import jp.kosmo.keycloak.members.file.csv.FileEncoding;
import jp.kosmo.keycloak.members.file.csv.FileRefusal;
import jp.kosmo.keycloak.members.file.csv.ResultFile;
import jp.kosmo.keycloak.members.file.row.Column;
import jp.kosmo.keycloak.members.file.row.FileProblem;
import jp.kosmo.keycloak.members.file.row.FileProblem.Code;
import jp.kosmo.keycloak.members.file.row.FileRules;
import jp.kosmo.keycloak.members.file.row.MemberRow;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A whole file: its rows, what is there twice, and what Excel has done to it. */
class MemberFileTest {

    private static final String HEADER = "ユーザID,記号,番号,枝番,生年月日,氏名,カナ,備考\r\n";
    private static final FileRules RULES = FileRules.of(null, Map.of(), LocalDate.of(2026, 11, 30), id -> true);

    private final List<MemberRow> rows = new ArrayList<>();

    @Test
    void everyRowIsGivenWithItsLine() throws IOException {
        FileFindings findings = read(
                HEADER + "kaneka-01,10,0012,00,19790822,髙﨑　𠮷美,ﾀｶｻｷ,\"a\r\nb\"\r\n\r\n,10,0013,00,1980/1/2,,,\r\n");
        assertThat(rows)
                .containsExactly(
                        new MemberRow(
                                2,
                                Map.of(
                                        Column.USER_ID, "kaneka-01",
                                        Column.SYMBOL, "10",
                                        Column.NUMBER, "0012",
                                        Column.BRANCH, "00",
                                        Column.BIRTHDATE, "1979-08-22",
                                        Column.NAME, "髙﨑　𠮷美",
                                        Column.KANA, "ﾀｶｻｷ")),
                        new MemberRow(
                                5,
                                Map.of(
                                        Column.SYMBOL, "10",
                                        Column.NUMBER, "0013",
                                        Column.BRANCH, "00",
                                        Column.BIRTHDATE, "1980-01-02")));
        assertThat(findings.rows()).isEqualTo(2);
        assertThat(findings.refused()).isZero();
        assertThat(findings.problems()).isEmpty();
        assertThat(findings.damage()).isEmpty();
        assertThat(findings.form().encoding()).isEqualTo(FileEncoding.UTF_8);
    }

    @Test
    void columnsThatNobodyKnowsAreForAPersonToSay() throws IOException {
        FileFindings findings = read("記号,管理番号,誕生日,部署\r\n10,1,19790822,x\r\n");
        assertThat(findings.columns())
                .containsExactly(
                        new Header("記号", Optional.of(Column.SYMBOL)),
                        new Header("管理番号", Optional.empty()),
                        new Header("誕生日", Optional.of(Column.BIRTHDATE)),
                        new Header("部署", Optional.empty()));
        assertThat(findings.missing()).containsExactly(Column.NUMBER);
        assertThat(rows).as("rows read without the number").isEmpty();

        var said = new FileRules(null, Map.of("管理番号", Column.NUMBER), RULES.required(), RULES.today(), id -> true);
        assertThat(read("記号,管理番号,誕生日,部署\r\n10,1,19790822,x\r\n", said).rows()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"10,1234,19790822,佐藤", "佐藤,taro@example.jp", "1979/8/22;佐藤"})
    void aFileWithoutAHeaderIsRefused(String firstLine) {
        assertRefused(firstLine + "\r\n10,1,x,y\r\n", FileRefusal.Code.NO_HEADER);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\r\n\r\n", "\ufeff", ",,\r\n　\r\n"})
    void aFileOfBlanksIsEmpty(String text) {
        assertRefused(text, FileRefusal.Code.EMPTY);
    }

    @Test
    void aHeaderThatNobodyKnowsIsShown() throws IOException {
        assertThat(read("甲,乙,丙\r\n1,2,3\r\n").columns())
                .extracting(Header::name)
                .containsExactly("甲", "乙", "丙");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "kaneka-01,10,1,00,19790822,甲,,| ＫＡＮＥＫＡ－０１ ,10,2,00,19790823,乙,,| SAME_USER_ID| ユーザID",
                ",10,0012,00,19790822,甲,,| ,１０,12,0,19800101,乙,,| SAME_NUMBER| 番号",
                ",a-1,12,00,19790822,甲,,| ,A1,12,00,19800101,乙,,| SAME_NUMBER| 番号",
                ",10,12,,昭和54年8月22日,髙島 太郎,,| ,10,012,,19790822,高島太郎,,| SAME_PERSON| ''",
                ",10,12,00,19790822,甲,,| ,10,12,01,19790822,甲,,| SAME_PERSON| ''",
            })
    void whatIsThereTwiceNamesTheOtherLine(String one, String other, Code code, String column) throws IOException {
        FileFindings findings = read(HEADER + one + "\r\n,11,99,00,19990101,丙,,\r\n" + other + "\r\n");
        assertThat(findings.problems()).containsExactly(new FileProblem(4, column, code, 2));
        assertThat(findings.refused())
                .as("rows of which the plan takes none")
                .isEqualTo(code == Code.SAME_PERSON ? 1 : 2);
    }

    /** A family without branch numbers, twins, somebody of the same name. */
    @Test
    void whoIsAnotherIsNotThereTwice() throws IOException {
        assertThat(read(HEADER
                                + ",10,12,,19790822,甲,,\r\n,10,12,,19790822,乙,,\r\n,10,12,,19790823,甲,,\r\n"
                                + ",10,13,,19790822,甲,,\r\n,11,12,,19790822,甲,,\r\n,1,012,,19790822,丁,,\r\n,10,12,,,甲,,\r\n")
                        .counts())
                .containsExactly(Map.entry(Code.MISSING, 1));
    }

    @Test
    void rowsTornByALineBreakAreNamedTogether() throws IOException {
        FileFindings findings = read(
                HEADER + ",10,1,00,19790822,佐藤\r\n太郎,ｻﾄｳ,\r\n,10,2,00,19790823,甲,,\r\n,10,3,00\r\n,19790824,乙,,\r\n");
        assertThat(findings.damage()).containsExactly(new Damage("", Code.SHIFTED, 4, 2));
        assertThat(findings.counts()).isEqualTo(Map.of(Code.SHIFTED, 4));
        assertThat(findings.refused()).isEqualTo(4);
        assertThat(rows.get(0).values()).as("of the first half").isEmpty();
        assertThat(rows.get(2).values()).containsEntry(Column.NUMBER, "2");
    }

    /** Excel leaves out the last empty fields of some rows. */
    @Test
    void shortRowsThatAreWholeAreNotTorn() throws IOException {
        assertThat(read(HEADER + ",10,1,00,19790822\r\n,10,2,00,19790823\r\n,10,3,00,19790824,甲\r\n")
                        .problems())
                .isEmpty();
    }

    @Test
    void aBranchNumberHasTwoDigits() throws IOException {
        FileFindings findings =
                read(HEADER + ",10,1,0,19790822,甲,,\r\n,10,1,1,19790823,乙,,\r\n,10,1,12,19790823,丙,,\r\n");
        assertThat(findings.damage()).containsExactly(new Damage("枝番", Code.LEADING_ZEROS, 2, 2));
        assertThat(findings.refused()).as("rows that may be right").isZero();
    }

    @ParameterizedTest
    @CsvSource({
        "番号, 1.23E+11, SCIENTIFIC",
        "番号, ########, HASHES",
        "生年月日, 29089, DATE_SERIAL",
        "氏名, =A1, FORMULA",
        "氏名, ?橋, QUESTION_MARK",
        "氏名, \ue000橋, PRIVATE_USE",
    })
    void damageIsCountedByColumn(String column, String value, Code code) throws IOException {
        int place = List.of(HEADER.strip().split(",", -1)).indexOf(column);
        String text = IntStream.range(0, 30)
                .mapToObj(i -> {
                    String[] fields = (",10," + (1000 + i) + ",00,19790822,甲,,").split(",", -1);
                    fields[place] = i % 3 == 1 ? value : fields[place];
                    return String.join(",", fields);
                })
                .collect(Collectors.joining("\r\n", HEADER, "\r\n"));
        FileFindings findings = read(text);
        assertThat(findings.damage()).containsExactly(new Damage(column, code, 10, 3));
        assertThat(findings.counts()).isEqualTo(Map.of(code, 10));
        assertThat(findings.refused()).isEqualTo(10);
        assertThat(findings.toString()).doesNotContain(value);
    }

    @Test
    void problemsAreCountedBeyondThoseThatAreShown() throws IOException {
        FileFindings findings = read(numbers(500, i -> "##"));
        assertThat(findings.problems()).hasSize(FileFindings.SHOWN);
        assertThat(findings.counts()).isEqualTo(Map.of(Code.HASHES, 500));
    }

    /** As often as it comes back: what stands in no column of the file is still there, and separators alone are nothing. */
    @ParameterizedTest
    @CsvSource({"',,x', TOO_MANY_FIELDS", "',,', BIRTHDATE"})
    void aFileThatComesBackHasTheProblemsItHad(String more, Code code) throws IOException {
        String file = "記号,番号,生年月日\r\n10,1," + (code == Code.BIRTHDATE ? "x" : "19790822") + more + "\r\n";
        for (int times = 0; times < 3; times++) {
            FileFindings findings = read(file);
            assertThat(findings.counts()).isEqualTo(Map.of(code, 1));
            var back = new ByteArrayOutputStream();
            byte[] before = file.getBytes(UTF_8);
            ResultFile.write(
                    () -> new ByteArrayInputStream(before),
                    findings.form(),
                    back,
                    line -> line.line() == 1 ? List.of("結果", "理由") : List.of("取り込めません", "理由です"));
            file = back.toString(UTF_8);
        }
    }

    @Test
    void columnsRequiredAreAsked() throws IOException {
        var rules = new FileRules(null, Map.of(), Set.of(Column.USER_ID), RULES.today(), id -> true);
        assertThat(read("ID\r\nkaneka-01\r\n", rules).refused()).isZero();
    }

    private static String numbers(int count, IntFunction<String> number) {
        return IntStream.range(0, count)
                .mapToObj(i -> ",10," + number.apply(i) + ",,"
                        + LocalDate.of(1950, 1, 1).plusDays(i) + ",,,")
                .collect(Collectors.joining("\r\n", HEADER, ""));
    }

    private FileFindings read(String text) throws IOException {
        return read(text, RULES);
    }

    private FileFindings read(String text, FileRules rules) throws IOException {
        rows.clear();
        return MemberFile.open(() -> new ByteArrayInputStream(text.getBytes(UTF_8)), rules)
                .read((row, problems) -> rows.add(row));
    }

    private void assertRefused(String text, FileRefusal.Code code) {
        assertThatThrownBy(() -> read(text))
                .isInstanceOfSatisfying(
                        FileRefusal.class, e -> assertThat(e.code()).isEqualTo(code));
    }
}
