package jp.kosmo.keycloak.demo;

import java.util.List;
import org.keycloak.admin.client.Keycloak;
import org.keycloak.admin.client.resource.RealmResource;
import org.keycloak.admin.client.resource.RolesResource;
import org.keycloak.representations.idm.UserRepresentation;

/** The first clerk of each sample union, made as {@code realm-export/README.md} says. */
final class SampleClerk {
    static final String USER_ID = "shokuin1";
    static final String PASSWORD = "Letter2026c";

    private static final String CLIENT = "realm-management";
    private static final List<String> ROLES = List.of("view-users", "manage-users", "view-events");

    private SampleClerk() {}

    /**
     * Makes one in this union.
     *
     * @throws IllegalStateException if Keycloak refuses
     */
    static void create(Keycloak admin, Site union) {
        RealmResource realm = admin.realm(union.realm());
        String client = realm.clients().findByClientId(CLIENT).get(0).getId();
        RolesResource roles = realm.clients().get(client).roles();
        realm.users()
                .get(SampleMembers.create(admin, union.realm(), representation(union)))
                .roles()
                .clientLevel(client)
                .add(ROLES.stream()
                        .map(role -> roles.get(role).toRepresentation())
                        .toList());
    }

    private static UserRepresentation representation(Site union) {
        var clerk = new UserRepresentation();
        clerk.setUsername(USER_ID);
        clerk.setEmail(USER_ID + "@" + union.realm() + ".example");
        clerk.setEnabled(true);
        clerk.setCredentials(List.of(SampleMember.temporary(PASSWORD)));
        return clerk;
    }
}
