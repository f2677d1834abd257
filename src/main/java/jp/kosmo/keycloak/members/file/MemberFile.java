package jp.kosmo.keycloak.members.file;

import java.io.IOException;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.regex.Pattern;
import jp.kosmo.keycloak.members.ComparableName;
import jp.kosmo.keycloak.members.InsuredPerson;
import jp.kosmo.keycloak.members.file.FileFindings.Header;
import jp.kosmo.keycloak.members.file.csv.CsvForm;
import jp.kosmo.keycloak.members.file.csv.CsvLine;
import jp.kosmo.keycloak.members.file.csv.CsvLines;
import jp.kosmo.keycloak.members.file.csv.FileRefusal;
import jp.kosmo.keycloak.members.file.csv.FileSource;
import jp.kosmo.keycloak.members.file.row.Column;
import jp.kosmo.keycloak.members.file.row.FileProblem;
import jp.kosmo.keycloak.members.file.row.FileProblem.Code;
import jp.kosmo.keycloak.members.file.row.FileRules;
import jp.kosmo.keycloak.members.file.row.MemberRow;
import jp.kosmo.keycloak.members.file.row.Reading;
import jp.kosmo.keycloak.members.file.row.RowReader;
import jp.kosmo.keycloak.text.TypedText;

/** A file of members. It is read as a stream, however long it is; of what has gone by, only {@link SeenRows} is kept. */
public final class MemberFile {

    /** No file has more. */
    public static final int MOST_ROWS = 1_000_000;

    private static final Pattern DATA = Pattern.compile("[0-9][-0-9./:]*|.*@.*", Pattern.DOTALL);

    private final FileSource source;
    private final FileFindings header;
    private final RowReader reader;

    private MemberFile(FileSource source, FileFindings header, RowReader reader) {
        this.source = source;
        this.header = header;
        this.reader = reader;
    }

    /**
     * Looks at how the file is written, and at its header.
     *
     * @throws FileRefusal where it cannot be read as a whole, here and in {@link #read}
     */
    public static MemberFile open(FileSource source, FileRules rules) throws IOException {
        CsvForm form =
                CsvForm.of(source, rules.encoding(), name -> rules.column(name).isPresent());
        try (CsvLines lines = CsvLines.open(source, form)) {
            List<String> names = row(lines)
                    .orElseThrow(() -> new FileRefusal(FileRefusal.Code.EMPTY))
                    .fields();
            if (names.stream().noneMatch(name -> rules.column(name).isPresent())
                    && names.stream()
                            .anyMatch(name ->
                                    DATA.matcher(TypedText.compact(name)).matches())) {
                throw new FileRefusal(FileRefusal.Code.NO_HEADER);
            }
            var reader = new RowReader(rules, names);
            List<Header> columns = names.stream()
                    .map(name -> new Header(name, rules.column(name)))
                    .toList();
            Set<Column> missing = EnumSet.noneOf(Column.class);
            missing.addAll(rules.required());
            missing.removeAll(reader.columns());
            return new MemberFile(
                    source, new FileFindings(form, columns, missing, 0, 0, List.of(), Map.of(), List.of()), reader);
        }
    }

    /** Whether the file has such a column. */
    public boolean has(Column column) {
        return reader.columns().contains(column);
    }

    /** How it is written. */
    public CsvForm form() {
        return header.form();
    }

    /**
     * Reads all rows, unless a column is missing.
     *
     * @param rows takes each with its problems
     */
    public FileFindings read(BiConsumer<MemberRow, List<FileProblem>> rows) throws IOException {
        if (!header.missing().isEmpty()) {
            return header;
        }
        var counter = new FindingsCounter(reader);
        var seen = new SeenRows();
        try (CsvLines lines = CsvLines.open(source, header.form())) {
            row(lines);
            int read = 0;
            Optional<Reading> before = Optional.empty();
            for (Optional<CsvLine> line = row(lines); line.isPresent(); line = row(lines)) {
                if (read++ == MOST_ROWS) {
                    throw new FileRefusal(
                            FileRefusal.Code.TOO_MANY_ROWS, line.get().line());
                }
                Reading reading = reader.read(line.get());
                if (before.filter(reading::isTornFrom).isPresent()) {
                    before.get().shift();
                    reading.shift();
                }
                before.ifPresent(whole -> finish(whole, seen, counter, rows));
                before = Optional.of(reading);
            }
            before.ifPresent(whole -> finish(whole, seen, counter, rows));
        }
        return counter.findings(header);
    }

    private void finish(
            Reading reading, SeenRows seen, FindingsCounter counter, BiConsumer<MemberRow, List<FileProblem>> rows) {
        refuseTwice(reading, seen);
        MemberRow row = reading.row();
        List<FileProblem> problems = reading.problems();
        counter.count(row, problems);
        rows.accept(row, problems);
    }

    /** Of several that are wrong the first is said: who has the same number is often the same person. */
    private void refuseTwice(Reading reading, SeenRows seen) {
        MemberRow row = reading.row();
        int line = (int) row.line();
        String symbol = InsuredPerson.plain(row.value(Column.SYMBOL).orElse(""));
        String number = InsuredPerson.plain(row.value(Column.NUMBER).orElse(""));
        String branch = InsuredPerson.plain(row.value(Column.BRANCH).orElse(""));
        String birthDate = row.value(Column.BIRTHDATE).orElse("");
        String name = ComparableName.of(row.value(Column.NAME).orElse(""));
        int sameId = seen.firstLine(line, row.value(Column.USER_ID).orElse(""));
        int sameNumber = seen.firstLine(line, symbol, number, branch);
        int samePerson = seen.firstLine(line, symbol, number, birthDate, name);
        if (sameId > 0) {
            reading.refuse(reader.name(Column.USER_ID), Code.SAME_USER_ID, sameId);
        }
        if (sameNumber > 0) {
            reading.refuse(reader.name(Column.NUMBER), Code.SAME_NUMBER, sameNumber);
        } else if (samePerson > 0) {
            reading.refuse("", Code.SAME_PERSON, samePerson);
        }
    }

    /** The next that is not blank. */
    private static Optional<CsvLine> row(CsvLines lines) throws IOException {
        Optional<CsvLine> line = lines.next();
        while (line.filter(CsvLine::isBlank).isPresent()) {
            line = lines.next();
        }
        return line;
    }
}
