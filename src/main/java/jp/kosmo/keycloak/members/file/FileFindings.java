package jp.kosmo.keycloak.members.file;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import jp.kosmo.keycloak.members.file.csv.CsvForm;
import jp.kosmo.keycloak.members.file.row.Column;
import jp.kosmo.keycloak.members.file.row.FileProblem;

/**
 * What reading a whole file has found.
 *
 * @param missing columns that a row must have and the file has not; where there are any, no row is read
 * @param rows how many there are, without the header and blank ones
 * @param refused how many of them have a problem
 * @param problems the first of them, at most {@value #SHOWN}
 * @param counts how many problems of each kind
 */
public record FileFindings(
        CsvForm form,
        List<Header> columns,
        Set<Column> missing,
        int rows,
        int refused,
        List<FileProblem> problems,
        Map<FileProblem.Code, Integer> counts,
        List<Damage> damage) {

    /** How many problems are listed one by one. */
    public static final int SHOWN = 200;

    /**
     * One column.
     *
     * @param name as the file has it
     * @param column what it is; empty where somebody has to say
     */
    public record Header(String name, Optional<Column> column) {}

    /**
     * What a program has done to a column.
     *
     * @param column its name as the file has it; empty = to whole rows
     * @param rows to how many
     * @param line the first
     */
    public record Damage(String column, FileProblem.Code code, int rows, long line) {}
}
