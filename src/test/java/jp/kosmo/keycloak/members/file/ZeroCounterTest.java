package jp.kosmo.keycloak.members.file;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.function.IntFunction;
import jp.kosmo.keycloak.members.file.FileFindings.Damage;
import jp.kosmo.keycloak.members.file.row.Column;
import jp.kosmo.keycloak.members.file.row.FileProblem.Code;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Zeros that Excel has taken away are seen by what the rest of the column looks like. */
class ZeroCounterTest {

    @Test
    void othersOfTheColumnStillHaveThem() {
        assertThat(zeros(Column.NUMBER, 20, i -> i < 5 ? "%08d".formatted(i) : String.valueOf(1000 + i)))
                .contains(new Damage("x", Code.LEADING_ZEROS, 15, 7));
        assertThat(zeros(Column.SYMBOL, 3, i -> i == 1 ? "007" : "8"))
                .contains(new Damage("x", Code.LEADING_ZEROS, 2, 2));
    }

    @Test
    void nearlyAllNumbersHaveOneLength() {
        IntFunction<String> number = i -> String.valueOf(i % 25 == 3 ? 100 + i : 100_000 + i);
        assertThat(zeros(Column.NUMBER, 1_000, number)).contains(new Damage("x", Code.LEADING_ZEROS, 40, 5));
        assertThat(zeros(Column.SYMBOL, 1_000, number))
                .as("of symbols, which have any length")
                .isEmpty();
    }

    @Test
    void aBranchNumberHasTwoDigits() {
        assertThat(zeros(Column.BRANCH, 4, String::valueOf)).contains(new Damage("x", Code.LEADING_ZEROS, 4, 2));
        assertThat(zeros(Column.BRANCH, 4, "%02d"::formatted)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 9, 10, 99, 500, 9_999, 20_000, 99_999})
    void numbersGivenOutOneAfterTheOtherHaveLostNothing(int count) {
        assertThat(zeros(Column.NUMBER, count, i -> String.valueOf(i + 1))).isEmpty();
        assertThat(zeros(Column.NUMBER, count, "%06d"::formatted)).isEmpty();
    }

    @Test
    void whatIsNoNumberIsNotCounted() {
        assertThat(zeros(Column.SYMBOL, 30, i -> i % 2 == 0 ? "健" + i : "A0" + i))
                .isEmpty();
    }

    private static Optional<Damage> zeros(Column column, int count, IntFunction<String> number) {
        var counter = new ZeroCounter(column);
        for (int i = 0; i < count; i++) {
            counter.count(number.apply(i), i + 2L);
        }
        return counter.damage("x");
    }
}
