package jp.kosmo.keycloak.office;

import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jp.kosmo.keycloak.office.access.OfficeCall;
import jp.kosmo.keycloak.office.access.StaffResource;
import jp.kosmo.keycloak.office.evidence.ConsentsResource;
import jp.kosmo.keycloak.office.evidence.MemberConsentsResource;
import jp.kosmo.keycloak.office.evidence.MemberListResource;

/** The ways into the office's Admin REST, one a subject. */
public final class OfficeAdminResource {

    private final OfficeCall call;

    OfficeAdminResource(OfficeCall call) {
        this.call = call;
    }

    @Path("me")
    public StaffResource me() {
        return new StaffResource(call);
    }

    @Path("consents")
    public ConsentsResource consents() {
        return new ConsentsResource(call);
    }

    @Path("members/{id}/consents")
    public MemberConsentsResource consentsOf(@PathParam("id") String id) {
        return new MemberConsentsResource(call, id);
    }

    @Path("members/not-logged-in")
    public MemberListResource membersNotLoggedIn() {
        return MemberListResource.notLoggedIn(call);
    }

    @Path("members/without-address")
    public MemberListResource membersWithoutAddress() {
        return MemberListResource.withoutAddress(call);
    }
}
