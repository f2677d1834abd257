package jp.kosmo.keycloak.userid.released;

import org.keycloak.models.UserModel;

/** Whether a member still has the user ID from the union's letter. */
public final class TemporaryUserId {

    /** The member's attribute: {@code true} while the ID is the one from the letter. */
    public static final String ATTRIBUTE = "temporaryUserId";

    private TemporaryUserId() {}

    /** Whether the member's ID is still, or again, the union's. */
    public static boolean is(UserModel member) {
        return "true".equals(member.getFirstAttribute(ATTRIBUTE));
    }
}
