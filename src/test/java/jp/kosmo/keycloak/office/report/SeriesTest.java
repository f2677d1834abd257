package jp.kosmo.keycloak.office.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import jp.kosmo.keycloak.members.figures.DayFigure;
import org.junit.jupiter.api.Test;

class SeriesTest {

    private static final LocalDate FIRST = LocalDate.of(2027, 3, 30);

    @Test
    void eachFigureHasANumberForEachDay() {
        Series series = Series.of(
                List.of(row(0, "MEMBERS", 100), row(0, "BEGUN", 0), row(1, "MEMBERS", 101), row(1, "BEGUN", 7)));

        assertThat(series.days()).containsExactly(FIRST, FIRST.plusDays(1));
        assertThat(series.figures()).containsOnlyKeys(Figure.MEMBERS, Figure.BEGUN);
        assertThat(series.figures().get(Figure.MEMBERS)).containsExactly(100L, 101L);
        assertThat(series.figures().get(Figure.BEGUN)).containsExactly(0L, 7L);
    }

    /** A day on which the server was down is a gap on the axis, and is not made up. */
    @Test
    void aDayOnWhichNobodyCountedIsLeftOut() {
        Series series = Series.of(List.of(row(5, "MEMBERS", 9), row(0, "MEMBERS", 8)));

        assertThat(series.days()).containsExactly(FIRST, FIRST.plusDays(5));
        assertThat(series.figures().get(Figure.MEMBERS)).containsExactly(8L, 9L);
    }

    @Test
    void aStepThatIsSwitchedOnLaterHasNoNumberBefore() {
        Series series = Series.of(
                List.of(row(0, "MEMBERS", 8), row(1, "MEMBERS", 8), row(1, "EMAIL_DONE", 3), row(2, "MEMBERS", 8)));

        assertThat(series.figures().get(Figure.EMAIL_DONE)).containsExactly(null, 3L, null);
    }

    @Test
    void whatAnotherReleaseHasCountedIsLeftOut() {
        Series series = Series.of(List.of(row(0, "MEMBERS", 8), row(1, "SOMETHING_NEW", 1)));

        assertThat(series.days()).containsExactly(FIRST);
        assertThat(series.figures()).containsOnlyKeys(Figure.MEMBERS);
    }

    @Test
    void nothingCountedIsNoPicture() {
        assertThat(Series.of(List.of())).isEqualTo(new Series(List.of(), Map.of()));
    }

    private static DayFigure row(int day, String figure, long members) {
        return new DayFigure(FIRST.plusDays(day), figure, members);
    }
}
