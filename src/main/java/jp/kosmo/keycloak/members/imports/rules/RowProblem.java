package jp.kosmo.keycloak.members.imports.rules;

import com.fasterxml.jackson.core.type.TypeReference;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.keycloak.util.JsonSerialization;

/**
 * Why a row is refused; never what stands in it.
 *
 * @param code the end of a message {@code kosmoOfficeFileRow.<code>}
 * @param column its name as the file has it; null = the whole row
 * @param other another line that has the same; 0 = none
 */
public record RowProblem(String code, @Nullable String column, long other) {

    private static final TypeReference<List<RowProblem>> LIST = new TypeReference<>() {};
    private static final int LONGEST = 2000;

    /** As many of them as a row of the database holds. */
    public static String write(List<RowProblem> problems) {
        try {
            String written = JsonSerialization.writeValueAsString(problems);
            return written.length() <= LONGEST ? written : write(problems.subList(0, problems.size() - 1));
        } catch (IOException neverForValues) {
            throw new UncheckedIOException(neverForValues);
        }
    }

    /** What {@link #write} has written. */
    public static List<RowProblem> read(String written) {
        try {
            return JsonSerialization.readValue(written, LIST);
        } catch (IOException notWrittenHere) {
            throw new UncheckedIOException(notWrittenHere);
        }
    }
}
