package jp.kosmo.keycloak.login;

import java.util.Optional;
import java.util.stream.Stream;
import jp.kosmo.keycloak.text.StoredText;
import jp.kosmo.keycloak.text.TypedText;
import org.jspecify.annotations.Nullable;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;

/**
 * A user ID with which somebody wants to get in.
 *
 * @param typed as typed
 * @param value as user IDs are stored, but for upper and lower case, which Keycloak does not tell apart
 */
public record TypedUserId(String typed, String value) {

    /** Longer than any user ID. */
    private static final int LONGEST = 255;

    /** Reads it; null counts as empty. */
    public static TypedUserId of(@Nullable String input) {
        return new TypedUserId(input == null ? "" : input, TypedText.ascii(input));
    }

    /** Whether somebody can have it. */
    public boolean couldExist() {
        return spellings().findAny().isPresent();
    }

    /**
     * The member who has it. IDs that were stored before they were read like this are found as they were typed; all are looked
     * up whether the first is found or not, so that the time does not tell.
     */
    public Optional<UserModel> member(KeycloakSession session) {
        RealmModel realm = session.getContext().getRealm();
        return spellings()
                .map(spelling -> Optional.ofNullable(session.users().getUserByUsername(realm, spelling)))
                .toList()
                .stream()
                .flatMap(Optional::stream)
                .findFirst();
    }

    /** Whether it is read otherwise than it was typed. */
    public boolean isRespelled() {
        return !value.equals(typed);
    }

    private Stream<String> spellings() {
        return Stream.of(value, typed.strip(), typed).distinct().filter(TypedUserId::canBeLookedUp);
    }

    /** No database takes a look-up of anything else well. */
    private static boolean canBeLookedUp(String spelling) {
        return !spelling.isEmpty() && spelling.length() <= LONGEST && !StoredText.hasControlCharacter(spelling);
    }

    /** Keeps what was typed, perhaps a password, out of logs and exception texts. */
    @Override
    public String toString() {
        return "TypedUserId";
    }
}
