package jp.kosmo.keycloak.gallery;

import static jp.kosmo.keycloak.gallery.OfficeScreens.at;
import static jp.kosmo.keycloak.gallery.OfficeScreens.presses;
import static jp.kosmo.keycloak.gallery.OfficeScreens.refused;
import static jp.kosmo.keycloak.gallery.OfficeScreens.screen;
import static jp.kosmo.keycloak.gallery.SampleOffice.WHEN;
import static jp.kosmo.keycloak.office.access.OfficeRole.AUDITOR;
import static jp.kosmo.keycloak.office.access.OfficeRole.TERMS;

import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import jp.kosmo.keycloak.gallery.ScriptFixture.Answer;
import jp.kosmo.keycloak.office.report.Figure;
import jp.kosmo.keycloak.office.report.ReportResource.Report;
import jp.kosmo.keycloak.office.report.Series;
import jp.kosmo.keycloak.office.terms.TermsDraft;
import jp.kosmo.keycloak.office.terms.TermsResource;
import jp.kosmo.keycloak.terms.published.PublishedTerms;
import jp.kosmo.keycloak.terms.published.TermsSummary;

/** The office's rooms of the terms and of the report. */
final class OfficeRoomScreens {

    private static final String OVERVIEW = "GET terms";
    private static final String PREVIEW = "POST terms/preview";
    private static final String HTML = "<p>第1条　この規約は、加入者ページの利用について定めるものです。</p>";

    private OfficeRoomScreens() {}

    static Stream<Screen> all() {
        return Stream.of(terms(), report()).flatMap(screens -> screens);
    }

    private static Stream<Screen> terms() {
        return Stream.of(
                screen("terms", at("terms", Map.of(OVERVIEW, overview()), TERMS)),
                screen(
                        "terms, none",
                        at(
                                "terms",
                                Map.of(OVERVIEW, Answer.ok(new TermsResource.Overview(false, null, null, List.of()))),
                                TERMS)),
                screen(
                        "terms, one text",
                        at(
                                "terms/text/9f86d081",
                                Map.of(
                                        "GET terms/texts/9f86d081",
                                        Answer.ok(new TermsResource.Text("ja", HTML, false))),
                                AUDITOR)),
                screen("terms, new", at("terms/new", Map.of(OVERVIEW, overview()), TERMS)),
                screen("terms, refused", checks(refused(400, "TERMS_REQUIRED", "version"), "[aria-invalid]")),
                screen(
                        "terms, preview",
                        checks(
                                Answer.ok(new TermsResource.Preview(
                                        "basis", new PublishedTerms.Effect(true, "2027-04-01", 14, null), HTML, HTML)),
                                "iframe")));
    }

    private static ScriptFixture checks(Answer answer, String until) {
        return at("terms/new", Map.of(OVERVIEW, overview(), PREVIEW, answer), TERMS)
                .begins(presses("#version") + " await there('" + until + "');");
    }

    private static Answer overview() {
        var inForce = new TermsDraft("2026-10", null, HTML, null, "おもな内容の要約です。", null, null, null, "14", false, null);
        return Answer.ok(new TermsResource.Overview(
                true,
                inForce,
                null,
                List.of(
                        version("2026-10", TermsSummary.State.IN_FORCE, 91_204),
                        version("2025-04", TermsSummary.State.PAST, 98_731))));
    }

    private static TermsSummary version(String label, TermsSummary.State state, long agreed) {
        return new TermsSummary(
                label, state, null, WHEN, agreed, List.of(new TermsSummary.Text("ja", "9f86d081", WHEN)));
    }

    private static Stream<Screen> report() {
        List<LocalDate> days = LongStream.range(0, 30)
                .mapToObj(day -> LocalDate.parse("2026-10-05").plusDays(day))
                .toList();
        List<Long> begun = LongStream.range(0, 30).mapToObj(day -> 1_000 * day).toList();
        return Stream.of(
                screen("report", reported(new Series(days, Map.of(Figure.BEGUN, begun)))),
                screen("report, first day", reported(new Series(List.of(), Map.of()))));
    }

    private static ScriptFixture reported(Series history) {
        Map<Figure, Long> figures = new EnumMap<>(Figure.class);
        for (Figure figure : Figure.values()) {
            figures.put(figure, 100_000L / (1 + figures.size()));
        }
        return at(
                "report",
                Map.of(
                        "GET report",
                                Answer.ok(
                                        new Report(WHEN, "2026-10", figures, new TreeMap<>(Map.of("2025-04", 4_021L)))),
                        "GET report/history", Answer.ok(history)),
                AUDITOR);
    }
}
