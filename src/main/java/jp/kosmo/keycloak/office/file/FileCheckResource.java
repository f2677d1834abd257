package jp.kosmo.keycloak.office.file;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import jp.kosmo.keycloak.members.file.FileFindings;
import jp.kosmo.keycloak.members.file.FileFindings.Damage;
import jp.kosmo.keycloak.members.file.MemberFile;
import jp.kosmo.keycloak.members.file.csv.FileEncoding;
import jp.kosmo.keycloak.members.file.csv.FileRefusal;
import jp.kosmo.keycloak.members.file.row.Column;
import jp.kosmo.keycloak.members.file.row.FileProblem;
import jp.kosmo.keycloak.members.file.row.FileRules;
import jp.kosmo.keycloak.office.access.OfficeCall;
import jp.kosmo.keycloak.office.access.OfficeOperation;
import jp.kosmo.keycloak.office.access.OfficeProblem;
import jp.kosmo.keycloak.text.JapanTime;
import jp.kosmo.keycloak.userid.UserId;
import org.jspecify.annotations.Nullable;

/** {@code POST members/files/check}: what reading a file finds. Nothing is stored. */
public final class FileCheckResource {

    private final OfficeCall call;

    public FileCheckResource(OfficeCall call) {
        this.call = call;
    }

    /** Why the whole file is not read; the code is the end of a message {@code kosmoOfficeFile.<code>}. */
    public record Refused(FileRefusal.Code code, long line) {}

    /** One column by its name in the file, and what it is taken for. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Named(String name, @Nullable Column column) {}

    /** The findings, or why there are none. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Answer(
            @Nullable Refused refused,
            @Nullable FileEncoding encoding,
            @Nullable String separator,
            @Nullable List<Named> columns,
            @Nullable Set<Column> missing,
            int rows,
            int rowsRefused,
            List<FileProblem> problems,
            Map<FileProblem.Code, Integer> counts,
            List<Damage> damage) {}

    /**
     * Reads the file.
     *
     * @param encoding one of {@link FileEncoding} where the clerk has said so
     * @param columns {@code NUMBER:管理番号}: what the union calls a column
     */
    @POST
    @Consumes(MediaType.WILDCARD) // who may not is told so, whatever is sent
    @Produces(MediaType.APPLICATION_JSON)
    public Answer check(
            @QueryParam("encoding") @Nullable String encoding,
            @QueryParam("column") List<String> columns,
            InputStream sent)
            throws IOException {
        call.enter(OfficeOperation.CHECK_FILE);
        FileRules rules = rules(encoding, columns);
        try (var file = new UploadedFile(sent)) {
            return answer(MemberFile.open(file, rules).read((row, problems) -> {}));
        } catch (FileRefusal e) {
            return new Answer(
                    new Refused(e.code(), e.line()), null, null, null, null, 0, 0, List.of(), Map.of(), List.of());
        }
    }

    private static FileRules rules(@Nullable String encoding, List<String> columns) {
        FileRules plain = FileRules.plain(JapanTime.today(), UserId::mayBeGiven);
        return new FileRules(
                encoding == null ? null : one(FileEncoding.values(), encoding, "encoding"),
                columns.stream()
                        .map(said -> said.split(":", 2))
                        .collect(Collectors.toMap(
                                said -> said[said.length - 1],
                                said -> one(Column.values(), said[0], "column"),
                                (before, after) -> after)),
                plain.required(),
                plain.today(),
                plain.isUserId(),
                plain.zerosOnRecord());
    }

    private static <T extends Enum<T>> T one(T[] values, String name, String field) {
        return Arrays.stream(values)
                .filter(value -> value.name().equals(name.toUpperCase(Locale.ROOT)))
                .findFirst()
                .orElseThrow(() -> OfficeProblem.inField(field, "FILE_SETTING"));
    }

    private static Answer answer(FileFindings found) {
        return new Answer(
                null,
                found.form().encoding(),
                String.valueOf(found.form().separator()),
                found.columns().stream()
                        .map(header -> new Named(header.name(), header.column().orElse(null)))
                        .toList(),
                found.missing(),
                found.rows(),
                found.refused(),
                found.problems(),
                found.counts(),
                found.damage());
    }
}
