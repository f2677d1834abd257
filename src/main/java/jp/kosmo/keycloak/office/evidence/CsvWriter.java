package jp.kosmo.keycloak.office.evidence;

import java.io.IOException;
import java.util.List;

/**
 * CSV as Excel opens it by a double click: a byte order mark, every cell in quotes, CRLF. What Excel would take for a formula
 * gets an apostrophe before it: a member chooses the user ID, and the clerk's Excel must not calculate with it.
 */
final class CsvWriter {

    private static final char BYTE_ORDER_MARK = '\uFEFF';
    /** Also in full width, which Excel reads in Japanese, and the blanks it skips. */
    private static final String FORMULA = "=+-@\t\r\n＝＋－＠";

    private final Appendable out;

    CsvWriter(Appendable out) throws IOException {
        this.out = out;
        out.append(BYTE_ORDER_MARK);
    }

    void line(List<String> cells) throws IOException {
        String separator = "";
        for (String cell : cells) {
            out.append(separator)
                    .append('"')
                    .append(harmless(cell).replace("\"", "\"\""))
                    .append('"');
            separator = ",";
        }
        out.append("\r\n");
    }

    private static String harmless(String cell) {
        return !cell.isEmpty() && FORMULA.indexOf(cell.charAt(0)) >= 0 ? "'" + cell : cell;
    }
}
