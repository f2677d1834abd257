package jp.kosmo.keycloak.members.imports;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import jp.kosmo.keycloak.members.InsuredPerson;
import jp.kosmo.keycloak.members.MemberKeys;
import jp.kosmo.keycloak.members.imports.rules.RowProblem;
import jp.kosmo.keycloak.text.MaskedName;
import jp.kosmo.keycloak.union.BirthDate;
import org.jspecify.annotations.Nullable;

/**
 * A row of a plan, for what is done one by one.
 *
 * @param memberId Keycloak's id
 * @param attributes by their names in the user profile, without those the row has not
 * @param version of the record when the row was planned or done
 * @param before what a change has replaced, as the one who made it wrote it down
 * @param problems for which the reader has refused it, the first of them being the reason
 */
public record StagedRow(
        int line,
        ImportRowEntity.Kind kind,
        ImportRowEntity.State state,
        @Nullable String reason,
        @Nullable String field,
        String memberId,
        @Nullable String userId,
        @Nullable String email,
        Map<String, String> attributes,
        @Nullable String version,
        @Nullable String before,
        List<RowProblem> problems) {

    /** Properties of a row by the names of the attributes they become; in this order. */
    public static final Map<String, String> PROPERTIES = properties();

    static StagedRow of(ImportRowEntity row) {
        Map<String, String> attributes = new LinkedHashMap<>();
        put(attributes, BirthDate.ATTRIBUTE, row.birthdate);
        put(attributes, MaskedName.ATTRIBUTE, row.name);
        put(attributes, MemberKeys.KANA, row.kana);
        put(attributes, InsuredPerson.SYMBOL, row.symbol);
        put(attributes, InsuredPerson.NUMBER, row.number);
        put(attributes, InsuredPerson.BRANCH_NUMBER, row.branch);
        put(attributes, "temporaryUserId", row.temporaryId);
        put(attributes, "locale", row.language);
        return new StagedRow(
                row.line,
                row.kind,
                row.state,
                row.reason,
                row.field,
                row.userId,
                row.username,
                row.email,
                attributes,
                row.version,
                row.before,
                row.problems == null ? List.of() : RowProblem.read(row.problems));
    }

    private static Map<String, String> properties() {
        Map<String, String> properties = new LinkedHashMap<>();
        properties.put(BirthDate.ATTRIBUTE, "birthdate");
        properties.put(MaskedName.ATTRIBUTE, "name");
        properties.put(MemberKeys.KANA, "kana");
        properties.put(InsuredPerson.SYMBOL, "symbol");
        properties.put(InsuredPerson.NUMBER, "number");
        properties.put(InsuredPerson.BRANCH_NUMBER, "branch");
        properties.put("temporaryUserId", "temporaryId");
        properties.put("locale", "language");
        return properties;
    }

    private static void put(Map<String, String> attributes, String name, @Nullable String value) {
        if (value != null) {
            attributes.put(name, value);
        }
    }

    /** Keeps what is on record out of logs and exception texts. */
    @Override
    public String toString() {
        return "StagedRow " + line;
    }
}
