package jp.kosmo.keycloak.office.task;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response.Status;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;
import jp.kosmo.keycloak.jpa.LockedUser;
import jp.kosmo.keycloak.jpa.UserBusyException;
import jp.kosmo.keycloak.office.access.OfficeCall;
import jp.kosmo.keycloak.office.access.OfficeOperation;
import jp.kosmo.keycloak.office.access.OfficeProblem;
import jp.kosmo.keycloak.office.access.RecordVersion;
import jp.kosmo.keycloak.office.desk.DeskGrant;
import org.jspecify.annotations.Nullable;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.UserModel;

/**
 * {@code POST members/{id}/<task>}: something that the office does for one member. All tasks go the same way: who may, why, which record
 * the clerk has looked at, the change, an admin event that names the task and the reason.
 *
 * <p>Of two clerks with one record the second is told that it has changed: the version is compared while the member's row is
 * locked.
 */
public final class TaskResource {

    private final OfficeCall call;
    private final String memberId;
    private final String task;

    /**
     * A task.
     *
     * @param task the part of the address after the member's id
     */
    public TaskResource(OfficeCall call, String memberId, String task) {
        this.call = call;
        this.memberId = memberId;
        this.task = task;
    }

    /**
     * The answer.
     *
     * @param version of the record now
     * @param issued only where an initial password was issued
     */
    public record Done(String version, @Nullable IssuedPassword issued) {}

    /** Every task but the one below. */
    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Produces(MediaType.APPLICATION_JSON)
    public Done perform(@Nullable TaskOrder order) {
        return perform(operation(task), order);
    }

    /** {@code sessions/end}. */
    @POST
    @Path("end")
    @Consumes(MediaType.APPLICATION_JSON)
    @Produces(MediaType.APPLICATION_JSON)
    public Done end(@Nullable TaskOrder order) {
        return perform(operation(task + "/end"), order);
    }

    private static OfficeOperation operation(String path) {
        return Stream.of(OfficeOperation.values())
                .filter(operation -> !TaskReason.of(operation).isEmpty())
                .filter(operation -> operation.path().equals("members/{id}/" + path))
                .findFirst()
                .orElseThrow(NotFoundException::new);
    }

    private Done perform(OfficeOperation operation, @Nullable TaskOrder order) {
        call.enter(operation);
        TaskReason reason = TaskOrder.reason(order, operation);
        UserModel member = call.memberToChange(memberId);
        DeskGrant grant = new DeskGrant(call);
        grant.require(operation, member);
        lock(member, order == null ? null : order.version());
        Map<String, String> details = new HashMap<>(Map.of("reason", reason.name()));
        MemberTasks tasks = new MemberTasks(call, member, details);
        IssuedPassword issued = tasks.perform(operation, reason, order);
        call.record(operation, member, details);
        grant.done(operation, member);
        return new Done(RecordVersion.of(call.session(), member), issued);
    }

    private void lock(UserModel member, @Nullable String version) {
        KeycloakSession session = call.session();
        try {
            if (LockedUser.of(session, member).isEmpty()) {
                throw OfficeProblem.noSuchMember();
            }
        } catch (UserBusyException busy) {
            throw OfficeProblem.of(Status.CONFLICT, "BUSY");
        }
        if (!RecordVersion.of(session, member).equals(version)) {
            throw OfficeProblem.of(Status.CONFLICT, "RECORD_CHANGED");
        }
    }
}
