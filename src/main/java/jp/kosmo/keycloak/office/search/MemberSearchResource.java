package jp.kosmo.keycloak.office.search;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response.Status;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import jp.kosmo.keycloak.limits.RateLimit;
import jp.kosmo.keycloak.members.InsuredPerson;
import jp.kosmo.keycloak.office.access.OfficeCall;
import jp.kosmo.keycloak.office.access.OfficeOperation;
import jp.kosmo.keycloak.office.access.OfficeProblem;
import jp.kosmo.keycloak.office.access.OfficeRole;
import jp.kosmo.keycloak.text.MaskedName;
import jp.kosmo.keycloak.union.OfficeSettings;
import org.jspecify.annotations.Nullable;
import org.keycloak.models.UserModel;

/** {@code POST members/search}: not GET, because what members are looked for by must not stand in an address. */
public final class MemberSearchResource {

    private final OfficeCall call;

    public MemberSearchResource(OfficeCall call) {
        this.call = call;
    }

    /**
     * The members.
     *
     * @param code SEVERAL where the role desk would have to choose, for which it may know too little
     * @param more whether there are others
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Answer(@Nullable String code, List<Hit> hits, boolean more) {}

    /** One member; of the role desk, the id alone. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Hit(
            String id,
            @Nullable String userId,
            @Nullable String name,
            @Nullable String symbol,
            @Nullable String number,
            @Nullable String branchNumber) {

        /** Keeps what is on record out of logs and exception texts. */
        @Override
        public String toString() {
            return "Hit";
        }
    }

    /** At most 50. */
    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Produces(MediaType.APPLICATION_JSON)
    public Answer search(@Nullable SearchRequest request) {
        call.enter(OfficeOperation.SEARCH_MEMBERS);
        if (request == null) {
            throw OfficeProblem.inField("query", "SEARCH_NOTHING");
        }
        boolean blind = !call.isAnyOf(OfficeRole.MEMBERS);
        if (blind && !mayGoOn()) {
            throw OfficeProblem.of(Status.TOO_MANY_REQUESTS, "TOO_MANY_SEARCHES");
        }
        MemberSearch.Found found =
                new MemberSearch(call.session(), call.realm()).find(request.queries(), blind, call::isMember);
        if (!blind) {
            return new Answer(
                    null,
                    found.members().stream().map(MemberSearchResource::seen).toList(),
                    found.more());
        }
        boolean several = found.members().size() > 1 || found.more();
        call.record(
                OfficeOperation.SEARCH_MEMBERS,
                Map.of(
                        "found",
                        several ? "several" : String.valueOf(found.members().size())));
        if (several) {
            return new Answer("SEVERAL", List.of(), false);
        }
        return new Answer(
                null, found.members().stream().map(MemberSearchResource::unseen).toList(), false);
    }

    /** A number and a user ID that lead to the same member tell what the desk is not to know: by and by, but not by hundreds. */
    private boolean mayGoOn() {
        return new RateLimit("desk-search", OfficeSettings.searchesPerClerk(call.realm()), Duration.ofHours(1))
                .take(call.session(), call.caller().getId());
    }

    private static Hit seen(UserModel member) {
        return new Hit(
                member.getId(),
                member.getUsername(),
                member.getFirstAttribute(MaskedName.ATTRIBUTE),
                member.getFirstAttribute(InsuredPerson.SYMBOL),
                member.getFirstAttribute(InsuredPerson.NUMBER),
                member.getFirstAttribute(InsuredPerson.BRANCH_NUMBER));
    }

    private static Hit unseen(UserModel member) {
        return new Hit(member.getId(), null, null, null, null, null);
    }
}
