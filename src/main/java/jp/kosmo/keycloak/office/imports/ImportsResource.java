package jp.kosmo.keycloak.office.imports;

import jakarta.persistence.EntityManager;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response.Status;
import java.util.List;
import java.util.Map;
import jp.kosmo.keycloak.jpa.EntityManagers;
import jp.kosmo.keycloak.members.imports.ImportJob;
import jp.kosmo.keycloak.members.imports.ImportJobs;
import jp.kosmo.keycloak.members.imports.ImportState;
import jp.kosmo.keycloak.members.imports.upload.DailyIntake;
import jp.kosmo.keycloak.members.imports.upload.FileReading;
import jp.kosmo.keycloak.members.imports.upload.ImportFiles;
import jp.kosmo.keycloak.office.access.OfficeCall;
import jp.kosmo.keycloak.office.access.OfficeOperation;
import jp.kosmo.keycloak.office.access.OfficeProblem;
import jp.kosmo.keycloak.office.file.FileOrder;
import jp.kosmo.keycloak.office.file.UnionColumns;
import org.jspecify.annotations.Nullable;
import org.keycloak.common.util.Time;

/** {@code members/imports}: the imports of the union. */
public final class ImportsResource {

    private static final int MOST = 50;

    private final OfficeCall call;

    public ImportsResource(OfficeCall call) {
        this.call = call;
    }

    /** The latest ones, the last one first. */
    @GET
    @Produces(MediaType.APPLICATION_JSON)
    public List<ImportStanding> latest() {
        call.enter(OfficeOperation.IMPORTS);
        return jobs().latest(MOST).stream()
                .map(job -> ImportStanding.of(call, job))
                .toList();
    }

    /** The plan; nothing of it is done. */
    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Produces(MediaType.APPLICATION_JSON)
    public ImportJob plan(@Nullable ImportOrder order) {
        call.enter(OfficeOperation.PLAN_IMPORT);
        if (new DailyIntake(EntityManagers.of(call.session()), call.realm().getId()).isFullOfPlans()) {
            throw OfficeProblem.of(Status.TOO_MANY_REQUESTS, "TOO_MANY_PLANS");
        }
        if (order != null && order.file() != null) {
            return planFile(order, order.file());
        }
        if (order == null || order.members() == null || order.members().isEmpty()) {
            throw OfficeProblem.inField("members", "IMPORT_EMPTY");
        }
        String id = new ImportPlanner(call.session(), call.realm())
                .plan(call.caller().getId(), order.wholeList(), order.members().iterator());
        ImportJob job = jobs().find(id).orElseThrow();
        call.record(
                OfficeOperation.PLAN_IMPORT,
                Map.of(
                        "import", id,
                        "new", String.valueOf(job.added()),
                        "changed", String.valueOf(job.changed()),
                        "unchanged", String.valueOf(job.unchanged()),
                        "refused", String.valueOf(job.refused()),
                        "gone", String.valueOf(job.gone())));
        return job;
    }

    /** Goes on behind the answer: the file may have a million rows. */
    private ImportJob planFile(ImportOrder order, String file) {
        EntityManager entities = EntityManagers.of(call.session());
        if (!new ImportFiles(entities, call.realm().getId()).lock(file)) {
            throw OfficeProblem.of(Status.NOT_FOUND, "NO_SUCH_FILE");
        }
        FileReading reading = new FileOrder(order.encoding(), order.columns()).reading(call.realm(), order.temporary());
        UnionColumns.keep(call.realm(), reading.columns());
        String id = jobs().begin(
                        call.caller().getId(),
                        order.wholeList(),
                        Time.currentTimeMillis(),
                        file,
                        order.fileName(),
                        reading.write());
        ImportResource job = new ImportResource(call, id);
        job.begin(ImportState.PLANNING, ImportState.PLANNING);
        call.record(OfficeOperation.PLAN_IMPORT, Map.of("import", id));
        return job.find();
    }

    @Path("{id}")
    public ImportResource one(@PathParam("id") String id) {
        return new ImportResource(call, id);
    }

    private ImportJobs jobs() {
        return new ImportJobs(EntityManagers.of(call.session()), call.realm().getId());
    }
}
