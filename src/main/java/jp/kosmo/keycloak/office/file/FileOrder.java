package jp.kosmo.keycloak.office.file;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import jp.kosmo.keycloak.members.file.csv.FileEncoding;
import jp.kosmo.keycloak.members.file.row.Column;
import jp.kosmo.keycloak.members.imports.upload.FileReading;
import jp.kosmo.keycloak.office.access.OfficeProblem;
import jp.kosmo.keycloak.text.StoredText;
import org.jspecify.annotations.Nullable;
import org.keycloak.models.RealmModel;

/**
 * How a clerk wants a file to be read.
 *
 * @param encoding one of {@link FileEncoding}; null = the file tells
 * @param columns one of {@link Column} by the name in the file; null = as the union had them last
 */
public record FileOrder(@Nullable String encoding, @Nullable Map<String, String> columns) {

    /**
     * The same in our terms.
     *
     * @param temporary whether the user IDs are those of letters
     * @throws OfficeProblem 400 where nobody can choose that
     */
    public FileReading reading(RealmModel realm, boolean temporary) {
        Map<String, Column> known = new LinkedHashMap<>();
        if (columns == null) {
            known.putAll(UnionColumns.of(realm));
        } else {
            columns.forEach((name, column) -> known.put(name, one(Column.values(), column, "columns")));
        }
        FileReading reading = new FileReading(
                encoding == null ? null : one(FileEncoding.values(), encoding, "encoding"), known, temporary);
        boolean isStorable = known.keySet().stream().noneMatch(StoredText::hasControlCharacter);
        if (!isStorable || reading.write().length() > FileReading.LONGEST) {
            throw OfficeProblem.inField("columns", "FILE_SETTING");
        }
        return reading;
    }

    private static <T extends Enum<T>> T one(T[] values, @Nullable String name, String field) {
        return Arrays.stream(values)
                .filter(value -> name != null && value.name().equals(name.toUpperCase(Locale.ROOT)))
                .findFirst()
                .orElseThrow(() -> OfficeProblem.inField(field, "FILE_SETTING"));
    }
}
