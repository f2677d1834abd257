package jp.kosmo.keycloak.office.imports;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Map;
import jp.kosmo.keycloak.jpa.EntityManagers;
import jp.kosmo.keycloak.members.imports.ImportJobs;
import jp.kosmo.keycloak.office.access.OfficeCall;
import jp.kosmo.keycloak.office.access.OfficeOperation;
import jp.kosmo.keycloak.office.access.OfficeProblem;
import org.jspecify.annotations.Nullable;

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
    public List<ImportJobs.Job> latest() {
        call.enter(OfficeOperation.IMPORTS);
        return jobs().latest(MOST);
    }

    /** The plan; nothing of it is done. */
    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Produces(MediaType.APPLICATION_JSON)
    public ImportJobs.Job plan(@Nullable ImportOrder order) {
        call.enter(OfficeOperation.PLAN_IMPORT);
        if (order == null || order.members() == null || order.members().isEmpty()) {
            throw OfficeProblem.inField("members", "IMPORT_EMPTY");
        }
        String id = new ImportPlanner(call.session(), call.realm())
                .plan(call.caller().getId(), order.wholeList(), order.members().iterator());
        ImportJobs.Job job = jobs().find(id).orElseThrow();
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

    @Path("{id}")
    public ImportResource one(@PathParam("id") String id) {
        return new ImportResource(call, id);
    }

    private ImportJobs jobs() {
        return new ImportJobs(EntityManagers.of(call.session()), call.realm().getId());
    }
}
