package jp.kosmo.keycloak.gallery;

import static jp.kosmo.keycloak.gallery.OfficeScreens.at;
import static jp.kosmo.keycloak.gallery.OfficeScreens.screen;
import static jp.kosmo.keycloak.gallery.SampleOffice.WHEN;
import static jp.kosmo.keycloak.office.access.OfficeRole.AUDITOR;

import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import jp.kosmo.keycloak.gallery.ScriptFixture.Answer;
import jp.kosmo.keycloak.office.report.Figure;

/** The office's room of the report. */
final class ReportScreens {

    private static final LocalDate FIRST = LocalDate.of(2026, 9, 20);
    private static final int DAYS = 45;

    private ReportScreens() {}

    static Stream<Screen> all() {
        return Stream.of(
                screen("report", report(12_345, DAYS)),
                screen("report, first day", report(12_345, 1)),
                screen("report, empty", report(0, 0)));
    }

    private static ScriptFixture report(long members, int days) {
        return at(
                "report",
                Map.of("GET report", Answer.ok(now(members)), "GET report/history", Answer.ok(history(members, days))),
                AUDITOR);
    }

    private static Map<String, Object> now(long members) {
        Map<Figure, Long> figures = new EnumMap<>(Figure.class);
        for (Figure figure : Figure.values()) {
            figures.put(figure, members / (figure.ordinal() + 1));
        }
        return Map.of(
                "countedAt", WHEN,
                "inForce", "2026-10",
                "figures", figures,
                "agreed", new TreeMap<>(Map.of("2025-04", members / 5, "2026-10", members / 3)));
    }

    /** Nobody counted on one day a week. */
    private static Map<String, Object> history(long members, int days) {
        List<Integer> counted =
                IntStream.range(0, days).filter(day -> day % 7 != 6).boxed().toList();
        return Map.of(
                "days", counted.stream().map(day -> FIRST.plusDays(day).toString()).toList(),
                "figures",
                        Map.of(
                                Figure.MEMBERS, counted.stream().map(day -> members).toList(),
                                Figure.BEGUN,
                                        counted.stream()
                                                .map(day -> members * day / (day + 10))
                                                .toList()));
    }
}
