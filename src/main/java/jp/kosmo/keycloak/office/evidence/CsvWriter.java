package jp.kosmo.keycloak.office.evidence;

import java.io.IOException;
import java.util.List;
import jp.kosmo.keycloak.members.file.csv.CsvCell;

/**
 * CSV as Excel opens it by a double click: a byte order mark, every cell in quotes, CRLF. What Excel would take for a formula
 * gets an apostrophe before it: a member chooses the user ID, and the clerk's Excel must not calculate with it.
 */
final class CsvWriter {

    private static final char BYTE_ORDER_MARK = '\uFEFF';

    private final Appendable out;

    CsvWriter(Appendable out) throws IOException {
        this.out = out;
        out.append(BYTE_ORDER_MARK);
    }

    void line(List<String> cells) throws IOException {
        String separator = "";
        for (String cell : cells) {
            out.append(separator).append(CsvCell.quoted(cell));
            separator = ",";
        }
        out.append("\r\n");
    }
}
