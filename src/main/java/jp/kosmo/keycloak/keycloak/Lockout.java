package jp.kosmo.keycloak.keycloak;

import org.keycloak.common.util.Time;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserLoginFailureModel;
import org.keycloak.models.UserModel;

/** Keycloak's own lock for a while after wrong passwords or codes. */
public final class Lockout {

    private Lockout() {}

    /** For how many minutes a member is locked at first; 0 where waiting is of no use. */
    public static int minutes(RealmModel realm) {
        boolean ends = !realm.isPermanentLockout() || realm.getMaxTemporaryLockouts() > 0;
        return realm.isBruteForceProtected() && ends ? (realm.getWaitIncrementSeconds() + 59) / 60 : 0;
    }

    /** Reads the count itself: Keycloak's protector also takes a second request of the same member for a lock. */
    public static boolean isUnderWay(KeycloakSession session, RealmModel realm, UserModel member) {
        UserLoginFailureModel failures = session.loginFailures().getUserLoginFailure(realm, member.getId());
        return realm.isBruteForceProtected()
                && failures != null
                && Time.currentTimeMillis() / 1000 < failures.getFailedLoginNotBefore();
    }
}
