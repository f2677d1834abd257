package jp.kosmo.keycloak.demo;

import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.stream.Stream;
import org.keycloak.admin.client.CreatedResponseUtil;
import org.keycloak.admin.client.Keycloak;
import org.keycloak.admin.client.resource.RealmResource;
import org.keycloak.representations.idm.PartialImportRepresentation;
import org.keycloak.representations.idm.RequiredActionProviderRepresentation;
import org.keycloak.representations.idm.UserRepresentation;

/** The sample members of both unions; they are written down in {@code demo/members.csv}. */
public final class SampleMembers {
    private static final List<SampleMember> ALL = Resource.text("members.csv")
            .lines()
            .skip(1)
            .map(SampleMember::parse)
            .toList();

    private SampleMembers() {}

    /** The members of this union, empty for a union that has none. */
    public static List<SampleMember> of(String realm) {
        return ALL.stream().filter(member -> member.realm().equals(realm)).toList();
    }

    /**
     * Creates all of them, as an administrator does, so that every default action of the realm becomes theirs. One without a
     * birthdate no administrator can create; it comes as from another system.
     *
     * @throws IllegalStateException if Keycloak refuses one
     */
    static void create(Keycloak admin) {
        for (SampleMember member : ALL) {
            if (member.birthdate() == null) {
                importRecord(admin.realm(member.realm()), member.representation());
            } else {
                create(admin, member.realm(), member.representation());
            }
        }
    }

    private static void importRecord(RealmResource realm, UserRepresentation user) {
        user.setRequiredActions(realm.flows().getRequiredActions().stream()
                .filter(action -> action.isEnabled() && action.isDefaultAction())
                .map(RequiredActionProviderRepresentation::getAlias)
                .toList());
        user.setRealmRoles(List.of("default-roles-" + realm.toRepresentation().getRealm()));
        var records = new PartialImportRepresentation();
        records.setIfResourceExists(PartialImportRepresentation.Policy.FAIL.name());
        records.setUsers(List.of(user));
        try (Response response = realm.partialImport(records)) {
            if (response.getStatus() != Response.Status.OK.getStatusCode()) {
                throw new IllegalStateException("Keycloak refuses the sample user %s: %d %s"
                        .formatted(user.getUsername(), response.getStatus(), response.readEntity(String.class)));
            }
        }
    }

    /**
     * Creates one user and returns Keycloak's id of it.
     *
     * @throws IllegalStateException if Keycloak refuses
     */
    static String create(Keycloak admin, String realm, UserRepresentation user) {
        try (Response response = admin.realm(realm).users().create(user)) {
            if (response.getStatus() != Response.Status.CREATED.getStatusCode()) {
                throw new IllegalStateException("Keycloak refuses the sample user %s of %s: %d %s"
                        .formatted(user.getUsername(), realm, response.getStatus(), response.readEntity(String.class)));
            }
            return CreatedResponseUtil.getCreatedId(response);
        }
    }

    /** The members of a union as lines to print. */
    static List<String> table(String realm) {
        Stream<List<String>> headings = Stream.of(
                List.of("ユーザID", "初期パスワード", "生年月日", "ユーザー名", "用途"),
                List.of("User ID", "First password", "Birthdate", "Name", "What for"));
        Stream<List<String>> members = of(realm).stream()
                .map(member -> List.of(
                        member.userId(),
                        member.initialPassword(),
                        member.typedBirthdate(),
                        member.name(),
                        member.purpose()));
        return new TextTable(Stream.concat(headings, members).toList()).lines();
    }
}
