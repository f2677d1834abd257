package jp.kosmo.keycloak.office.file;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Map;
import java.util.Set;
import jp.kosmo.keycloak.members.file.FileFindings;
import jp.kosmo.keycloak.members.file.FileFindings.Damage;
import jp.kosmo.keycloak.members.file.csv.FileEncoding;
import jp.kosmo.keycloak.members.file.csv.FileRefusal;
import jp.kosmo.keycloak.members.file.row.Column;
import jp.kosmo.keycloak.members.file.row.FileProblem;
import org.jspecify.annotations.Nullable;

/** What reading a file has found, or why it is not read; never a value that stands in it. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record FileAnswer(
        @Nullable Refused refused,
        @Nullable FileEncoding encoding,
        @Nullable String separator,
        @Nullable List<Named> columns,
        @Nullable Set<Column> missing,
        int rows,
        int rowsRefused,
        List<FileProblem> problems,
        Map<FileProblem.Code, Integer> counts,
        List<Damage> damage) {

    /** Why the whole file is not read; the code is the end of a message {@code kosmoOfficeFile.<code>}. */
    public record Refused(FileRefusal.Code code, long line) {}

    /** One column by its name in the file, and what it is taken for. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Named(String name, @Nullable Column column) {}

    static FileAnswer of(FileRefusal refusal) {
        return new FileAnswer(
                new Refused(refusal.code(), refusal.line()),
                null,
                null,
                null,
                null,
                0,
                0,
                List.of(),
                Map.of(),
                List.of());
    }

    static FileAnswer of(FileFindings found) {
        return new FileAnswer(
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
