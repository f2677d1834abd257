package jp.kosmo.keycloak.office.file;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.Status;
import jakarta.ws.rs.core.StreamingOutput;
import java.util.Map;
import jp.kosmo.keycloak.jpa.EntityManagers;
import jp.kosmo.keycloak.members.file.MemberFile;
import jp.kosmo.keycloak.members.file.csv.CsvForm;
import jp.kosmo.keycloak.members.file.csv.FileSource;
import jp.kosmo.keycloak.members.file.csv.ResultFile;
import jp.kosmo.keycloak.members.imports.ImportJob;
import jp.kosmo.keycloak.members.imports.ImportJobs;
import jp.kosmo.keycloak.members.imports.ImportRows;
import jp.kosmo.keycloak.members.imports.upload.FileReading;
import jp.kosmo.keycloak.members.imports.upload.StoredFile;
import jp.kosmo.keycloak.office.access.OfficeCall;
import jp.kosmo.keycloak.office.access.OfficeMessages;
import jp.kosmo.keycloak.office.access.OfficeOperation;
import jp.kosmo.keycloak.office.access.OfficeProblem;
import jp.kosmo.keycloak.office.imports.record.GivenUserIds;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.utils.KeycloakModelUtils;

/**
 * The uploaded file of a job as it was, and behind each row what has become of it. It is written while it is read, and without
 * the transaction of the request, like every list of the office.
 */
public final class ResultFileAnswer {

    private static final int PAGE = 1_000;

    private ResultFileAnswer() {}

    /**
     * The answer.
     *
     * @throws OfficeProblem 404 where the job has no file
     */
    public static Response of(OfficeCall call, ImportJob job) {
        if (job.fileId() == null || job.refusal() != null) {
            throw OfficeProblem.of(Status.NOT_FOUND, "NO_SUCH_FILE");
        }
        KeycloakSession session = call.session();
        KeycloakSessionFactory factory = session.getKeycloakSessionFactory();
        String realmId = call.realm().getId();
        FileReading reading = new ImportJobs(EntityManagers.of(session), realmId)
                .reading(job.id())
                .map(FileReading::read)
                .orElseThrow();
        call.record(OfficeOperation.IMPORT_RESULT, Map.of("import", job.id()));
        FileSource file = new StoredFile(factory, realmId, job.fileId());
        RowResults results = new RowResults(
                OfficeMessages.of(call),
                after -> KeycloakModelUtils.runJobInTransactionWithResult(
                        factory,
                        own -> new ImportRows(EntityManagers.of(own), realmId, job.id())
                                .between(after + 1, Integer.MAX_VALUE)
                                .read("true = true", PAGE)));
        StreamingOutput body = out -> {
            session.getTransactionManager().commit();
            CsvForm form =
                    MemberFile.open(file, reading.rules(new GivenUserIds())).form();
            ResultFile.write(file, form, out, results::cells);
        };
        return Response.ok(body, MediaType.APPLICATION_OCTET_STREAM_TYPE)
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"result.csv\"")
                .build();
    }
}
