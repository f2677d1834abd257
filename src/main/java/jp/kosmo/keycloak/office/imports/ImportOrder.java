package jp.kosmo.keycloak.office.imports;

import java.util.List;
import java.util.Map;
import jp.kosmo.keycloak.members.imports.rules.ImportedMember;
import jp.kosmo.keycloak.office.file.FileOrder;
import org.jspecify.annotations.Nullable;

/**
 * What a plan is to be made of: an uploaded file, or the members themselves, for programs that have them as JSON.
 *
 * @param file its id
 * @param encoding see {@link FileOrder}, like the columns
 * @param temporary whether the user IDs of the file are those of letters
 * @param wholeList whether these are all members of the union, so that who is missing may have left
 */
public record ImportOrder(
        @Nullable String file,
        @Nullable String encoding,
        @Nullable Map<String, String> columns,
        boolean temporary,
        boolean wholeList,
        @Nullable List<ImportedMember> members) {

    /** Keeps what is on record out of logs and exception texts. */
    @Override
    public String toString() {
        return "ImportOrder";
    }
}
