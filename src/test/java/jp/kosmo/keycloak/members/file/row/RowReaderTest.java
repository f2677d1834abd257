package jp.kosmo.keycloak.members.file.row;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import jp.kosmo.keycloak.members.file.csv.CsvLine;
import jp.kosmo.keycloak.members.file.csv.FileRefusal;
import jp.kosmo.keycloak.members.file.row.FileProblem.Code;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;
import org.junit.jupiter.params.provider.ValueSource;

/** A row says what it would at every other door, or why not. */
class RowReaderTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 30);
    private static final FileRules RULES = FileRules.of(null, Map.of(), TODAY, id -> id.matches("[a-z0-9._@-]+"));
    private static final List<String> HEADER =
            List.of("ユーザID", "記号", "番号", "枝番", "元号", "生年月日", "氏名", "カナ", "メール", "言語", "郵便番号", "住所", "備考");

    @ParameterizedTest
    @CsvSource({
        "USER_ID, ' Ｋａｎｅｋａ－０１ ', kaneka-01",
        "SYMBOL, '１００　', 100",
        "SYMBOL, 髙, 髙",
        "NUMBER, ００１２, 0012",
        "NUMBER, '=\"0012\"', 0012",
        "BRANCH, 01, 01",
        "BIRTHDATE, 昭和54年8月22日, 1979-08-22",
        "NAME, ' 髙﨑　𠮷美 ', 髙﨑　𠮷美",
        "NAME, O'Neill-Smith, O'Neill-Smith",
        "KANA, ﾀｶｻｷ ﾖｼﾐ, ﾀｶｻｷ ﾖｼﾐ",
        "EMAIL, ＴＡＲＯ＠Example.jp, taro@example.jp",
        "LANGUAGE, 英語, en",
        "LANGUAGE, ＪＡ, ja",
        "POSTAL_CODE, １００－０００１, 100-0001",
        "ADDRESS, ' 東京都千代田区１－１ ', 東京都千代田区１－１",
    })
    void readsAsAtTheOtherDoors(Column column, String written, String stored) {
        Reading reading = with(column, written);
        assertThat(reading.problems()).isEmpty();
        assertThat(reading.row().value(column)).contains(stored);
    }

    @ParameterizedTest
    @CsvSource({
        "USER_ID, 加入者1, USER_ID",
        "EMAIL, taro@, EMAIL",
        "LANGUAGE, fr, LANGUAGE",
        "BIRTHDATE, 19790230, BIRTHDATE_NO_SUCH_DAY",
        "NUMBER, '', MISSING",
        "SYMBOL, '　 ', MISSING",
        "BIRTHDATE, '', MISSING",
        "NUMBER, 1.23E+11, SCIENTIFIC",
        "NUMBER, １．２３Ｅ＋１１, SCIENTIFIC",
        "SYMBOL, 1E+15, SCIENTIFIC",
        "USER_ID, 1.5e-07, SCIENTIFIC",
        "NUMBER, ########, HASHES",
        "NAME, ##, HASHES",
        "BIRTHDATE, ######, HASHES",
        "BIRTHDATE, 29089, DATE_SERIAL",
        "NUMBER, =A1+1, FORMULA",
        "NAME, '＝HYPERLINK(1)', FORMULA",
        "NUMBER, #N/A, FORMULA",
        "NAME, #NAME?, FORMULA",
        "NAME, ?橋 太郎, QUESTION_MARK",
        "NAME, 高？, QUESTION_MARK",
        "KANA, 〓ｶｻｷ, QUESTION_MARK",
        "NAME, '\ufffd橋', QUESTION_MARK",
        "NAME, '\ue000橋', PRIVATE_USE",
        "KANA, '\uf040', PRIVATE_USE",
        "SYMBOL, '\ue757', PRIVATE_USE",
        "NAME, '佐藤\n太郎', CONTROL_CHARACTER",
        "NUMBER, '12\t3', CONTROL_CHARACTER",
    })
    void saysWhatIsWrongAndNeverWhatStandsThere(Column column, String written, Code code) {
        Reading reading = with(column, written);
        assertThat(reading.problems()).containsExactly(FileProblem.of(7, HEADER.get(place(column)), code));
        assertThat(reading.row().value(column)).isEmpty();
        assertThat(reading.problems().toString() + reading + reading.row())
                .doesNotContain(written.isBlank() ? "\0" : written);
    }

    /** In the planes behind the first there are private characters, too. */
    @Test
    void privateUseIsFoundBeyondTheFirstPlane() {
        assertThat(with(Column.NAME, "山" + Character.toString(0xF0000)).problems())
                .extracting(FileProblem::code)
                .containsExactly(Code.PRIVATE_USE);
    }

    @ParameterizedTest
    @EnumSource(
            value = Column.class,
            mode = Mode.EXCLUDE,
            names = {"ERA", "OWN", "BIRTHDATE", "EMAIL", "LANGUAGE"})
    void noValueIsLongerThanTheDatabaseHolds(Column column) {
        assertThat(with(column, "a".repeat(255)).problems()).isEmpty();
        assertThat(with(column, "a".repeat(256)).problems())
                .extracting(FileProblem::code)
                .containsExactly(Code.TOO_LONG);
    }

    /** One character of full width that is four in half width. */
    @Test
    void whatGrowsByReadingIsMeasuredThen() {
        assertThat(with(Column.SYMBOL, "㍿".repeat(70)).problems())
                .extracting(FileProblem::code)
                .containsExactly(Code.TOO_LONG);
    }

    @Test
    void theUnionsOwnColumnsAreNotRead() {
        Reading reading = with(Column.OWN, "=1+1 ########");
        assertThat(reading.problems()).isEmpty();
        assertThat(reading.row().values()).doesNotContainKey(Column.OWN);
    }

    @Test
    void aRowMayEndEarlyButNotLate() {
        assertThat(reader().read(new CsvLine(7, List.of("", "10", "1", "00", "3", "540822")))
                        .problems())
                .isEmpty();
        Stream.of("x", " ")
                .forEach(extra -> assertThat(reader().read(new CsvLine(
                                        7,
                                        Stream.concat(fields().stream(), Stream.of("", extra))
                                                .toList()))
                                .problems())
                        .isEqualTo(extra.isBlank() ? List.of() : List.of(FileProblem.of(7, "", Code.TOO_MANY_FIELDS))));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "被保険者証記号",
                " 記 号 ",
                "symbol",
                "SYMBOL",
                "Ｓｙｍｂｏｌ",
                "insured_person_symbol",
                "Insured Person Symbol"
            })
    void columnsHaveManyNames(String name) {
        assertThat(RULES.column(name)).contains(Column.SYMBOL);
    }

    @ParameterizedTest
    @CsvSource({
        "E-mail, EMAIL",
        "ﾌﾘｶﾞﾅ, KANA",
        "ふりがな, KANA",
        "ユーザーＩＤ, USER_ID",
        "氏名(漢字), NAME",
        "氏名（カナ）, KANA",
        "結果, OWN",
        "Reason, OWN",
        "生年月日, BIRTHDATE",
        "date of birth, BIRTHDATE"
    })
    void columnsHaveNamesOfBothLanguages(String name, Column column) {
        assertThat(RULES.column(name)).contains(column);
    }

    @Test
    void theUnionsNamesCountMore() {
        var rules = new FileRules(
                null, Map.of("管理　No", Column.NUMBER, "番号", Column.OWN), Set.of(), TODAY, RULES.isUserId());
        assertThat(rules.column("管理NO")).contains(Column.NUMBER);
        assertThat(rules.column("番号")).contains(Column.OWN);
        assertThat(rules.column("部署")).isEmpty();
    }

    @Test
    void noColumnIsThereTwiceButTheUnionsOwn() {
        assertThatThrownBy(() -> new RowReader(RULES, List.of("記号", "番号", "symbol")))
                .isInstanceOfSatisfying(
                        FileRefusal.class, e -> assertThat(e.code()).isEqualTo(FileRefusal.Code.COLUMN_TWICE));
        assertThat(new RowReader(RULES, List.of("結果", "理由", "番号", "結果", "理由", "備考", "備考")).columns())
                .containsExactly(Column.NUMBER);
    }

    private static Reading with(Column column, String written) {
        List<String> fields = new ArrayList<>(fields());
        fields.set(place(column), written);
        if (column == Column.BIRTHDATE) {
            fields.set(place(Column.ERA), "");
        }
        return reader().read(new CsvLine(7, fields));
    }

    private static List<String> fields() {
        return Arrays.asList("", "10", "1234", "", "3", "540822", "", "", "", "", "", "", "");
    }

    private static int place(Column column) {
        return Arrays.asList(Column.values()).indexOf(column);
    }

    private static RowReader reader() {
        return new RowReader(RULES, HEADER);
    }
}
