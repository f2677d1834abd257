package jp.kosmo.keycloak.members.figures;

import jakarta.persistence.EntityManager;
import jakarta.persistence.TypedQuery;
import java.util.HashSet;
import java.util.Set;
import jp.kosmo.keycloak.jpa.EntityManagers;
import jp.kosmo.keycloak.realm.Staff;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;

/**
 * Questions about all members of a union at once, each one statement. Staff and programs are no members; of members of other
 * stores the realm has no rows.
 */
public final class MembersOnly {

    /** In JPQL, of a user {@code u}. */
    public static final String CONDITION = "u.realmId = :realm and u.serviceAccountClientLink is null"
            + " and not exists (select 1 from UserRoleMappingEntity r where r.user = u and r.roleId in :staffRoles)"
            + " and not exists (select 1 from UserGroupMembershipEntity g where g.user = u and g.groupId in :staffGroups)";

    /** No id of a role or group; a list of values must not be empty. */
    private static final String NONE = "-";

    private final EntityManager entities;
    private final String realmId;
    private final Set<String> staffRoles;
    private final Set<String> staffGroups;

    public MembersOnly(KeycloakSession session, RealmModel realm) {
        this.entities = EntityManagers.of(session);
        this.realmId = realm.getId();
        this.staffRoles = withNone(Staff.roles(realm));
        this.staffGroups = withNone(Staff.groups(session, realm));
    }

    /**
     * A question.
     *
     * @param jpql with {@link #CONDITION} in it
     */
    public <T> TypedQuery<T> query(String jpql, Class<T> type) {
        return entities.createQuery(jpql, type)
                .setParameter("realm", realmId)
                .setParameter("staffRoles", staffRoles)
                .setParameter("staffGroups", staffGroups);
    }

    /** For a parameter that is a list. */
    public static Set<String> withNone(Set<String> ids) {
        Set<String> all = new HashSet<>(ids);
        all.add(NONE);
        return all;
    }
}
