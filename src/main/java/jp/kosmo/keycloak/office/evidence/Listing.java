package jp.kosmo.keycloak.office.evidence;

import java.util.List;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import org.keycloak.models.KeycloakSession;

/**
 * Rows that are read page by page, each page by what comes after the last row of the one before.
 *
 * @param name of a file with it
 * @param columns keys of the headings, {@code kosmoOfficeColumn.<column>}
 * @param cells of one row, one a column
 * @param reader of pages
 */
public record Listing<T>(
        String name, List<String> columns, BiFunction<CsvTexts, T, List<String>> cells, Reader<T> reader) {

    /** Reads pages; whoever calls brings the transaction. */
    public interface Reader<T> {

        /**
         * One page.
         *
         * @param last of the page before, null = from the beginning
         */
        List<T> page(KeycloakSession session, @Nullable T last, int most);
    }
}
