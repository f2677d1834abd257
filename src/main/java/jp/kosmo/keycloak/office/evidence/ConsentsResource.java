package jp.kosmo.keycloak.office.evidence;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Map;
import jp.kosmo.keycloak.ledger.ChainCheck;
import jp.kosmo.keycloak.ledger.evidence.Decision;
import jp.kosmo.keycloak.ledger.evidence.DecisionFilter;
import jp.kosmo.keycloak.ledger.evidence.Evidence;
import jp.kosmo.keycloak.ledger.evidence.MemberList;
import jp.kosmo.keycloak.office.access.OfficeCall;
import jp.kosmo.keycloak.office.access.OfficeOperation;
import jp.kosmo.keycloak.office.access.OfficeProblem;
import jp.kosmo.keycloak.office.access.OfficeQuery;
import jp.kosmo.keycloak.terms.TermsInForce;
import jp.kosmo.keycloak.terms.published.PublishedTerms;
import jp.kosmo.keycloak.terms.published.TermsSummary;
import jp.kosmo.keycloak.text.JapanTime;
import org.jspecify.annotations.Nullable;

/** {@code consents}: what members have decided about the terms, who is missing, and whether the ledger is whole. */
public final class ConsentsResource {

    private static final List<String> COLUMNS = List.of(
            "position",
            "decidedAt",
            "userId",
            "version",
            "decision",
            "language",
            "client",
            "ipAddress",
            "user",
            "sha256");

    private final OfficeCall call;

    public ConsentsResource(OfficeCall call) {
        this.call = call;
    }

    /**
     * The decisions, as they were recorded one after the other.
     *
     * @param version its label
     * @param from the first day, in Japan
     * @param to the last day, in Japan
     * @param after {@code next} of the page before
     * @param user Keycloak's id of a member
     */
    @GET
    @Produces({MediaType.APPLICATION_JSON, "text/csv"})
    public Response consents(
            @QueryParam("version") @Nullable String version,
            @QueryParam("from") @Nullable String from,
            @QueryParam("to") @Nullable String to,
            @QueryParam("after") @Nullable String after,
            @QueryParam("user") @Nullable String user) {
        call.enter(OfficeOperation.CONSENTS);
        DecisionFilter filter = new DecisionFilter(
                OfficeQuery.text("version", version).orElse(null),
                OfficeQuery.day("from", from).map(JapanTime::beginOf).orElse(null),
                OfficeQuery.day("to", to)
                        .map(last -> JapanTime.beginOf(last.plusDays(1)))
                        .orElse(null),
                OfficeQuery.text("user", user).orElse(null));
        String realmId = call.realm().getId();
        if (CsvAnswer.isAskedFor(call)) {
            return CsvAnswer.of(
                    call,
                    OfficeOperation.CONSENTS,
                    new Listing<>(
                            "consents",
                            COLUMNS,
                            ConsentsResource::cells,
                            (session, last, most) -> new Evidence(session, realmId)
                                    .page(filter, last == null ? 0 : last.position(), most)));
        }
        return Response.ok(
                        ListPage.of(
                                new Evidence(call.session(), realmId).page(filter, position(after), ListPage.SIZE + 1),
                                decision -> String.valueOf(decision.position())),
                        MediaType.APPLICATION_JSON_TYPE)
                .build();
    }

    /**
     * Members who have not agreed to a version.
     *
     * @param version its label; without one that in force
     * @param after {@code next} of the page before
     */
    @GET
    @Path("missing")
    @Produces({MediaType.APPLICATION_JSON, "text/csv"})
    public Response missing(
            @QueryParam("version") @Nullable String version, @QueryParam("after") @Nullable String after) {
        call.enter(OfficeOperation.CONSENTS_MISSING);
        String asked = OfficeQuery.text("version", version)
                .or(() -> TermsInForce.label(call.realm()))
                .orElseThrow(() -> OfficeProblem.inField("version", "NO_TERMS"));
        // Of a version that never was everybody would be on the list.
        if (new PublishedTerms(call.session(), call.realm())
                .all().stream().map(TermsSummary::label).noneMatch(asked::equals)) {
            throw OfficeProblem.inField("version", "NO_SUCH_VERSION");
        }
        return MemberListAnswer.of(call, OfficeOperation.CONSENTS_MISSING, MemberList.TERMS_MISSING, asked, after);
    }

    /** Checks the chain from its first row, and writes an admin event of what was found. */
    @POST
    @Path("verification")
    @Produces(MediaType.APPLICATION_JSON)
    public ChainCheck.Outcome verification() {
        call.enter(OfficeOperation.CONSENTS_VERIFICATION);
        ChainCheck.Outcome outcome = ChainCheck.of(
                call.session().getKeycloakSessionFactory(), call.realm().getId());
        call.record(
                OfficeOperation.CONSENTS_VERIFICATION,
                Map.of(
                        "rows", String.valueOf(outcome.rows()),
                        "purged", String.valueOf(outcome.purged()),
                        "firstBroken", String.valueOf(outcome.firstBroken())));
        return outcome;
    }

    private static List<String> cells(CsvTexts texts, Decision decision) {
        return List.of(
                String.valueOf(decision.position()),
                CsvTexts.time(decision.decidedAt()),
                CsvTexts.orEmpty(decision.userId()),
                decision.version(),
                texts.word("kosmoOfficeDecision.", decision.decision()),
                decision.language(),
                decision.client(),
                CsvTexts.orEmpty(decision.ipAddress()),
                decision.user(),
                decision.sha256());
    }

    private static long position(@Nullable String after) {
        try {
            return OfficeQuery.text("after", after).map(Long::parseLong).orElse(0L);
        } catch (NumberFormatException notOurs) {
            throw OfficeProblem.inField("after", "NO_PAGE");
        }
    }
}
