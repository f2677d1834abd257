package jp.kosmo.keycloak.keycloak;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import jp.kosmo.keycloak.realm.ProviderIds;
import org.keycloak.common.util.Time;
import org.keycloak.credential.CredentialModel;
import org.keycloak.jose.jws.crypto.HashUtils;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.models.credential.OTPCredentialModel;
import org.keycloak.models.credential.PasswordCredentialModel;
import org.keycloak.models.credential.WebAuthnCredentialModel;

/**
 * The state of a member's account that a login, or a link in a mail, was begun in: two stamps are equal as long as the
 * member's password and second factors are the same and the member was not signed out everywhere in between. Everything it
 * is made of is in Keycloak's caches of realms and users.
 *
 * @param password when and as what the password was stored, or else the code of the member's letter; "none" while the derived
 *     initial password counts
 * @param factors ids of the OTP apps and passkeys, sorted
 * @param signedOut when the member was last signed out everywhere: by the member, by an administrator, or with the realm
 */
public record LoginStamp(String password, String factors, String signedOut) {

    /** The member's attribute with the time (epoch milliseconds) at which the member signed out everywhere. */
    private static final String SIGNED_OUT_AT = "signedOutAt";

    private static final String SEPARATOR = "|";
    private static final Pattern MILLISECONDS = Pattern.compile("[0-9]{1,15}");
    /** Credential types of what is typed as the password; the first of them that a member has counts. */
    private static final List<String> PASSWORD_TYPES =
            List.of(PasswordCredentialModel.TYPE, ProviderIds.INITIAL_PASSWORD);
    /** Credential types of second factors. */
    public static final List<String> FACTOR_TYPES =
            List.of(OTPCredentialModel.TYPE, WebAuthnCredentialModel.TYPE_TWOFACTOR);

    /** The member's account as it is now. */
    public static LoginStamp of(KeycloakSession session, RealmModel realm, UserModel member) {
        return new LoginStamp(
                PASSWORD_TYPES.stream()
                        .flatMap(type -> credentials(member, type))
                        .map(stored -> stored.getId() + "@" + stored.getCreatedDate())
                        .findFirst()
                        .orElse("none"),
                FACTOR_TYPES.stream()
                        .flatMap(type -> credentials(member, type))
                        .map(CredentialModel::getId)
                        .sorted()
                        .collect(Collectors.joining(",")),
                member.getFirstAttribute(SIGNED_OUT_AT)
                        + "/"
                        + session.users().getNotBeforeOfUser(realm, member)
                        + "/"
                        + realm.getNotBefore());
    }

    /** Reads back what {@link #toString} has written; a text it has not written equals no stamp. */
    public static LoginStamp parse(String text) {
        String[] parts = text.split("\\|", -1);
        return parts.length == 3 ? new LoginStamp(parts[0], parts[1], parts[2]) : new LoginStamp(text, "", "");
    }

    /** From now on no stamp from before counts: the member has signed out everywhere. */
    public static void signOutEverywhere(UserModel member) {
        member.setSingleAttribute(SIGNED_OUT_AT, String.valueOf(Time.currentTimeMillis()));
    }

    /**
     * When the account last changed in a way that shows in its stamp, in seconds since the epoch: for links that carry no
     * stamp but the time they were made at. A factor that was removed leaves no time behind.
     */
    public static long lastChange(KeycloakSession session, RealmModel realm, UserModel member) {
        String signedOut = member.getFirstAttribute(SIGNED_OUT_AT);
        return Stream.of(
                        Stream.concat(PASSWORD_TYPES.stream(), FACTOR_TYPES.stream())
                                .flatMap(type -> credentials(member, type))
                                .map(CredentialModel::getCreatedDate)
                                .filter(Objects::nonNull),
                        Stream.ofNullable(signedOut).map(LoginStamp::moment),
                        Stream.of(session.users().getNotBeforeOfUser(realm, member), realm.getNotBefore())
                                .map(TimeUnit.SECONDS::toMillis))
                .flatMap(times -> times)
                .mapToLong(TimeUnit.MILLISECONDS::toSeconds)
                .max()
                .orElse(0);
    }

    /** A text that is not a time, which an import may have left, counts as later than any link. */
    private static long moment(String text) {
        return MILLISECONDS.matcher(text).matches() ? Long.parseLong(text) : Long.MAX_VALUE;
    }

    /** The stamp in a form of which nothing can be read, for what leaves the server. */
    public String digest() {
        return HashUtils.sha256UrlEncodedHash(toString(), StandardCharsets.UTF_8);
    }

    @Override
    public String toString() {
        return String.join(SEPARATOR, password, factors, signedOut);
    }

    private static Stream<CredentialModel> credentials(UserModel member, String type) {
        return member.credentialManager().getStoredCredentialsByTypeStream(type);
    }
}
