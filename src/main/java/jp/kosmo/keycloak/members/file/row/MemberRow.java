package jp.kosmo.keycloak.members.file.row;

import java.util.Map;
import java.util.Optional;

/**
 * What one row says of a member, each value as it is stored. What cannot be read is not in it.
 *
 * @param line where it begins in the file, counted from 1
 */
public record MemberRow(long line, Map<Column, String> values) {

    public MemberRow {
        values = Map.copyOf(values);
    }

    /** Never empty. */
    public Optional<String> value(Column column) {
        return Optional.ofNullable(values.get(column));
    }

    /** Keeps the person out of logs and exception texts. */
    @Override
    public String toString() {
        return "MemberRow " + line;
    }
}
