package jp.kosmo.keycloak.office.access;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.keycloak.models.UserSessionModel;

/** {@code GET me}: who is logged in. */
public final class StaffResource {

    private final OfficeCall call;

    public StaffResource(OfficeCall call) {
        this.call = call;
    }

    /**
     * The caller.
     *
     * @param userId of the caller, who may see it whatever the role
     * @param loggedInAt epoch milliseconds; null for a program without a session
     */
    public record Me(
            String userId, List<String> roles, @Nullable Long loggedInAt) {}

    /** The caller, with the roles that count here. */
    @GET
    @Produces(MediaType.APPLICATION_JSON)
    public Me me() {
        call.enter(OfficeOperation.ME);
        return new Me(
                call.caller().getUsername(),
                call.roles().stream().map(OfficeRole::id).toList(),
                call.login().map(this::beganMillis).orElse(null));
    }

    private long beganMillis(UserSessionModel login) {
        return call.began(login) * 1000L;
    }
}
