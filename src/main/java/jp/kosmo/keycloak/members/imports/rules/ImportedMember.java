package jp.kosmo.keycloak.members.imports.rules;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One row of a file as it was read.
 *
 * @param line where it is in the file; no two of a file have the same
 * @param userId null in a list of movements without IDs
 * @param temporary whether the user ID is one from a letter
 * @param postalCode of the letter, like the address; neither becomes part of the record
 * @param problems for which the reader refuses it. Such a row says who is not gone, nothing else.
 */
public record ImportedMember(
        int line,
        @Nullable String userId,
        boolean temporary,
        @Nullable String symbol,
        @Nullable String number,
        @Nullable String branchNumber,
        @Nullable String birthdate,
        @Nullable String name,
        @Nullable String kana,
        @Nullable String email,
        @Nullable String language,
        @Nullable String postalCode,
        @Nullable String address,
        @Nullable List<RowProblem> problems) {

    /** Keeps what is on record out of logs and exception texts. */
    @Override
    public String toString() {
        return "ImportedMember";
    }
}
