package jp.kosmo.keycloak.office.report;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.stream.Stream;
import jp.kosmo.keycloak.jpa.EntityManagers;
import jp.kosmo.keycloak.members.figures.DayFigure;
import jp.kosmo.keycloak.members.figures.FigureHistory;
import jp.kosmo.keycloak.office.access.OfficeCall;
import jp.kosmo.keycloak.office.access.OfficeOperation;
import jp.kosmo.keycloak.office.access.OfficeProblem;
import jp.kosmo.keycloak.office.access.OfficeQuery;
import jp.kosmo.keycloak.office.evidence.CsvAnswer;
import jp.kosmo.keycloak.office.evidence.CsvTexts;
import jp.kosmo.keycloak.office.evidence.Listing;
import jp.kosmo.keycloak.terms.TermsInForce;
import jp.kosmo.keycloak.text.JapanTime;
import org.jspecify.annotations.Nullable;
import org.keycloak.common.util.Time;

/** {@code report}: how many members have got how far, now and day by day. */
public final class ReportResource {

    private static final int DAYS_UNLESS_ASKED = 90;

    private final OfficeCall call;

    public ReportResource(OfficeCall call) {
        this.call = call;
    }

    /**
     * The numbers of now.
     *
     * @param countedAt epoch milliseconds
     * @param inForce label of the terms in force; null where there are none
     * @param figures the members by what they have done and by what keeps them
     * @param agreed how many have agreed last to which version of the terms
     */
    public record Report(
            long countedAt, @Nullable String inForce, Map<Figure, Long> figures, SortedMap<String, Long> agreed) {}

    /** A line of the file: one number. */
    private record Line(Figure figure, String version, long members) {}

    @GET
    @Produces({MediaType.APPLICATION_JSON, "text/csv"})
    public Response report() {
        call.enter(OfficeOperation.REPORT);
        MemberCounts counts = MemberCounter.count(call.session(), call.realm());
        if (CsvAnswer.isAskedFor(call)) {
            List<Line> lines = lines(counts);
            return CsvAnswer.of(
                    call,
                    OfficeOperation.REPORT,
                    new Listing<Line>(
                            "report",
                            List.of("figure", "version", "members"),
                            (texts, line) ->
                                    List.of(name(texts, line.figure), line.version, String.valueOf(line.members)),
                            (session, last, most) -> last == null ? lines : List.of()));
        }
        return json(new Report(
                Time.currentTimeMillis(),
                TermsInForce.label(call.realm()).orElse(null),
                counts.figures(),
                counts.agreed()));
    }

    /**
     * The last count of each day.
     *
     * @param from the first day, in Japan; without one 90 days ago
     * @param to the last day, in Japan; without one today
     */
    @GET
    @Path("history")
    @Produces({MediaType.APPLICATION_JSON, "text/csv"})
    public Response history(@QueryParam("from") @Nullable String from, @QueryParam("to") @Nullable String to) {
        call.enter(OfficeOperation.REPORT_HISTORY);
        LocalDate today = JapanTime.today();
        LocalDate last = OfficeQuery.day("to", to).orElse(today);
        LocalDate first = OfficeQuery.day("from", from).orElse(last.minusDays(DAYS_UNLESS_ASKED));
        if (first.isAfter(last)) {
            throw OfficeProblem.inField("from", "REPORT_DAYS");
        }
        List<DayFigure> rows = new FigureHistory(
                        EntityManagers.of(call.session()), call.realm().getId())
                .between(first, last);
        if (CsvAnswer.isAskedFor(call)) {
            return CsvAnswer.of(
                    call,
                    OfficeOperation.REPORT_HISTORY,
                    new Listing<DayFigure>(
                            "report-history",
                            List.of("day", "figure", "members"),
                            (texts, row) -> List.of(
                                    row.day().toString(),
                                    texts.word("kosmoOfficeReport.", row.figure()),
                                    String.valueOf(row.members())),
                            (session, before, most) -> before == null ? rows : List.of()));
        }
        return json(Series.of(rows));
    }

    private static List<Line> lines(MemberCounts counts) {
        return Stream.concat(
                        counts.figures().entrySet().stream()
                                .map(entry -> new Line(entry.getKey(), "", entry.getValue())),
                        counts.agreed().entrySet().stream()
                                .map(entry -> new Line(Figure.TERMS_DONE, entry.getKey(), entry.getValue())))
                .toList();
    }

    private static String name(CsvTexts texts, Figure figure) {
        return texts.word("kosmoOfficeReport.", figure.name());
    }

    private static Response json(Object answer) {
        return Response.ok(answer, MediaType.APPLICATION_JSON_TYPE).build();
    }
}
