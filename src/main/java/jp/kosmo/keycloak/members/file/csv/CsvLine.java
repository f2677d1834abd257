package jp.kosmo.keycloak.members.file.csv;

import java.util.List;
import java.util.regex.Pattern;
import jp.kosmo.keycloak.text.TypedText;

/**
 * One record of a file.
 *
 * @param line where it begins, counted from 1
 */
public record CsvLine(long line, List<String> fields) {

    /** What hosts write behind the last line. */
    private static final String END_OF_FILE = "\u001a";

    private static final Pattern BREAK = Pattern.compile("\r\n|\r|\n");

    /** The field of a column, empty where the record has ended before. */
    public String field(int column) {
        return column < fields.size() ? fields.get(column) : "";
    }

    /** Its first fields. */
    CsvLine beginning(int length) {
        return new CsvLine(line, fields.subList(0, length));
    }

    /** How many lines of the file it takes. */
    int lines() {
        return 1
                + fields.stream()
                        .mapToInt(field -> (int) BREAK.matcher(field).results().count())
                        .sum();
    }

    /** Whether nothing is in it. */
    public boolean isBlank() {
        return fields.stream()
                .allMatch(field ->
                        field.equals(END_OF_FILE) || TypedText.trimmed(field).isEmpty());
    }

    /** Keeps what stands in the file out of logs and exception texts. */
    @Override
    public String toString() {
        return "CsvLine " + line;
    }
}
