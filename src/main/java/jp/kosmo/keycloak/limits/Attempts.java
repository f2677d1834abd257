package jp.kosmo.keycloak.limits;

import jakarta.persistence.EntityManager;
import jp.kosmo.keycloak.jpa.EntityManagers;
import jp.kosmo.keycloak.jpa.LockedUser;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;

/**
 * Counts one member's tries at something that can be guessed.
 *
 * <p>The count is a row of ours, written in the request's own transaction while the member's row is locked (that is
 * what {@link LockedUser} in the signatures says). Tries that arrive together therefore follow one another, and
 * of any number of them exactly the limit is compared: on several nodes, with new cookies each, and across restarts,
 * where Keycloak's own counter is asynchronous and kept in memory (keycloak#52126). No second connection is needed, so
 * a burst cannot drain the pool.
 */
public final class Attempts {

    private static final long UNTIL_UNLOCKED = Long.MAX_VALUE;

    private final EntityManager entities;
    private final AttemptEntity.Key key;

    public Attempts(KeycloakSession session, UserModel member, String kind) {
        this.entities = EntityManagers.of(session);
        this.key = new AttemptEntity.Key(session.getContext().getRealm().getId(), member.getId(), kind);
    }

    /**
     * Takes one of the tries that are left; call it before the comparison. A count that was locked starts anew when the
     * union has enabled the account again.
     *
     * @return how many are left after this one; -1 when there was none left to take
     */
    public int take(LockedUser member, int limit) {
        AttemptEntity attempt = row();
        if (attempt.lockedUntil != null && member.enabled()) {
            attempt.lockedUntil = null;
            attempt.failures = 0;
        }
        if (attempt.lockedUntil != null || attempt.failures >= limit) {
            return -1;
        }
        attempt.failures++;
        return limit - attempt.failures;
    }

    /** Gives back the try that was taken, where only failures count. */
    public void giveBack(LockedUser member) {
        row().failures--;
    }

    /** Forgets the tries when the union unlocks; for where nobody has the member's row locked. */
    public static void forget(KeycloakSession session, String realmId, String userId, String kind) {
        EntityManagers.of(session)
                .createQuery(
                        "delete from AttemptEntity a where a.realmId = :realm and a.userId = :user and a.kind = :kind")
                .setParameter("realm", realmId)
                .setParameter("user", userId)
                .setParameter("kind", kind)
                .executeUpdate();
    }

    /** Forgets the tries of every kind. */
    public static void forgetAll(KeycloakSession session, RealmModel realm, UserModel member) {
        EntityManagers.of(session)
                .createQuery("delete from AttemptEntity a where a.realmId = :realm and a.userId = :user")
                .setParameter("realm", realm.getId())
                .setParameter("user", member.getId())
                .executeUpdate();
    }

    /**
     * Forgets a lock of any kind, which is over when the union has switched the account on again: left behind, it would make
     * a lock of it when the account is switched off for another reason.
     */
    public static void forgetLocks(KeycloakSession session, RealmModel realm, UserModel member) {
        EntityManagers.of(session)
                .createQuery("delete from AttemptEntity a where a.realmId = :realm and a.userId = :user"
                        + " and a.lockedUntil is not null")
                .setParameter("realm", realm.getId())
                .setParameter("user", member.getId())
                .executeUpdate();
    }

    /** Whether tries of any kind have locked the account until the union unlocks it. */
    public static boolean haveLocked(KeycloakSession session, RealmModel realm, UserModel member) {
        return !EntityManagers.of(session)
                .createQuery(
                        "select a.kind from AttemptEntity a where a.realmId = :realm and a.userId = :user"
                                + " and a.lockedUntil is not null",
                        String.class)
                .setParameter("realm", realm.getId())
                .setParameter("user", member.getId())
                .getResultList()
                .isEmpty();
    }

    /** How many tries of this kind have been counted. */
    public static int counted(KeycloakSession session, RealmModel realm, UserModel member, String kind) {
        AttemptEntity attempt = EntityManagers.of(session)
                .find(AttemptEntity.class, new AttemptEntity.Key(realm.getId(), member.getId(), kind));
        return attempt == null ? 0 : attempt.failures;
    }

    /** Refuses every further try until the union enables the account again; disabling it is the caller's part. */
    public void lock(LockedUser member) {
        row().lockedUntil = UNTIL_UNLOCKED;
    }

    /** Forgets the tries after a success. */
    public void clear(LockedUser member) {
        entities.remove(row());
    }

    private AttemptEntity row() {
        AttemptEntity attempt = entities.find(AttemptEntity.class, key);
        if (attempt == null) {
            attempt = new AttemptEntity();
            attempt.realmId = key.realmId();
            attempt.userId = key.userId();
            attempt.kind = key.kind();
            entities.persist(attempt);
        }
        return attempt;
    }
}
