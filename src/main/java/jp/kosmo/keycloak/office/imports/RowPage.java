package jp.kosmo.keycloak.office.imports;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import jp.kosmo.keycloak.members.imports.rules.RowProblem;
import org.jspecify.annotations.Nullable;

/**
 * Some rows of an import.
 *
 * @param next goes into {@code after} for the rows that follow; null = there are none
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record RowPage(List<Row> rows, @Nullable String next) {

    /**
     * A row.
     *
     * @param line in the file; null of who is not in it
     * @param reason why it is refused, or what there is to know
     * @param problems all that the reader has found
     * @param member Keycloak's id; null where there is nobody yet
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Row(
            @Nullable Integer line,
            String kind,
            @Nullable String state,
            @Nullable String reason,
            @Nullable String field,
            List<RowProblem> problems,
            @Nullable String member,
            @Nullable String userId,
            @Nullable String name,
            @Nullable String symbol,
            @Nullable String number,
            @Nullable String branchNumber) {

        /** Keeps what is on record out of logs and exception texts. */
        @Override
        public String toString() {
            return "Row";
        }
    }
}
