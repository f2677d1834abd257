package jp.kosmo.keycloak.office;

import jakarta.ws.rs.Path;
import jp.kosmo.keycloak.office.access.OfficeCall;
import jp.kosmo.keycloak.office.access.StaffResource;
import jp.kosmo.keycloak.office.terms.TermsResource;

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

    @Path("terms")
    public TermsResource terms() {
        return new TermsResource(call);
    }
}
