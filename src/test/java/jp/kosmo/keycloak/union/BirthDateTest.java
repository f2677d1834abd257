package jp.kosmo.keycloak.union;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BirthDateTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 22);

    @ParameterizedTest
    @CsvSource({
        "19790822, 1979-08-22",
        "１９７９０８２２, 1979-08-22",
        "'  19790822　', 1979-08-22",
        "1979-08-22, 1979-08-22",
        "1979/8/22, 1979-08-22",
        "1979.8.22, 1979-08-22",
        "１９７９／８／２２, 1979-08-22",
        "1979年8月22日, 1979-08-22",
        "1979年 8月 22日, 1979-08-22",
        "昭和54年8月22日, 1979-08-22",
        "昭和５４年８月２２日, 1979-08-22",
        "㍼54年8月22日, 1979-08-22",
        "20000229, 2000-02-29",
        "1979 08 22, 1979-08-22",
        "1979 年 8 月 22 日, 1979-08-22",
        "昭和54.8.22, 1979-08-22",
        "S54.8.22, 1979-08-22",
        "ｓ５４．８．２２, 1979-08-22",
        "S 54/8/22, 1979-08-22",
        "s54-8-22, 1979-08-22",
        "S54年8月22日, 1979-08-22",
        "H元.1.8, 1989-01-08",
        "Ｒ１．５．１, 2019-05-01",
        "1979。8。22, 1979-08-22",
        "1979ー8ー22, 1979-08-22",
        "'\u200b19790822\ufeff', 1979-08-22",
    })
    void readsTheWaysPeopleWriteADate(String input, LocalDate date) {
        assertThat(BirthDate.typed(input, TODAY)).contains(new BirthDate(date));
    }

    @ParameterizedTest
    @CsvSource({
        "'', kosmoBirthdateBlank",
        "'　\u200b', kosmoBirthdateBlank",
        "790822, kosmoBirthdateMalformed",
        "S54, kosmoBirthdateMalformed",
        "54.8.22, kosmoBirthdateMalformed",
        "昭和の日, kosmoBirthdateMalformed",
        "19790231, kosmoBirthdateNoSuchDay",
        "20990101, kosmoBirthdateNoSuchDay",
        "S64.1.8, kosmoBirthdateNoSuchDay",
        "18010101, kosmoBirthdateNoSuchDay",
    })
    void saysWhyItIsNone(String input, String message) {
        assertThat(BirthDate.typed(input, TODAY)).isEmpty();
        assertThat(BirthDate.problem(input)).isEqualTo(message);
    }

    @ParameterizedTest
    @CsvSource({
        "明治45年7月29日, 1912-07-29",
        "大正元年7月30日, 1912-07-30",
        "大正15年12月24日, 1926-12-24",
        "昭和元年12月25日, 1926-12-25",
        "昭和64年1月7日, 1989-01-07",
        "平成元年1月8日, 1989-01-08",
        "平成31年4月30日, 2019-04-30",
        "令和元年5月1日, 2019-05-01",
        "令和1年5月1日, 2019-05-01",
    })
    void knowsTheFirstAndLastDayOfEachEra(String input, LocalDate date) {
        assertThat(BirthDate.typed(input, TODAY)).contains(new BirthDate(date));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "大正15年12月25日",
                "昭和元年12月24日",
                "昭和64年1月8日",
                "平成元年1月7日",
                "平成31年5月1日",
                "令和元年4月30日",
                "昭和0年1月1日",
                "慶応3年1月1日",
            })
    void refusesDaysOutsideTheEra(String input) {
        assertThat(BirthDate.typed(input, TODAY)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "19790231",
                "19790229",
                "19791301",
                "19790800",
                "00000000",
                "1979082",
                "197908222",
                "790822",
                "1979-08/22",
                "-19790822",
                "+1979-08-22",
                "1979年8月",
                "元年1月1日",
                "54年8月22日",
                "昭和54年8月22",
                "2026-11-22T00:00",
            })
    void refusesWhatIsNoDate(String input) {
        assertThat(BirthDate.typed(input, TODAY)).isEmpty();
    }

    /** Arabic, Persian, Devanagari, Thai and Bengali digits: Java takes them for digits, the form does not. */
    @ParameterizedTest
    @ValueSource(strings = {"١٩٧٩٠٨٢٢", "۱۹۷۹۰۸۲۲", "१९७९०८२२", "๑๙๗๙๐๘๒๒", "১৯৭৯০৮২২", "一九七九〇八二二"})
    void refusesDigitsOfOtherScripts(String input) {
        assertThat(BirthDate.typed(input, TODAY)).isEmpty();
    }

    @Test
    void takesTodayButNotTomorrow() {
        assertThat(BirthDate.typed("20261122", TODAY)).isPresent();
        assertThat(BirthDate.typed("20261123", TODAY)).isEmpty();
        assertThat(BirthDate.typed("令和8年11月23日", TODAY)).isEmpty();
    }

    @Test
    void takesADateAtMost130YearsAgo() {
        assertThat(BirthDate.typed("18961122", TODAY)).isPresent();
        assertThat(BirthDate.typed("18961121", TODAY)).isEmpty();
        assertThat(BirthDate.typed("明治5年12月2日", TODAY)).isEmpty();
    }

    @Test
    void neverThrowsWhateverIsTyped() {
        var random = new Random(20261122);
        String[] pieces = {
            "昭和", "平成", "令和", "元", "年", "月", "日", "-", "/", ".", " ", "　", "0", "1", "9", "31", "１", "\0", "\uD800"
        };
        for (int i = 0; i < 100_000; i++) {
            var text = new StringBuilder();
            for (int length = random.nextInt(14); length > 0; length--) {
                if (random.nextInt(5) == 0) {
                    text.appendCodePoint(random.nextInt(Character.MAX_CODE_POINT + 1));
                } else {
                    text.append(pieces[random.nextInt(pieces.length)]);
                }
            }
            BirthDate.typed(text.toString(), TODAY)
                    .ifPresent(read -> assertThat(read.date()).isBetween(TODAY.minusYears(130), TODAY));
        }
    }

    @Test
    void neverThrowsOnRandomDigits() {
        var random = new Random(19790822);
        for (int i = 0; i < 100_000; i++) {
            String digits = "%08d".formatted(random.nextInt(100_000_000));
            BirthDate.typed(digits, TODAY)
                    .ifPresent(read -> assertThat(read.digits()).isEqualTo(digits));
        }
    }

    @Test
    void readsTheRecordInIsoOnly() {
        assertThat(BirthDate.recorded("1979-08-22")).contains(new BirthDate(LocalDate.of(1979, 8, 22)));
        assertThat(BirthDate.recorded("19790822")).isEmpty();
        assertThat(BirthDate.recorded("1979/08/22")).isEmpty();
        assertThat(BirthDate.recorded("1979-02-29")).isEmpty();
        assertThat(BirthDate.recorded("")).isEmpty();
    }

    @Test
    void matchesTheSameDayOnly() {
        var day = new BirthDate(LocalDate.of(1979, 8, 22));

        assertThat(day.matches(new BirthDate(LocalDate.of(1979, 8, 22)))).isTrue();
        assertThat(day.matches(new BirthDate(LocalDate.of(1979, 8, 23)))).isFalse();
    }

    @Test
    void isNotInItsOwnText() {
        var day = new BirthDate(LocalDate.of(1979, 8, 22));

        assertThat(day).hasToString("BirthDate");
        assertThat(day.digits()).isEqualTo("19790822");
    }
}
