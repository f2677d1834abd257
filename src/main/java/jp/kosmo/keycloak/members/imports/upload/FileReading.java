package jp.kosmo.keycloak.members.imports.upload;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import jp.kosmo.keycloak.members.file.csv.FileEncoding;
import jp.kosmo.keycloak.members.file.row.Column;
import jp.kosmo.keycloak.members.file.row.FileRules;
import jp.kosmo.keycloak.members.imports.rules.UserIdRules;
import jp.kosmo.keycloak.text.JapanTime;
import org.jspecify.annotations.Nullable;
import org.keycloak.util.JsonSerialization;

/**
 * How a clerk says that a file is to be read.
 *
 * @param encoding null = it is told by the file
 * @param columns by their names in the file, besides those that everybody knows
 * @param temporary whether the user IDs are those of letters
 */
public record FileReading(@Nullable FileEncoding encoding, Map<String, Column> columns, boolean temporary) {

    /** How long it may be when written. */
    public static final int LONGEST = 2000;

    /** The rules it makes; the same for whoever reads the file. */
    public FileRules rules(UserIdRules userIds) {
        return FileRules.of(encoding, columns, JapanTime.today(), userIds::isUserId);
    }

    /** For the job, which is read by whatever node is at it. */
    public String write() {
        try {
            return JsonSerialization.writeValueAsString(this);
        } catch (IOException neverForValues) {
            throw new UncheckedIOException(neverForValues);
        }
    }

    /** What {@link #write} has written. */
    public static FileReading read(String written) {
        try {
            return JsonSerialization.readValue(written, FileReading.class);
        } catch (IOException notWrittenHere) {
            throw new UncheckedIOException(notWrittenHere);
        }
    }
}
