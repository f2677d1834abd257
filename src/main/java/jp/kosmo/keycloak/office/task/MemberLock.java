package jp.kosmo.keycloak.office.task;

import jp.kosmo.keycloak.keycloak.Lockout;
import jp.kosmo.keycloak.limits.Attempts;
import jp.kosmo.keycloak.password.initial.InitialPasswordCredential;
import jp.kosmo.keycloak.password.initial.InitialPasswordIssue;
import jp.kosmo.keycloak.realm.ClosedAccount;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;

/** What wrong entries have locked, as opposed to what the union has closed. */
final class MemberLock {

    private final KeycloakSession session;
    private final RealmModel realm;
    private final UserModel member;

    MemberLock(KeycloakSession session, RealmModel realm, UserModel member) {
        this.session = session;
        this.realm = realm;
        this.member = member;
    }

    /** Whether something is locked that unlocking opens. */
    boolean holds() {
        return member.isEnabled()
                ? Lockout.isUnderWay(session, realm, member)
                        || Lockout.isPermanent(session, realm, member)
                        || isInitialPasswordUsedUp()
                : hasDisabled();
    }

    /** Whether the account is switched off by a lock. */
    boolean hasDisabled() {
        return !member.isEnabled()
                && !ClosedAccount.is(member)
                && (Lockout.isPermanent(session, realm, member) || Attempts.haveLocked(session, realm, member));
    }

    private boolean isInitialPasswordUsedUp() {
        return InitialPasswordCredential.derivedOpens(realm, member)
                && InitialPasswordIssue.isUsedUp(
                        realm, Attempts.counted(session, realm, member, InitialPasswordCredential.KIND));
    }

    /** Forgets every wrong password, code and birthdate. Whether the account is on is the caller's part. */
    void forget() {
        Lockout.forget(session, realm, member);
        Attempts.forgetAll(session, realm, member);
    }
}
