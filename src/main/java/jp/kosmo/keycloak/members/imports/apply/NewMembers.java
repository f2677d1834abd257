package jp.kosmo.keycloak.members.imports.apply;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import jp.kosmo.keycloak.members.imports.ImportRows;
import jp.kosmo.keycloak.members.imports.StagedRow;
import jp.kosmo.keycloak.realm.RealmActions;
import org.keycloak.models.GroupModel;
import org.keycloak.models.RealmModel;
import org.keycloak.representations.idm.MembershipType;

/**
 * Makes members of staged rows inside of the database, table by table: what Admin REST would have written of each, and our row of
 * the index. Whether that is still so in this version of Keycloak, {@link AccountProbe} asks before.
 */
final class NewMembers {

    /** Of rows that are not applied yet. */
    static final String DUE = "r.kind = :NEW and r.state = :PLANNED";

    /** First letters that no id in hexadecimal has: the ids of a member's attributes are made of the member's. */
    private static final char FIRST_LETTER = 'k';

    private final RealmModel realm;
    private final long now;

    NewMembers(RealmModel realm, long now) {
        this.realm = realm;
        this.now = now;
    }

    /** How many there were. */
    int make(ImportRows rows) {
        int made = makeAccounts(rows);
        char letter = FIRST_LETTER;
        for (Map.Entry<String, String> attribute : StagedRow.PROPERTIES.entrySet()) {
            String value = "r." + attribute.getValue();
            rows.insert(
                    "insert into UserAttributeEntity (id, user, name, value) select concat('" + letter++
                            + "', substring(r.userId, 2, 35)), r.user, :name, " + value,
                    DUE + " and " + value + " is not null",
                    Map.of("name", attribute.getKey()));
        }
        steps(realm)
                .forEach(step -> rows.insert(
                        "insert into UserRequiredActionEntity (user, action) select r.user, :step",
                        DUE,
                        Map.of("step", step)));
        rows.insert(
                "insert into UserRoleMappingEntity (user, roleId) select r.user, :role",
                DUE,
                Map.of("role", realm.getDefaultRole().getId()));
        groups(realm)
                .forEach(group -> rows.insert(
                        "insert into UserGroupMembershipEntity (user, groupId, membershipType) select r.user, :group, :type",
                        DUE,
                        Map.of("group", group, "type", MembershipType.UNMANAGED.name())));
        rows.insert(
                "insert into MemberEntity (realmId, userId, symbolKey, numberKey, branchKey, sortKey, nameKey, kanaKey)"
                        + " select r.realmId, r.userId, r.symbolKey, r.numberKey, r.branchKey, r.sortKey, r.nameKey, r.kanaKey",
                DUE,
                Map.of());
        rows.update("r.state = :DONE", DUE);
        return made;
    }

    private int makeAccounts(ImportRows rows) {
        return rows.insert(
                "insert into UserEntity (id, username, email, emailConstraint, emailVerified, enabled, realmId,"
                        + " createdTimestamp, lastModifiedTimestamp, notBefore) select r.userId, r.username, r.email, "
                        + (realm.isDuplicateEmailsAllowed() ? "r.userId" : "coalesce(r.email, r.userId)")
                        + ", false, true, r.realmId, :now, :now, 0",
                DUE,
                Map.of("now", now));
    }

    /** The required actions of somebody new. */
    static List<String> steps(RealmModel realm) {
        return RealmActions.ofFirstLogin(realm).sorted().toList();
    }

    static Set<String> groups(RealmModel realm) {
        return groupModels(realm).map(GroupModel::getId).collect(Collectors.toSet());
    }

    private static Stream<GroupModel> groupModels(RealmModel realm) {
        return realm.getDefaultGroupsStream();
    }
}
