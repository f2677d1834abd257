package jp.kosmo.keycloak.members.file.row;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.chrono.JapaneseDate;
import java.time.temporal.ChronoField;
import java.util.List;
import java.util.Random;
import jp.kosmo.keycloak.members.file.row.FileProblem.Code;
import jp.kosmo.keycloak.union.BirthDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Birthdates of lists. */
class EraDateTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 30);
    private static final List<String> CODES =
            List.of("明治 明 M 1 m", "大正 大 T 2 Ｔ", "昭和 昭 S 3 ３", "平成 平 H 4 h", "令和 令 R 5  5 ");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "19790822",
                "１９７９０８２２",
                "1979-08-22",
                "1979/8/22",
                "1979年8月22日",
                "昭和54年8月22日",
                "S54.8.22",
                "3540822"
            })
    void readsWhatMembersTypeAndSevenDigits(String written) {
        assertThat(new EraDate("", written).read(TODAY).map(BirthDate::iso)).contains("1979-08-22");
    }

    /** Every era, every code, every way to write the date beside it. */
    @Test
    void readsTheEraInAColumnOfItsOwn() {
        var random = new Random(1);
        for (int i = 0; i < 5_000; i++) {
            LocalDate day = BirthDate.FIRST_ON_RECORD.plusDays(random.nextInt(46_000));
            var date = JapaneseDate.from(day);
            String[] codes = CODES.get(date.getEra().getValue() + 1).split(" ", 5);
            int year = date.get(ChronoField.YEAR_OF_ERA);
            int month = day.getMonthValue();
            int dayOfMonth = day.getDayOfMonth();
            for (String era : codes) {
                for (String pattern : List.of("%02d%02d%02d", "%d.%d.%d", "%02d/%02d/%02d", "%d-%d-%d", "%d年%d月%d日")) {
                    String written = pattern.formatted(year, month, dayOfMonth);
                    assertThat(new EraDate(era, written).read(TODAY))
                            .as("%s %s", era, written)
                            .contains(new BirthDate(day));
                }
                assertThat(new EraDate(era, day.toString()).read(TODAY)).contains(new BirthDate(day));
            }
        }
    }

    @ParameterizedTest
    @CsvSource(
            value = {
                "'', 29089, DATE_SERIAL",
                "'', 29089.5, DATE_SERIAL",
                "'', 1, DATE_SERIAL",
                "4, 10822, LEADING_ZEROS",
                "6, 540822, ERA",
                "Ｘ, 19790822, ERA",
                "平成, 19790822, ERA_DISAGREES",
                "昭和, 平成元年8月22日, ERA_DISAGREES",
                "'', 19790230, BIRTHDATE_NO_SUCH_DAY",
                "3, 540230, BIRTHDATE",
                "'', 19000101x, BIRTHDATE",
                "'', 18991231, BIRTHDATE_NO_SUCH_DAY",
                "'', 20261201, BIRTHDATE_NO_SUCH_DAY",
                "'', 54.8.22, BIRTHDATE",
                "'', 1979822, BIRTHDATE",
                "'', 2010822, BIRTHDATE",
                "3, 650101, BIRTHDATE",
                "'', 6010101, BIRTHDATE",
            })
    void saysWhyItIsNone(String era, String written, Code code) {
        var date = new EraDate(era, written);
        assertThat(date.read(TODAY)).isEmpty();
        assertThat(date.problem(TODAY)).isEqualTo(code);
    }

    @Test
    void readsTheFirstAndTheLastDay() {
        assertThat(new EraDate("", "19000101").read(TODAY)).isPresent();
        assertThat(new EraDate("", "20261130").read(TODAY)).isPresent();
    }
}
