package jp.kosmo.keycloak.office.access;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import jp.kosmo.keycloak.keycloak.RealmSeal;
import org.keycloak.credential.CredentialModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.UserModel;

/**
 * What a member's record was when a clerk looked at it, as a token that the clerk's task sends back: when it is another one
 * by then, the record has changed in between.
 *
 * <p>It covers everything stored of the member: user ID, address, attributes, whether the account is enabled, the steps still
 * to be done, and the credentials. Counts of wrong entries and sessions are no part of it, or a member who tries to log
 * in during the call would make every task fail.
 *
 * <p>A clerk who may see nothing of the record gets it, too, and must not be able to guess birthdates at home until one fits: see
 * {@link RealmSeal}.
 */
public final class RecordVersion {

    private RecordVersion() {}

    /**
     * The version now. For a comparison lock the member's row first ({@link jp.kosmo.keycloak.jpa.LockedUser}); the member
     * reads the database from then on.
     */
    public static String of(KeycloakSession session, UserModel member) {
        return RealmSeal.of(session, state(member));
    }

    /** Each text with its length before it: two records are never written alike. Keycloak lists a name that is not there as null. */
    private static String state(UserModel member) {
        Map<String, List<String>> attributes = new TreeMap<>(member.getAttributes());
        Stream<String> values = attributes.entrySet().stream()
                .flatMap(attribute -> Stream.concat(
                        Stream.of("attribute", attribute.getKey()),
                        attribute.getValue().stream().map(String::valueOf).sorted()));
        Stream<String> account = Stream.of(
                member.getId(),
                member.getUsername(),
                String.valueOf(member.getEmail()),
                String.valueOf(member.isEmailVerified()),
                String.valueOf(member.isEnabled()));
        Stream<String> actions = Stream.concat(
                Stream.of("actions"), member.getRequiredActionsStream().sorted());
        Stream<String> credentials = Stream.concat(
                Stream.of("credentials"),
                member.credentialManager()
                        .getStoredCredentialsStream()
                        .map(RecordVersion::credential)
                        .sorted());
        return Stream.of(account, values, actions, credentials)
                .flatMap(part -> part)
                .map(text -> text.length() + ":" + text)
                .collect(Collectors.joining());
    }

    /** Without what a login changes in it, such as the counter of a passkey. */
    private static String credential(CredentialModel stored) {
        return String.join(
                " ",
                stored.getId(),
                stored.getType(),
                String.valueOf(stored.getCreatedDate()),
                String.valueOf(stored.getUserLabel()));
    }
}
