package jp.kosmo.keycloak.office.desk;

import jakarta.ws.rs.core.Response.Status;
import java.time.Duration;
import java.util.EnumSet;
import java.util.OptionalLong;
import java.util.Set;
import jp.kosmo.keycloak.limits.SharedMarks;
import jp.kosmo.keycloak.office.access.OfficeCall;
import jp.kosmo.keycloak.office.access.OfficeOperation;
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

    /**
     * Each takes away one of the two things by which a member is known. Whoever listens to one call could do both and be this member;
     * so within a day the desk does one of them, whichever clerk it is.
     */
    private static final Set<OfficeOperation> OPENING =
            EnumSet.of(OfficeOperation.LOST_PHONE, OfficeOperation.INITIAL_PASSWORD);

    private static final Duration A_DAY = Duration.ofHours(24);

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
     * @throws OfficeProblem 403 for the desk as long as the caller has not shown who they are, 409 where this task and what the desk has
     *     done lately would open the account to whoever did both
     */
    public void require(OfficeOperation task, UserModel member) {
        if (call.isAnyOf(OfficeRole.MEMBERS)) {
            return;
        }
        if (until(member).isEmpty()) {
            throw OfficeProblem.of(Status.FORBIDDEN, "IDENTITY_NOT_SHOWN");
        }
        if (OPENING.contains(task)
                && OPENING.stream().filter(other -> other != task).anyMatch(other -> marks.has(mark(other, member)))) {
            throw OfficeProblem.of(Status.CONFLICT, "OPENED_ENOUGH");
        }
    }

    /** After it. */
    public void done(OfficeOperation task, UserModel member) {
        if (OPENING.contains(task) && !call.isAnyOf(OfficeRole.MEMBERS)) {
            marks.renew(mark(task, member), A_DAY);
        }
    }

    private static String mark(OfficeOperation task, UserModel member) {
        return String.join("\n", "desk-opened", task.task(), member.getId());
    }

    /** A program without a session of its own stands for itself. */
    private String mark(UserModel member) {
        String login = call.login()
                .map(UserSessionModel::getId)
                .orElseGet(() -> call.caller().getId());
        return String.join("\n", "desk-grant", login, member.getId());
    }
}
