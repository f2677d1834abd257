package jp.kosmo.keycloak.office.report;

import jp.kosmo.keycloak.keycloak.Lockout;
import jp.kosmo.keycloak.members.figures.MembersOnly;
import org.keycloak.common.util.Time;
import org.keycloak.events.EventType;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;

/**
 * Members whose state no table of members has. Events lead to those who may be meant, who are few; of each of them it is looked up.
 * In a union that does not keep these events nobody is found.
 */
final class TroubledMembers {

    /** So many are locked at once in an attack alone, of which the metrics of logins tell more. */
    private static final int MOST = 10_000;

    private final KeycloakSession session;
    private final RealmModel realm;
    private final MembersOnly members;

    TroubledMembers(KeycloakSession session, RealmModel realm, MembersOnly members) {
        this.session = session;
        this.realm = realm;
        this.members = members;
    }

    /** Keycloak counts wrong passwords in memory, where nobody can ask for all who are locked. */
    long lockedForNow() {
        long longestLock = Math.max(realm.getMaxFailureWaitSeconds(), realm.getMinimumQuickLoginWaitSeconds()) * 1000L;
        return members.query(
                        "select distinct u.id from EventEntity e, UserEntity u where e.realmId = :realm"
                                + " and e.type = :type and u.id = e.userId and " + MembersOnly.CONDITION
                                + " and e.time > :since and u.enabled = true",
                        String.class)
                .setParameter("type", EventType.USER_DISABLED_BY_TEMPORARY_LOCKOUT.name())
                .setParameter("since", Time.currentTimeMillis() - longestLock)
                .setMaxResults(MOST)
                .getResultStream()
                .filter(id -> Lockout.until(session, realm, id).isPresent())
                .count();
    }
}
