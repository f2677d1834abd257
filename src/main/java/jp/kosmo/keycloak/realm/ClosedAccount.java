package jp.kosmo.keycloak.realm;

import org.keycloak.models.UserModel;

/**
 * An account that the union has switched off, because the member has left for example. It is disabled like one that wrong
 * passwords or birthdates have locked, and must not be taken for one: who unlocks members may not let a leaver in again.
 *
 * <p>Keycloak's own attribute with the reason does not tell: wrong passwords, which are counted on a disabled account
 * as well, overwrite it.
 */
public final class ClosedAccount {

    /** The member's attribute with the code of the reason; nobody's to edit. */
    public static final String REASON = "closedReason";

    private ClosedAccount() {}

    /** Whether the union has closed it, as opposed to a lock. */
    public static boolean is(UserModel member) {
        return !member.isEnabled() && member.getFirstAttribute(REASON) != null;
    }

    /** Switches the account off. Sessions are the caller's part. */
    public static void close(UserModel member, String reason) {
        member.setEnabled(false);
        member.setSingleAttribute(REASON, reason);
    }

    /** Forgets that it was closed; switching it on is the caller's part. */
    public static void forget(UserModel member) {
        if (member.getFirstAttribute(REASON) != null) {
            member.removeAttribute(REASON);
        }
    }
}
