package jp.kosmo.keycloak.office.imports;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.Status;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import jp.kosmo.keycloak.jpa.DataFault;
import jp.kosmo.keycloak.jpa.EntityManagers;
import jp.kosmo.keycloak.members.imports.ImportJob;
import jp.kosmo.keycloak.members.imports.ImportJobs;
import jp.kosmo.keycloak.members.imports.ImportState;
import jp.kosmo.keycloak.members.imports.apply.ImportRunner;
import jp.kosmo.keycloak.members.imports.plan.GoneMembers;
import jp.kosmo.keycloak.office.access.OfficeCall;
import jp.kosmo.keycloak.office.access.OfficeOperation;
import jp.kosmo.keycloak.office.access.OfficeProblem;
import jp.kosmo.keycloak.office.access.RecordVersion;
import jp.kosmo.keycloak.office.file.ResultFileAnswer;
import jp.kosmo.keycloak.office.task.TaskOrder;
import jp.kosmo.keycloak.office.task.TaskResource;
import org.jspecify.annotations.Nullable;
import org.keycloak.common.util.Time;
import org.keycloak.models.UserModel;

/** {@code members/imports/{id}}: one import of the union. */
public final class ImportResource {

    private static final Duration UNDOABLE = Duration.ofHours(24);
    private static final int MOST_GONE = 100;

    private final OfficeCall call;
    private final String id;

    ImportResource(OfficeCall call, String id) {
        this.call = call;
        this.id = id;
    }

    /** Where it stands. */
    @GET
    @Produces(MediaType.APPLICATION_JSON)
    public ImportStanding job() {
        call.enter(OfficeOperation.IMPORT);
        return ImportStanding.ofOne(call, find());
    }

    /** The uploaded file with what has become of each row. */
    @GET
    @Path("result")
    @Produces(MediaType.WILDCARD)
    public Response result() {
        call.enter(OfficeOperation.IMPORT_RESULT);
        return ResultFileAnswer.of(call, find());
    }

    /**
     * Some rows of one kind.
     *
     * @param kind of a row, or a state that a row has come to: LATE, KEPT; or GONE
     * @param after {@code next} of the page before
     */
    @GET
    @Path("rows")
    @Produces(MediaType.APPLICATION_JSON)
    public RowPage rows(@QueryParam("kind") @Nullable String kind, @QueryParam("after") @Nullable String after) {
        call.enter(OfficeOperation.IMPORT_ROWS);
        return new PlannedRows(call.session(), call.realm(), find()).read(kind, after);
    }

    /** Begins, or goes on after a stop. */
    @POST
    @Path("apply")
    @Produces(MediaType.APPLICATION_JSON)
    public ImportJob apply() {
        call.enter(OfficeOperation.APPLY_IMPORT);
        ImportJob job = find();
        if (!job.state().mayApply()) {
            throw OfficeProblem.of(Status.CONFLICT, "IMPORT_NOT_PLANNED");
        }
        begin(job.state(), ImportState.APPLYING);
        call.record(
                OfficeOperation.APPLY_IMPORT,
                Map.of("import", id, "new", String.valueOf(job.added()), "changed", String.valueOf(job.changed())));
        return find();
    }

    /** What is done stays done. */
    @POST
    @Path("stop")
    @Produces(MediaType.APPLICATION_JSON)
    public ImportJob stop() {
        call.enter(OfficeOperation.STOP_IMPORT);
        ImportState state = find().state();
        boolean mayStop = state.isAtWork();
        if (!mayStop || !ImportRunner.stop(call.session(), call.realm(), id)) {
            throw OfficeProblem.of(Status.CONFLICT, "IMPORT_NOT_AT_WORK");
        }
        ImportJob job = find();
        call.record(OfficeOperation.STOP_IMPORT, Map.of("import", id, "done", String.valueOf(job.done())));
        return job;
    }

    /** For a day after it was done or stopped. */
    @POST
    @Path("undo")
    @Produces(MediaType.APPLICATION_JSON)
    public ImportJob undo() {
        call.enter(OfficeOperation.UNDO_IMPORT);
        ImportJob job = find();
        if (!job.state().mayUndo()) {
            throw OfficeProblem.of(Status.CONFLICT, "IMPORT_NOT_DONE");
        }
        if (job.changedAt() < Time.currentTimeMillis() - UNDOABLE.toMillis()) {
            throw OfficeProblem.of(Status.CONFLICT, "IMPORT_TOO_OLD");
        }
        begin(job.state(), ImportState.UNDOING);
        call.record(OfficeOperation.UNDO_IMPORT, Map.of("import", id, "done", String.valueOf(job.done())));
        return find();
    }

    void begin(ImportState from, ImportState to) {
        try {
            if (ImportTask.RUNNER.begin(call.session(), call.realm(), id, from, to)) {
                return;
            }
        } catch (RuntimeException failed) {
            if (!DataFault.is(failed)) { // another has begun in the same moment
                throw failed;
            }
        }
        throw OfficeProblem.of(Status.CONFLICT, "IMPORT_AT_WORK");
    }

    /** How many accounts were closed. */
    public record Closed(int closed) {}

    /** Closes the accounts of members who are not in the file, each as the task does; of all of these, or of none. */
    @POST
    @Path("gone")
    @Consumes(MediaType.APPLICATION_JSON)
    @Produces(MediaType.APPLICATION_JSON)
    public Closed closeGone(@Nullable GoneOrder order) {
        call.enter(OfficeOperation.CLOSE_GONE);
        ImportJob job = find();
        GoneOrder gone = order == null ? new GoneOrder(null, null) : order;
        List<String> members = Objects.requireNonNullElse(gone.members(), List.of());
        if (members.isEmpty() || members.size() > MOST_GONE) {
            throw OfficeProblem.inField("members", "GONE_LIST");
        }
        if (!job.state().hasPlan()) {
            throw OfficeProblem.of(Status.CONFLICT, "IMPORT_NOT_PLANNED");
        }
        GoneMembers listed =
                new GoneMembers(EntityManagers.of(call.session()), call.realm().getId(), job);
        for (String id : members) {
            if (!EntityManagers.isKey(id) || !listed.include(id)) {
                throw OfficeProblem.of(Status.CONFLICT, "NOT_GONE");
            }
            UserModel member = call.member(id);
            new TaskResource(call, id, "disable")
                    .perform(new TaskOrder(gone.reason(), RecordVersion.of(call.session(), member), null, null));
        }
        call.record(OfficeOperation.CLOSE_GONE, Map.of("import", this.id, "closed", String.valueOf(members.size())));
        return new Closed(members.size());
    }

    /** One of another union is none. */
    ImportJob find() {
        return jobs().find(id).orElseThrow(() -> OfficeProblem.of(Status.NOT_FOUND, "NO_SUCH_IMPORT"));
    }

    private ImportJobs jobs() {
        return new ImportJobs(EntityManagers.of(call.session()), call.realm().getId());
    }
}
