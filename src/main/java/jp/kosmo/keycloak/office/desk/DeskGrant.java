package jp.kosmo.keycloak.office.desk;

import jakarta.ws.rs.core.Response.Status;
import java.time.Duration;
import java.util.OptionalLong;
import jp.kosmo.keycloak.limits.SharedMarks;
import jp.kosmo.keycloak.office.access.OfficeCall;
import jp.kosmo.keycloak.office.access.OfficeProblem;
import jp.kosmo.keycloak.office.access.OfficeRole;
import org.keycloak.models.UserModel;
import org.keycloak.models.UserSessionModel;

/**
 * That a caller has shown to the desk who they are: what the desk may then do for this member, in this clerk's session, for ten
 * minutes, whichever node answers. Who keeps the records sees them anyway, and needs none.
 */
public final class DeskGrant {

    public static final Duration LIFE = Duration.ofMinutes(10);

    private final OfficeCall call;
    private final SharedMarks marks;

    /** For one call. */
    public DeskGrant(OfficeCall call) {
        this.call = call;
        this.marks = new SharedMarks(call.session());
    }

    /** Gives it, or gives it ten minutes more. */
    void give(UserModel member) {
        marks.renew(mark(member), LIFE);
    }

    /** Until when it is open, in epoch milliseconds; empty when it is not. */
    public OptionalLong until(UserModel member) {
        return marks.until(mark(member));
    }

    /**
     * Before a task.
     *
     * @throws OfficeProblem 403 for the desk as long as the caller has not shown who they are
     */
    public void require(UserModel member) {
        if (!call.isAnyOf(OfficeRole.MEMBERS) && until(member).isEmpty()) {
            throw OfficeProblem.of(Status.FORBIDDEN, "IDENTITY_NOT_SHOWN");
        }
    }

    /** A program without a session of its own stands for itself. */
    private String mark(UserModel member) {
        String login = call.login()
                .map(UserSessionModel::getId)
                .orElseGet(() -> call.caller().getId());
        return String.join("\n", "desk-grant", login, member.getId());
    }
}
