package jp.kosmo.keycloak.members.file.row;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import jp.kosmo.keycloak.members.file.row.FileProblem.Code;
import jp.kosmo.keycloak.text.StoredText;

/** What reading one row has come to. */
public final class Reading {

    private final long line;
    private final boolean tooShort;
    private final Map<Column, String> values = new EnumMap<>(Column.class);
    private final List<FileProblem> problems = new ArrayList<>();

    Reading(long line, boolean tooShort) {
        this.line = line;
        this.tooShort = tooShort;
    }

    void take(Column column, String name, Optional<String> value, Code otherwise) {
        value.ifPresentOrElse(read -> take(column, name, read), () -> refuse(name, otherwise));
    }

    /** In half width a value may be longer than it was. */
    void take(Column column, String name, String value) {
        if (StoredText.isTooLong(value)) {
            refuse(name, Code.TOO_LONG);
        } else {
            values.put(column, value);
        }
    }

    /** Adds a problem; the name is that of the column in the file, empty for the whole row. */
    public void refuse(String name, Code code) {
        problems.add(FileProblem.of(line, name, code));
    }

    /** The row has the same as another. */
    public void refuse(String name, Code code, long other) {
        problems.add(new FileProblem(line, name, code, other));
    }

    /** Whether a line break in a field has made two rows of one: two short ones, of which the second is none by itself. */
    public boolean isTornFrom(Reading before) {
        return tooShort && before.tooShort && !problems.isEmpty();
    }

    /** Its values stand below the wrong names: nothing else that is wrong with it means anything. */
    public void shift() {
        values.clear();
        problems.clear();
        refuse("", Code.SHIFTED);
    }

    public MemberRow row() {
        return new MemberRow(line, values);
    }

    /** Empty when the row is fine. */
    public List<FileProblem> problems() {
        return List.copyOf(problems);
    }

    /** Keeps the person out of logs and exception texts. */
    @Override
    public String toString() {
        return "Reading " + line;
    }
}
