package jp.kosmo.keycloak.members.file.csv;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import jp.kosmo.keycloak.members.file.csv.FileRefusal.Code;

/** Files that are no CSV, by how they begin: who has picked the wrong one is told which it is. */
final class FileKind {

    /** How many bytes tell the kind. */
    static final int HEAD = 1 << 12;

    private static final String ZIP = "PK\u0003\u0004";
    private static final Map<String, Code> BEGINNINGS = Map.of(
            "\u00d0\u00cf\u0011\u00e0", Code.WORKBOOK, // Excel of before 2007, and any with a password
            "PK\u0005\u0006", Code.ZIP,
            "\u001f\u008b", Code.ZIP,
            "7z\u00bc\u00af", Code.ZIP,
            "Rar!", Code.ZIP,
            "%PDF", Code.PDF,
            "\u0089PNG", Code.PICTURE,
            "\u00ff\u00d8\u00ff", Code.PICTURE,
            "GIF8", Code.PICTURE);

    private FileKind() {}

    /** Empty where it may be text. */
    static Optional<Code> refused(byte[] head) {
        String begin = new String(head, ISO_8859_1);
        if (begin.startsWith(ZIP)) {
            return Optional.of(isWorkbook(begin) ? Code.WORKBOOK : Code.ZIP);
        }
        Optional<Code> known = BEGINNINGS.entrySet().stream()
                .filter(kind -> begin.startsWith(kind.getKey()))
                .map(Map.Entry::getValue)
                .findFirst();
        return known.or(() -> isMarkup(begin) ? Optional.of(Code.WEB_PAGE) : Optional.empty());
    }

    private static boolean isWorkbook(String begin) {
        return Stream.of("[Content_Types].xml", "xl/", "opendocument.spreadsheet")
                .anyMatch(begin::contains);
    }

    /** Systems call a table in HTML or XML a file for Excel. */
    private static boolean isMarkup(String begin) {
        String text =
                begin.replaceFirst("^\u00ef\u00bb\u00bf", "").stripLeading().toLowerCase(Locale.ROOT);
        return Arrays.asList("<!doctype", "<html", "<?xml", "<table", "<head", "<meta").stream()
                .anyMatch(text::startsWith);
    }
}
