package jp.kosmo.keycloak.office.desk;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.Status;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import jp.kosmo.keycloak.limits.RateLimit;
import jp.kosmo.keycloak.members.InsuredPerson;
import jp.kosmo.keycloak.office.access.OfficeCall;
import jp.kosmo.keycloak.office.access.OfficeOperation;
import jp.kosmo.keycloak.office.access.OfficeProblem;
import jp.kosmo.keycloak.text.JapanTime;
import jp.kosmo.keycloak.union.BirthDate;
import jp.kosmo.keycloak.union.OfficeSettings;
import org.jspecify.annotations.Nullable;
import org.keycloak.common.util.Time;
import org.keycloak.models.UserModel;

/**
 * {@code POST members/{id}/identity}: whether what a caller says agrees with the record, as a whole. What of it was wrong is not said,
 * and nobody, clerk or caller, can find a birthdate by trying: the tries are counted by member and by clerk, as {@link OfficeSettings}
 * says.
 */
public final class IdentityResource {

    private static final Duration AN_HOUR = Duration.ofHours(1);
    private static final String AGREES = "agrees";

    private final OfficeCall call;
    private final String memberId;

    public IdentityResource(OfficeCall call, String memberId) {
        this.call = call;
        this.memberId = memberId;
    }

    /** What the clerk has typed. */
    public record Said(
            @Nullable String birthdate,
            @Nullable String symbol,
            @Nullable String number) {

        /** Keeps the person out of logs and exception texts. */
        @Override
        public String toString() {
            return "Said";
        }
    }

    /**
     * The answer.
     *
     * @param openUntil until when the tasks are open for this member, epoch milliseconds; null if it does not agree
     */
    public record Agreement(boolean agrees, @Nullable Long openUntil) {}

    /** Compares, counts and records. */
    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Produces(MediaType.APPLICATION_JSON)
    public Response compare(@Nullable Said said) {
        call.enter(OfficeOperation.COMPARE_IDENTITY);
        IdentityClaim claim = read(said == null ? new Said(null, null, null) : said);
        UserModel member = call.member(memberId);
        // The clerk's first: whoever is at the end of their own uses up no member's.
        if (!mayTry("clerk", OfficeSettings.triesPerClerk(call.realm()), call.caller())) {
            return refuse(member, "TOO_MANY_TRIES_CLERK");
        }
        if (!mayTry("member", OfficeSettings.triesPerMember(call.realm()), member)) {
            return refuse(member, "TOO_MANY_TRIES_MEMBER");
        }
        boolean agrees = claim.agreesWith(IdentityClaim.recorded(member::getFirstAttribute));
        if (agrees) {
            new DeskGrant(call).give(member);
        }
        record(member, String.valueOf(agrees));
        return Response.ok(new Agreement(agrees, agrees ? Time.currentTimeMillis() + DeskGrant.LIFE.toMillis() : null))
                .build();
    }

    private boolean mayTry(String by, int most, UserModel whom) {
        return new RateLimit("desk-identity." + by, most, AN_HOUR).take(call.session(), whom.getId());
    }

    /** What cannot be read is no try: it is neither compared nor counted. */
    private static IdentityClaim read(Said said) {
        BirthDate birthDate = Optional.ofNullable(said.birthdate())
                .flatMap(typed -> BirthDate.typed(typed, JapanTime.today()))
                .orElseThrow(() -> OfficeProblem.inField(BirthDate.ATTRIBUTE, "BIRTHDATE_UNREADABLE"));
        if (InsuredPerson.plain(said.number()).isEmpty()) {
            throw OfficeProblem.inField("number", "NUMBER_MISSING");
        }
        return IdentityClaim.typed(birthDate, said.symbol(), said.number());
    }

    /** Not thrown: the event would be taken back with the transaction. */
    private Response refuse(UserModel member, String code) {
        record(member, "limit");
        return OfficeProblem.of(Status.TOO_MANY_REQUESTS, code).getResponse();
    }

    private void record(UserModel member, String outcome) {
        call.record(OfficeOperation.COMPARE_IDENTITY, member, Map.of(AGREES, outcome));
    }
}
