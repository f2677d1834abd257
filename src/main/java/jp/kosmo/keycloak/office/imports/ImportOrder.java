package jp.kosmo.keycloak.office.imports;

import java.util.List;
import jp.kosmo.keycloak.members.imports.rules.ImportedMember;
import org.jspecify.annotations.Nullable;

/**
 * The members of a file, for programs that have them as JSON.
 *
 * @param wholeList whether these are all members of the union, so that who is missing may have left
 */
public record ImportOrder(boolean wholeList, @Nullable List<ImportedMember> members) {

    /** Keeps what is on record out of logs and exception texts. */
    @Override
    public String toString() {
        return "ImportOrder";
    }
}
