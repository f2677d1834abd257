package jp.kosmo.keycloak.members.imports.apply;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import jp.kosmo.keycloak.members.imports.ImportRows;
import jp.kosmo.keycloak.members.imports.StagedRow;
import jp.kosmo.keycloak.realm.ProviderIds;

/** Removes members whom a job has made, all of some lines at once, unless anybody has touched them since. */
final class ImportUndo {

    static final String MADE = "r.kind = :NEW and r.state = :DONE";
    private static final String LEAVING = "r.kind = :NEW and r.state = :UNDOING";

    /** What Keycloak and we keep of a member, and by which property. Children first. */
    private static final Map<String, String> ROWS = Map.of(
            "CredentialEntity", "user.id",
            "UserRequiredActionEntity", "user.id",
            "UserAttributeEntity", "user.id",
            "UserRoleMappingEntity", "user.id",
            "UserGroupMembershipEntity", "user.id",
            "MemberEntity", "userId");

    private final List<String> steps;
    private final int groups;

    /**
     * @param steps that the members were given
     * @param groups how many they were put into
     */
    ImportUndo(List<String> steps, int groups) {
        this.steps = steps;
        this.groups = groups;
    }

    /** How many are gone; of the others the rows say that they are kept. */
    int remove(ImportRows rows) {
        rows.lockAccounts(MADE); // whoever logs in meanwhile waits, and is refused then
        int removed = rows.update(
                "r.state = :UNDOING",
                MADE + untouched(),
                Map.of("steps", steps.isEmpty() ? List.of("") : steps, "code", ProviderIds.INITIAL_PASSWORD));
        ROWS.forEach((entity, user) -> rows.delete(entity, user, LEAVING));
        rows.delete("UserEntity", "id", LEAVING);
        rows.update("r.state = :UNDONE", LEAVING);
        rows.update("r.state = :KEPT, r.reason = 'TOUCHED'", MADE);
        return removed;
    }

    private String untouched() {
        return " and exists (select 1 from UserEntity u where u.id = r.userId and u.realmId = :realm"
                + " and u.username = r.username and coalesce(u.email, '') = coalesce(r.email, '') and u.enabled = true"
                + " and u.emailVerified = false and u.notBefore = 0 and u.federationLink is null)"
                + count("UserRequiredActionEntity", "", steps.size())
                + count("UserRequiredActionEntity", " and e.action in (:steps)", steps.size())
                + attributes()
                + count("UserRoleMappingEntity", "", 1)
                + count("UserGroupMembershipEntity", "", groups)
                + count("CredentialEntity", " and e.type <> :code", 0)
                + count("FederatedIdentityEntity", "", 0)
                + count("UserConsentEntity", "", 0)
                + Stream.of("PersistentUserSessionEntity", "AttemptEntity", "ConsentEntity", "UserIdHistoryEntity")
                        .map(entity -> " and not exists (select 1 from " + entity
                                + " e where e.realmId = :realm and e.userId = r.userId)")
                        .collect(Collectors.joining())
                // Whose letter may be in the post is not taken back.
                + " and not exists (select 1 from LetterBundleEntity b where b.jobId = r.jobId and b.number = r.bundle"
                + " and b.printedAt is not null)";
    }

    private static String count(String entity, String condition, int expected) {
        return " and (select count(*) from " + entity + " e where e.user.id = r.userId" + condition + ") = " + expected;
    }

    /** As many as the row has, and each as the row has it. */
    private static String attributes() {
        String number = StagedRow.PROPERTIES.values().stream()
                .map(property -> "case when r." + property + " is null then 0 else 1 end")
                .collect(Collectors.joining(" + "));
        String same = StagedRow.PROPERTIES.entrySet().stream()
                .map(attribute -> "e.name = '" + attribute.getKey() + "' and e.value = r." + attribute.getValue())
                .collect(Collectors.joining(" or "));
        return Stream.of("", " and (" + same + ")")
                .map(condition -> " and (select count(*) from UserAttributeEntity e where e.user.id = r.userId"
                        + condition + ") = (" + number + ")")
                .collect(Collectors.joining());
    }
}
