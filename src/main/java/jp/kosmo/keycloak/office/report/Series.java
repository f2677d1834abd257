package jp.kosmo.keycloak.office.report;

import com.fasterxml.jackson.annotation.JsonFormat;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import jp.kosmo.keycloak.members.figures.DayFigure;
import org.jspecify.annotations.Nullable;

/**
 * Figures over time, for a picture.
 *
 * @param days on which somebody has counted, the earliest first
 * @param figures of each as many numbers as there are days; null where it was not counted on that day
 */
public record Series(
        @JsonFormat(shape = JsonFormat.Shape.STRING) List<LocalDate> days, Map<Figure, List<@Nullable Long>> figures) {

    /**
     * The days and figures of these rows.
     *
     * @param rows in any order; figures that this release does not know are left out
     */
    public static Series of(List<DayFigure> rows) {
        var byDay = new TreeMap<LocalDate, Map<Figure, Long>>();
        rows.forEach(row -> Figure.named(row.figure())
                .ifPresent(figure -> byDay.computeIfAbsent(row.day(), day -> new EnumMap<>(Figure.class))
                        .put(figure, row.members())));
        var figures = new EnumMap<Figure, List<@Nullable Long>>(Figure.class);
        byDay.values().forEach(day -> day.keySet().forEach(figure -> figures.putIfAbsent(figure, new ArrayList<>())));
        figures.forEach((figure, numbers) -> byDay.values().forEach(day -> numbers.add(day.get(figure))));
        return new Series(List.copyOf(byDay.keySet()), Collections.unmodifiableMap(figures));
    }
}
