package jp.kosmo.keycloak.office.evidence;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jp.kosmo.keycloak.ledger.evidence.MemberList;
import jp.kosmo.keycloak.office.access.OfficeCall;
import jp.kosmo.keycloak.office.access.OfficeOperation;
import org.jspecify.annotations.Nullable;

/** {@code members/not-logged-in} and {@code members/without-address}: a list of members each. */
public final class MemberListResource {

    private final OfficeCall call;
    private final OfficeOperation operation;
    private final MemberList list;

    private MemberListResource(OfficeCall call, OfficeOperation operation, MemberList list) {
        this.call = call;
        this.operation = operation;
        this.list = list;
    }

    public static MemberListResource notLoggedIn(OfficeCall call) {
        return new MemberListResource(call, OfficeOperation.MEMBERS_NOT_LOGGED_IN, MemberList.NOT_LOGGED_IN);
    }

    public static MemberListResource withoutAddress(OfficeCall call) {
        return new MemberListResource(call, OfficeOperation.MEMBERS_WITHOUT_ADDRESS, MemberList.WITHOUT_ADDRESS);
    }

    /**
     * A part of the list, or all of it as a file.
     *
     * @param after {@code next} of the page before
     */
    @GET
    @Produces({MediaType.APPLICATION_JSON, "text/csv"})
    public Response members(@QueryParam("after") @Nullable String after) {
        call.enter(operation);
        return MemberListAnswer.of(call, operation, list, null, after);
    }
}
