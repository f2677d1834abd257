package jp.kosmo.keycloak.realm;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.keycloak.models.ClientModel;
import org.keycloak.models.Constants;
import org.keycloak.models.GroupModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.RoleModel;
import org.keycloak.models.UserModel;
import org.keycloak.models.utils.RoleUtils;
import org.keycloak.sessions.AuthenticationSessionModel;

/**
 * The people who work for a union and have their account in its realm. They are not insured there: no letter, no
 * birthdate, no terms. What they can open is worth more than any member's account, so they always show a second factor.
 *
 * <p>Staff is anybody who has a role of the client {@code realm-management}, of the office's, or of a client with the attribute
 * {@code kosmo.staff = true}, directly, by a composite role or by a group.
 */
public final class Staff {

    private static final String MARK = "kosmo.staff";
    private static final Set<String> CLIENTS = Set.of(Constants.REALM_MANAGEMENT_CLIENT_ID, ProviderIds.OFFICE);
    private static final List<String> MEMBERS_STEPS =
            List.of(ProviderIds.BIRTHDATE, ProviderIds.TERMS, ProviderIds.USER_ID);

    private Staff() {}

    /** Whether this user is staff; from the roles Keycloak needs for the tokens anyway. */
    public static boolean is(RealmModel realm, UserModel user) {
        return RoleUtils.getDeepUserRoleMappings(user).stream().anyMatch(role -> isOfStaff(realm, role));
    }

    /** The ids of all roles that make somebody staff, those that contain such a role among them. */
    public static Set<String> roles(RealmModel realm) {
        return staffRoles(realm).map(RoleModel::getId).collect(Collectors.toSet());
    }

    /** The ids of all groups whose members are staff; whoever is in a group below one is, too. */
    public static Set<String> groups(KeycloakSession session, RealmModel realm) {
        return staffRoles(realm)
                .flatMap(role -> session.groups().getGroupsByRoleStream(realm, role, null, null))
                .flatMap(Staff::withThoseBelow)
                .map(GroupModel::getId)
                .collect(Collectors.toSet());
    }

    private static Stream<RoleModel> staffRoles(RealmModel realm) {
        return Stream.concat(realm.getRolesStream(), realm.getClientsStream().flatMap(ClientModel::getRolesStream))
                .filter(role -> RoleUtils.expandCompositeRoles(Set.of(role)).stream()
                        .anyMatch(contained -> isOfStaff(realm, contained)));
    }

    private static Stream<GroupModel> withThoseBelow(GroupModel group) {
        return Stream.concat(Stream.of(group), group.getSubGroupsStream().flatMap(Staff::withThoseBelow));
    }

    /** Takes the steps of members, which the console gives to every new user, from one who is staff. */
    public static void skipMembersSteps(RealmModel realm, UserModel user, AuthenticationSessionModel login) {
        List<String> given = user.getRequiredActionsStream()
                .filter(action -> MEMBERS_STEPS.contains(action)
                        || (ProviderIds.UPDATE_EMAIL.equals(action) && user.getEmail() != null))
                .toList();
        List<String> asked = MEMBERS_STEPS.stream()
                .filter(login.getRequiredActions()::contains)
                .toList();
        if ((given.isEmpty() && asked.isEmpty()) || !is(realm, user)) {
            return;
        }
        given.forEach(user::removeRequiredAction);
        asked.forEach(login::removeRequiredAction);
    }

    private static boolean isOfStaff(RealmModel realm, RoleModel role) {
        return role.isClientRole()
                && role.getContainer() instanceof ClientModel client
                && (CLIENTS.contains(client.getClientId()) || Boolean.parseBoolean(client.getAttribute(MARK)))
                && realm.getId().equals(client.getRealm().getId());
    }
}
