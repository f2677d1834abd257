package jp.kosmo.keycloak.members.file.csv;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * The uploaded file as it is, with more columns behind those of its header. Its own bytes are copied and never decoded: 398
 * characters of windows-31j would come back as others.
 */
public final class ResultFile {

    private static final char QUOTE = '"';
    private static final int END = -1;
    private static final int NOTHING = -2;

    private final CsvForm form;
    private final InputStream in;
    private final OutputStream out;
    private int ahead = NOTHING;

    private ResultFile(CsvForm form, InputStream in, OutputStream out) {
        this.form = form;
        this.in = in;
        this.out = out;
    }

    /**
     * Writes it.
     *
     * @param form how the file is written, and the columns are
     * @param cells of the new columns, by record, the header first; blank records are not asked for and stay as they are
     * @throws FileRefusal where it is no CSV
     */
    public static void write(FileSource source, CsvForm form, OutputStream out, Function<CsvLine, List<String>> cells)
            throws IOException {
        OutputStream buffered = new BufferedOutputStream(out);
        try (CsvLines lines = CsvLines.open(source, form);
                InputStream in = new BufferedInputStream(source.open())) {
            ResultFile result = new ResultFile(form, in, buffered);
            int columns = 0;
            for (Optional<CsvLine> line = lines.next(); line.isPresent(); line = lines.next()) {
                CsvLine record = line.get();
                columns = columns == 0 && !record.isBlank() ? record.fields().size() : columns;
                result.copyRecord(
                        record, columns, record.isBlank() ? "" : result.added(record, columns, cells.apply(record)));
            }
        }
        buffered.flush();
    }

    /** Behind as many separators as the record lacks: they stand below their names. */
    private String added(CsvLine record, int columns, List<String> cells) {
        String separator = String.valueOf(form.separator());
        StringBuilder added = new StringBuilder(
                separator.repeat(Math.max(0, columns - record.fields().size())));
        for (String cell : cells) {
            added.append(separator).append(CsvCell.quoted(cell));
        }
        return added.toString();
    }

    /** Copies as many lines as it has, with the text behind the field of the last name: what a longer record has follows it. */
    private void copyRecord(CsvLine record, int columns, String added) throws IOException {
        boolean isLonger = !added.isEmpty() && record.fields().size() > columns;
        int line = 1;
        if (isLonger) {
            copyFields(columns);
            write(added);
            write(form.separator());
            line = record.beginning(columns).lines();
        }
        for (; line < record.lines(); line++) {
            write(copyUpToEndOfLine());
        }
        String end = copyUpToEndOfLine();
        write(isLonger ? "" : added);
        write(end);
    }

    /** Reads the separator behind the last of them, too. Quotes quote where they begin a field, as the reader has it. */
    private void copyFields(int number) throws IOException {
        for (int field = 1; field <= number; field++) {
            int sign = read();
            boolean isQuoted = sign == QUOTE;
            boolean isOpen = isQuoted;
            while (isOpen || sign != form.separator()) {
                if (sign == END) {
                    throw new EOFException();
                }
                write(sign);
                sign = read();
                isOpen ^= isQuoted && sign == QUOTE;
            }
            if (field < number) {
                write(sign);
            }
        }
    }

    private String copyUpToEndOfLine() throws IOException {
        int sign = read();
        while (sign != '\r' && sign != '\n' && sign != END) {
            write(sign);
            sign = read();
        }
        if (sign != '\r') {
            return sign == END ? "" : "\n";
        }
        int behind = read();
        ahead = behind == '\n' ? NOTHING : behind;
        return behind == '\n' ? "\r\n" : "\r";
    }

    /** One unit of the encoding, of two bytes in UTF-16: no half of another character is taken for the end of a line. */
    private int read() throws IOException {
        if (ahead != NOTHING) {
            int sign = ahead;
            ahead = NOTHING;
            return sign;
        }
        int first = in.read();
        if (first == END || !form.encoding().isWide()) {
            return first;
        }
        int second = in.read();
        return form.encoding() == FileEncoding.UTF_16BE ? first << Byte.SIZE | second : second << Byte.SIZE | first;
    }

    private void write(int sign) throws IOException {
        if (!form.encoding().isWide()) {
            out.write(sign);
        } else if (form.encoding() == FileEncoding.UTF_16BE) {
            out.write(sign >> Byte.SIZE);
            out.write(sign);
        } else {
            out.write(sign);
            out.write(sign >> Byte.SIZE);
        }
    }

    private void write(String text) throws IOException {
        out.write(text.getBytes(form.encoding().charset()));
    }
}
