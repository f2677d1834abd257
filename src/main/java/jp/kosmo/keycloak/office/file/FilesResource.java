package jp.kosmo.keycloak.office.file;

import jakarta.persistence.EntityManager;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response.Status;
import java.io.IOException;
import java.io.InputStream;
import jp.kosmo.keycloak.jpa.EntityManagers;
import jp.kosmo.keycloak.members.imports.upload.DailyIntake;
import jp.kosmo.keycloak.members.imports.upload.ImportFiles;
import jp.kosmo.keycloak.office.access.OfficeCall;
import jp.kosmo.keycloak.office.access.OfficeOperation;
import jp.kosmo.keycloak.office.access.OfficeProblem;
import org.keycloak.common.util.Time;

/** {@code members/files}: files of members as clerks have them, uploaded in pieces, because Keycloak takes 10 MB a request. */
public final class FilesResource {

    private final OfficeCall call;

    public FilesResource(OfficeCall call) {
        this.call = call;
    }

    /** The first piece of a file, or all of it. */
    @POST
    @Consumes(MediaType.WILDCARD) // who may not is told so, whatever is sent
    @Produces(MediaType.APPLICATION_JSON)
    public UploadedFile upload(InputStream piece) throws IOException {
        call.enter(OfficeOperation.UPLOAD_FILE);
        EntityManager entities = EntityManagers.of(call.session());
        if (new DailyIntake(entities, call.realm().getId()).isFullOfFiles()) {
            throw OfficeProblem.of(Status.TOO_MANY_REQUESTS, "TOO_MANY_FILES");
        }
        String id = new ImportFiles(entities, call.realm().getId()).begin(Time.currentTimeMillis());
        return new FileResource(call, id).append(0, piece);
    }

    @Path("{id}")
    public FileResource file(@PathParam("id") String id) {
        return new FileResource(call, id);
    }
}
