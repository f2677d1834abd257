package jp.kosmo.keycloak.members.file.csv;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import jp.kosmo.keycloak.members.file.csv.FileRefusal.Code;
import org.jspecify.annotations.Nullable;

/**
 * How a file is written. Excel of Japan writes windows-31j where it says CSV, and UTF-8 with a mark or UTF-16 with tabs where it
 * says so; others write UTF-8.
 */
public record CsvForm(FileEncoding encoding, char separator) {

    /** No file is larger, in bytes. */
    public static final long LARGEST = 64L << 20;

    /** In this order where nothing else tells. */
    private static final List<Character> SEPARATORS = List.of(',', '\t', ';');

    private static final Pattern BETWEEN_NAMES = Pattern.compile("[\",;\t]+");

    /**
     * Tells how it is written. UTF-8 that is damaged could be windows-31j by its bytes alone, hence the names of the columns.
     *
     * @param said what somebody says it is written in; null = nobody does
     * @param isName whether this is the name of a column
     * @throws FileRefusal where it is not CSV, or too large
     */
    public static CsvForm of(FileSource source, @Nullable FileEncoding said, Predicate<String> isName)
            throws IOException {
        byte[] head = head(source);
        TextScan text = said == null ? told(source, head, isName) : said(source, said);
        return new CsvForm(text.encoding(), separator(text.firstLine(), isName));
    }

    private static byte[] head(FileSource source) throws IOException {
        try (InputStream in = source.open()) {
            byte[] head = in.readNBytes(FileKind.HEAD);
            FileKind.refused(head).ifPresent(code -> {
                throw new FileRefusal(code);
            });
            requireNotTooLarge(in, head.length);
            if (head.length == 0) {
                throw new FileRefusal(Code.EMPTY);
            }
            return head;
        }
    }

    private static void requireNotTooLarge(InputStream rest, long read) throws IOException {
        byte[] part = new byte[1 << 16];
        long size = read;
        for (int length = rest.read(part); length >= 0; length = rest.read(part)) {
            size += length;
            if (size > LARGEST) {
                throw new FileRefusal(Code.TOO_LARGE);
            }
        }
    }

    private static TextScan said(FileSource source, FileEncoding said) throws IOException {
        return readable(TextScan.of(source, said), Code.OTHER_ENCODING);
    }

    private static TextScan told(FileSource source, byte[] head, Predicate<String> isName) throws IOException {
        Optional<FileEncoding> marked = FileEncoding.marked(head);
        if (marked.isPresent()) {
            return readable(TextScan.of(source, marked.get()), Code.ENCODING);
        }
        TextScan utf8 = TextScan.of(source, FileEncoding.UTF_8);
        if (utf8.valid() && (utf8.japanese() || !utf8.foreign())) {
            return readable(utf8, Code.ENCODING);
        }
        TextScan windows = TextScan.of(source, FileEncoding.WINDOWS_31J);
        if (utf8.valid()) {
            // Half-width kana of windows-31j may be UTF-8 by chance, but never Japanese.
            return readable(windows.valid() ? windows : utf8, Code.ENCODING);
        }
        String damaged = TextScan.firstLine(FileEncoding.UTF_8.charset().decode(ByteBuffer.wrap(head)));
        if (!hasName(windows.firstLine(), isName) && hasName(damaged, isName)) {
            throw new FileRefusal(Code.ENCODING);
        }
        return readable(windows, isBinary(head) ? Code.BINARY : Code.ENCODING);
    }

    private static TextScan readable(TextScan text, Code otherwise) {
        if (text.binary() || !text.valid()) {
            throw new FileRefusal(text.binary() ? Code.BINARY : otherwise);
        }
        return text;
    }

    private static boolean isBinary(byte[] head) {
        for (byte one : head) {
            if (one == 0) {
                return true;
            }
        }
        return false;
    }

    private static boolean hasName(String line, Predicate<String> isName) {
        return Stream.of(BETWEEN_NAMES.split(line, -1)).anyMatch(isName);
    }

    /** The one that makes the most names of the first record; of several, the one that makes the most fields. */
    private static char separator(String firstLine, Predicate<String> isName) {
        return SEPARATORS.stream()
                .max(Comparator.<Character>comparingLong(
                                sign -> fields(firstLine, sign).filter(isName).count())
                        .thenComparingLong(sign -> fields(firstLine, sign).count())
                        .thenComparingInt(sign -> -SEPARATORS.indexOf(sign)))
                .orElseThrow();
    }

    private static Stream<String> fields(String line, char separator) {
        return Stream.of(line.split(Pattern.quote(String.valueOf(separator)), -1))
                .map(field -> field.strip().replaceAll("^\"|\"$", ""));
    }
}
