package jp.kosmo.keycloak.email;

import jp.kosmo.keycloak.keycloak.LoginStamp;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;

/**
 * A new e-mail address that waits to be confirmed. It waits only as long as the account stays as it was when the change was
 * asked for: a member who has since got back in, changed the password or signed out everywhere may not have asked for it.
 */
public final class PendingAddress {

    /** The member's attribute with the stamp of then, beside Keycloak's own with the address. */
    private static final String STATE = "emailPendingState";

    private PendingAddress() {}

    static boolean exists(UserModel member) {
        return member.getFirstAttribute(UserModel.EMAIL_PENDING) != null;
    }

    static void put(KeycloakSession session, RealmModel realm, UserModel member, String address) {
        member.setSingleAttribute(UserModel.EMAIL_PENDING, address);
        member.setSingleAttribute(STATE, LoginStamp.of(session, realm, member).digest());
    }

    /** Whether it may still be confirmed; never without the stamp. */
    static boolean holds(KeycloakSession session, RealmModel realm, UserModel member) {
        return exists(member) && LoginStamp.of(session, realm, member).digest().equals(member.getFirstAttribute(STATE));
    }

    /** Keycloak's link asks for the pending address, so it is of no use from now on. */
    public static void drop(UserModel member) {
        member.removeAttribute(UserModel.EMAIL_PENDING);
        member.removeAttribute(STATE);
    }

    /** Drops it where it no longer holds; a member whose address was confirmed before has nothing to do about it then. */
    static void dropIfOutdated(KeycloakSession session, RealmModel realm, UserModel member) {
        if (exists(member) && !holds(session, realm, member)) {
            drop(member);
            if (member.isEmailVerified()) {
                member.removeRequiredAction(UserModel.RequiredAction.UPDATE_EMAIL);
            }
        }
    }
}
