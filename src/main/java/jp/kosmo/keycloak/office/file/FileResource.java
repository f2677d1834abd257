package jp.kosmo.keycloak.office.file;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response.Status;
import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;
import jp.kosmo.keycloak.jpa.EntityManagers;
import jp.kosmo.keycloak.members.file.MemberFile;
import jp.kosmo.keycloak.members.file.csv.FileRefusal;
import jp.kosmo.keycloak.members.imports.upload.DailyIntake;
import jp.kosmo.keycloak.members.imports.upload.FileReading;
import jp.kosmo.keycloak.members.imports.upload.ImportFiles;
import jp.kosmo.keycloak.members.imports.upload.StoredFile;
import jp.kosmo.keycloak.office.access.OfficeCall;
import jp.kosmo.keycloak.office.access.OfficeOperation;
import jp.kosmo.keycloak.office.access.OfficeProblem;
import jp.kosmo.keycloak.office.imports.record.GivenUserIds;
import org.jspecify.annotations.Nullable;

/** {@code members/files/{id}}: one file, which is nothing but bytes until a plan is made of it. */
public final class FileResource {

    private final OfficeCall call;
    private final String id;

    FileResource(OfficeCall call, String id) {
        this.call = call;
        this.id = id;
    }

    /**
     * The next piece.
     *
     * @param from how many bytes the file has before it
     */
    @POST
    @Consumes(MediaType.WILDCARD)
    @Produces(MediaType.APPLICATION_JSON)
    public UploadedFile appended(@QueryParam("from") @Nullable Long from, InputStream piece) throws IOException {
        call.enter(OfficeOperation.APPEND_FILE);
        requireFile();
        if (from == null) {
            throw OfficeProblem.inField("from", "FILE_SETTING");
        }
        if (new DailyIntake(EntityManagers.of(call.session()), call.realm().getId()).isFullOfBytes()) {
            throw OfficeProblem.of(Status.TOO_MANY_REQUESTS, "TOO_MANY_FILES");
        }
        return append(from, piece);
    }

    UploadedFile append(long from, InputStream piece) throws IOException {
        try {
            return new UploadedFile(
                    id,
                    files().append(id, from, piece)
                            .orElseThrow(() -> OfficeProblem.of(Status.CONFLICT, "FILE_OTHER_PIECE")));
        } catch (FileRefusal tooLarge) {
            throw OfficeProblem.of(Status.REQUEST_ENTITY_TOO_LARGE, "FILE_TOO_LARGE");
        }
    }

    /** Reads it. Nothing is stored of what it finds. */
    @POST
    @Path("check")
    @Consumes(MediaType.APPLICATION_JSON)
    @Produces(MediaType.APPLICATION_JSON)
    public FileAnswer check(@Nullable FileOrder order) throws IOException {
        call.enter(OfficeOperation.CHECK_FILE);
        requireFile();
        FileReading reading = Objects.requireNonNullElseGet(order, () -> new FileOrder(null, null))
                .reading(call.realm(), true);
        try {
            return FileAnswer.of(
                    MemberFile.open(stored(), reading.rules(new GivenUserIds())).read((row, problems) -> {}));
        } catch (FileRefusal refused) {
            return FileAnswer.of(refused);
        }
    }

    /** One of another union is none. */
    private void requireFile() {
        if (files().size(id).isEmpty()) {
            throw OfficeProblem.of(Status.NOT_FOUND, "NO_SUCH_FILE");
        }
    }

    private StoredFile stored() {
        return new StoredFile(
                call.session().getKeycloakSessionFactory(), call.realm().getId(), id);
    }

    private ImportFiles files() {
        return new ImportFiles(EntityManagers.of(call.session()), call.realm().getId());
    }
}
