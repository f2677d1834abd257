package jp.kosmo.keycloak.demo;

import java.util.List;
import java.util.stream.Stream;
import org.keycloak.admin.client.Keycloak;
import org.keycloak.admin.client.resource.RealmResource;
import org.keycloak.admin.client.resource.RolesResource;
import org.keycloak.representations.idm.UserRepresentation;

/** The clerks of each sample union, made as {@code realm-export/README.md} says: one a role of the office, and one of the Admin Console. */
enum SampleClerk {
    DESK("denwa001", "電話受付 / help desk", "kosmo-office", "desk"),
    MEMBERS("kanri001", "加入者の管理 / members", "kosmo-office", "members"),
    TERMS("kiyaku01", "利用規約 / terms", "kosmo-office", "terms"),
    AUDITOR("kansa001", "証跡の閲覧 / evidence", "kosmo-office", "auditor"),
    ADMINISTRATOR("shokuin1", "管理画面 / Admin Console", "realm-management", "view-users", "manage-users", "view-events");

    static final String PASSWORD = "Letter2026c";

    private final String userId;
    private final String work;
    private final String client;

    @SuppressWarnings("ImmutableEnumChecker") // List.of makes one that cannot be changed
    private final List<String> roles;

    SampleClerk(String userId, String work, String client, String... roles) {
        this.userId = userId;
        this.work = work;
        this.client = client;
        this.roles = List.of(roles);
    }

    String userId() {
        return userId;
    }

    /**
     * Makes all of them in this union.
     *
     * @throws IllegalStateException if Keycloak refuses
     */
    static void createAll(Keycloak admin, Site union) {
        Stream.of(values()).forEach(clerk -> clerk.create(admin, union));
    }

    /** All of them as lines to print. */
    static List<String> table() {
        return new TextTable(Stream.of(values())
                        .map(clerk -> List.of(clerk.userId, PASSWORD, clerk.work))
                        .toList())
                .lines();
    }

    private void create(Keycloak admin, Site union) {
        RealmResource realm = admin.realm(union.realm());
        String id = realm.clients().findByClientId(client).get(0).getId();
        RolesResource known = realm.clients().get(id).roles();
        realm.users()
                .get(SampleMembers.create(admin, union.realm(), representation(union)))
                .roles()
                .clientLevel(id)
                .add(roles.stream()
                        .map(role -> known.get(role).toRepresentation())
                        .toList());
    }

    private UserRepresentation representation(Site union) {
        var clerk = new UserRepresentation();
        clerk.setUsername(userId);
        clerk.setEmail(userId + "@" + union.realm() + ".example");
        clerk.setEnabled(true);
        clerk.setCredentials(List.of(SampleMember.temporary(PASSWORD)));
        return clerk;
    }
}
