package jp.kosmo.keycloak.office.access;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.keycloak.credential.CredentialModel;
import org.keycloak.crypto.SignatureException;
import org.keycloak.crypto.SignatureProvider;
import org.keycloak.models.Constants;
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
 * <p>It is signed with a key of the realm. A plain hash of the record would let a clerk who may see none of it guess
 * birthdates at home until one fits.
 */
public final class RecordVersion {

    private RecordVersion() {}

    /**
     * The version now. For a comparison lock the member's row first ({@link jp.kosmo.keycloak.jpa.LockedUser}); the member
     * reads the database from then on.
     */
    public static String of(KeycloakSession session, UserModel member) {
        byte[] signature = sign(session, state(member).getBytes(StandardCharsets.UTF_8));
        return Base64.getUrlEncoder().withoutPadding().encodeToString(signature);
    }

    /** Unambiguous: texts that members or clerks type come as Java writes lists of them, each with its length. */
    private static String state(UserModel member) {
        Map<String, List<String>> attributes = new TreeMap<>(member.getAttributes());
        Stream<String> values = attributes.entrySet().stream()
                .flatMap(attribute -> Stream.concat(
                        Stream.of("attribute", attribute.getKey()),
                        attribute.getValue().stream().sorted()));
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

    private static byte[] sign(KeycloakSession session, byte[] state) {
        try {
            return session.getProvider(SignatureProvider.class, Constants.INTERNAL_SIGNATURE_ALGORITHM)
                    .signer()
                    .sign(state);
        } catch (SignatureException unusableKey) {
            throw new IllegalStateException("The realm's key for internal tokens cannot sign", unusableKey);
        }
    }
}
