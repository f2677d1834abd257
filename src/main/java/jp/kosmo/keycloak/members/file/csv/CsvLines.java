package jp.kosmo.keycloak.members.file.csv;

import de.siegmar.fastcsv.reader.AbstractBaseCsvCallbackHandler;
import de.siegmar.fastcsv.reader.CloseableIterator;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import jp.kosmo.keycloak.members.file.csv.FileRefusal.Code;

/** The records of a file, one after the other. What breaks the rules of CSV ends the reading: all behind it would be guessed. */
public final class CsvLines implements Closeable {

    /** No record has more fields. */
    public static final int MOST_COLUMNS = 200;
    /** No field has more characters. */
    public static final int LONGEST_FIELD = 4_000;

    private static final int BUFFER = 1 << 16;

    private final Handler handler = new Handler();
    private final CloseableIterator<CsvLine> lines;

    private CsvLines(FileSource source, CsvForm form) throws IOException {
        lines = CsvReader.builder()
                .fieldSeparator(form.separator())
                .skipEmptyLines(false)
                .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                .allowUnclosedQuote(false)
                .maxBufferSize(BUFFER)
                .build(handler, form.encoding().reader(source))
                .iterator();
    }

    public static CsvLines open(FileSource source, CsvForm form) throws IOException {
        return new CsvLines(source, form);
    }

    /** The next record, a blank one, too; empty at the end. */
    public Optional<CsvLine> next() throws IOException {
        try {
            return lines.hasNext() ? Optional.of(lines.next()) : Optional.empty();
        } catch (UncheckedIOException e) {
            if (e.getCause() instanceof CharacterCodingException) {
                throw new FileRefusal(Code.ENCODING, handler.line);
            }
            throw e.getCause();
        } catch (CsvParseException e) {
            throw e.getCause() instanceof FileRefusal own ? own : new FileRefusal(Code.QUOTES, handler.line);
        }
    }

    @Override
    public void close() throws IOException {
        lines.close();
    }

    private static final class Handler extends AbstractBaseCsvCallbackHandler<CsvLine> {
        private long line;
        private List<String> fields = new ArrayList<>();

        @Override
        protected void handleBegin(long startingLineNumber) {
            line = startingLineNumber;
            fields = new ArrayList<>(fields.size());
        }

        @Override
        protected void handleField(int index, char[] buffer, int offset, int length, boolean quoted) {
            if (index >= MOST_COLUMNS) {
                throw new FileRefusal(Code.TOO_MANY_COLUMNS, line);
            }
            if (length > LONGEST_FIELD) {
                throw new FileRefusal(Code.FIELD_TOO_LONG, line);
            }
            fields.add(new String(buffer, offset, length));
        }

        @Override
        protected void handleEmpty() {
            fields.add("");
        }

        @Override
        protected CsvLine buildRecord() {
            return new CsvLine(line, fields);
        }
    }
}
