package jp.kosmo.keycloak.keycloak;

import java.util.OptionalInt;
import jp.kosmo.keycloak.realm.ClosedAccount;
import org.keycloak.common.util.Time;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserLoginFailureModel;
import org.keycloak.models.UserModel;
import org.keycloak.services.managers.BruteForceProtector;

/** Keycloak's own locks after wrong passwords or codes: for a while, or until the union unlocks. */
public final class Lockout {

    /** The reason of a disabled account, in {@link UserModel#DISABLED_REASON}, that is locked until the union unlocks. */
    public static final String PERMANENT = BruteForceProtector.DISABLED_BY_PERMANENT_LOCKOUT;

    private Lockout() {}

    /** For how many minutes a member is locked at first; 0 where waiting is of no use. */
    public static int minutes(RealmModel realm) {
        boolean ends = !realm.isPermanentLockout() || realm.getMaxTemporaryLockouts() > 0;
        return realm.isBruteForceProtected() && ends ? (realm.getWaitIncrementSeconds() + 59) / 60 : 0;
    }

    /** Reads the count itself: Keycloak's protector also takes a second request of the same member for a lock. */
    public static boolean isUnderWay(KeycloakSession session, RealmModel realm, UserModel member) {
        return until(session, realm, member).isPresent();
    }

    /** Until when it is under way, in seconds since 1970; empty when it is not. */
    public static OptionalInt until(KeycloakSession session, RealmModel realm, UserModel member) {
        return until(session, realm, member.getId());
    }

    /** The same of the member with this id. */
    public static OptionalInt until(KeycloakSession session, RealmModel realm, String memberId) {
        UserLoginFailureModel failures = session.loginFailures().getUserLoginFailure(realm, memberId);
        return realm.isBruteForceProtected()
                        && failures != null
                        && Time.currentTimeMillis() / 1000 < failures.getFailedLoginNotBefore()
                ? OptionalInt.of(failures.getFailedLoginNotBefore())
                : OptionalInt.empty();
    }

    /** Whether it has locked the member until the union unlocks; not where the union has closed the account besides. */
    public static boolean isPermanent(KeycloakSession session, RealmModel realm, UserModel member) {
        return !ClosedAccount.is(member)
                && session.getProvider(BruteForceProtector.class).isPermanentlyLockedOut(session, realm, member);
    }

    /** Forgets wrong passwords and codes; switching the account on again is the caller's part. */
    public static void forget(KeycloakSession session, RealmModel realm, UserModel member) {
        session.loginFailures().removeUserLoginFailure(realm, member.getId());
        session.getProvider(BruteForceProtector.class).cleanUpPermanentLockout(session, realm, member);
    }
}
