package jp.kosmo.keycloak.members.file.row;

import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import jp.kosmo.keycloak.members.file.csv.CsvLine;
import jp.kosmo.keycloak.members.file.csv.FileRefusal;
import jp.kosmo.keycloak.members.file.row.FileProblem.Code;
import jp.kosmo.keycloak.text.EmailAddress;
import jp.kosmo.keycloak.text.StoredText;
import jp.kosmo.keycloak.text.TypedText;

/** Reads rows below one header. Each value is read as it is where a member or a clerk types it. */
public final class RowReader {

    private static final long HEADER_LINE = 1;
    private static final Map<String, String> LANGUAGES = Map.of(
            "ja",
            "ja",
            "jp",
            "ja",
            "日本語",
            "ja",
            "japanese",
            "ja",
            "日",
            "ja",
            "en",
            "en",
            "英語",
            "en",
            "english",
            "en",
            "英",
            "en");

    private final FileRules rules;
    private final List<String> header;
    private final Map<Column, Integer> places = new EnumMap<>(Column.class);

    /**
     * For a file with these names.
     *
     * @throws FileRefusal where two columns are the same
     */
    public RowReader(FileRules rules, List<String> header) {
        this.rules = rules;
        this.header = List.copyOf(header);
        for (int i = 0; i < header.size(); i++) {
            Column column = rules.column(header.get(i)).orElse(Column.OWN);
            if (column != Column.OWN && places.put(column, i) != null) {
                throw new FileRefusal(FileRefusal.Code.COLUMN_TWICE, HEADER_LINE);
            }
        }
    }

    /** The columns that are read. */
    public Set<Column> columns() {
        return places.keySet();
    }

    /** The name that a column has in the file; empty where it has none. */
    public String name(Column column) {
        Integer place = places.get(column);
        return place == null ? "" : header.get(place);
    }

    /** One row. */
    public Reading read(CsvLine line) {
        var reading = new Reading(line.line(), line.fields().size() < header.size());
        for (Column column : places.keySet()) {
            read(column, line, reading);
        }
        if (line.fields().stream()
                .skip(header.size())
                .anyMatch(field -> !TypedText.trimmed(field).isEmpty())) {
            reading.refuse("", Code.TOO_MANY_FIELDS);
        }
        return reading;
    }

    private void read(Column column, CsvLine line, Reading reading) {
        String text = text(column, line);
        String name = name(column);
        if (text.isEmpty()) {
            if (rules.required().contains(column)) {
                reading.refuse(name, Code.MISSING);
            }
            return;
        }
        Optional<Code> damage = CellDamage.of(column, text);
        if (damage.isPresent()) {
            reading.refuse(name, damage.get());
        } else if (StoredText.isTooLong(text)) {
            reading.refuse(name, Code.TOO_LONG);
        } else if (StoredText.hasControlCharacter(text)) {
            reading.refuse(name, Code.CONTROL_CHARACTER);
        } else {
            take(column, text, line, reading);
        }
    }

    private void take(Column column, String text, CsvLine line, Reading reading) {
        String name = name(column);
        switch (column) {
            case USER_ID -> {
                String id = TypedText.ascii(text).toLowerCase(Locale.ROOT);
                reading.take(column, name, Optional.of(id).filter(rules.isUserId()), Code.USER_ID);
            }
            case SYMBOL, NUMBER, BRANCH, POSTAL_CODE -> reading.take(column, name, TypedText.ascii(text));
            case BIRTHDATE -> {
                var date = new EraDate(text(Column.ERA, line), text);
                date.read(rules.today())
                        .ifPresentOrElse(
                                read -> reading.take(column, name, read.iso()),
                                () -> reading.refuse(name, date.problem(rules.today())));
            }
            case NAME, KANA, ADDRESS, LEFT -> reading.take(column, name, text);
            case EMAIL -> reading.take(column, name, EmailAddress.typed(text).map(EmailAddress::value), Code.EMAIL);
            case LANGUAGE ->
                reading.take(
                        column,
                        name,
                        Optional.ofNullable(LANGUAGES.get(TypedText.ascii(text).toLowerCase(Locale.ROOT))),
                        Code.LANGUAGE);
            case ERA, OWN -> {
                // The one belongs to the birthdate, the other is not ours.
            }
        }
    }

    private String text(Column column, CsvLine line) {
        Integer place = places.get(column);
        return place == null ? "" : CellDamage.text(line.field(place));
    }
}
