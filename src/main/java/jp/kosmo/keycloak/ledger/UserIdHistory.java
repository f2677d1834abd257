package jp.kosmo.keycloak.ledger;

import jakarta.persistence.EntityManager;
import java.util.concurrent.TimeUnit;
import jp.kosmo.keycloak.keycloak.Entities;
import jp.kosmo.keycloak.union.Japan;
import org.keycloak.models.KeycloakSession;

/** Which user IDs members have given up, and when (SPEC A20). */
public final class UserIdHistory {

    private final EntityManager entities;
    private final String realmId;

    public UserIdHistory(KeycloakSession session, String realmId) {
        this.entities = Entities.of(session);
        this.realmId = realmId;
    }

    /**
     * Remembers that the member holds this ID no longer; a later release of the same ID replaces the earlier one.
     *
     * @param own whether it counts as one of the member's own changes of the month
     */
    public void release(String releasedId, String userId, long releasedAt, boolean own) {
        UserIdHistoryEntity row =
                entities.find(UserIdHistoryEntity.class, new UserIdHistoryEntity.Key(realmId, releasedId, userId));
        if (row == null) {
            row = new UserIdHistoryEntity();
            row.realmId = realmId;
            row.releasedId = releasedId;
            row.userId = userId;
            entities.persist(row);
        } else if (row.releasedAt < Japan.beginOfMonth(releasedAt)) {
            row.ownReleases = 0;
        }
        row.releasedAt = releasedAt;
        row.ownReleases += own ? 1 : 0;
    }

    /** How often the member changed the ID by an own wish, in the month in Japan that has this moment (epoch milliseconds). */
    public long ownChangesInMonthOf(long moment, String userId) {
        return entities.createQuery(
                        "select coalesce(sum(h.ownReleases), 0) from UserIdHistoryEntity h where h.realmId = :realm"
                                + " and h.userId = :user and h.releasedAt >= :since",
                        Long.class)
                .setParameter("realm", realmId)
                .setParameter("user", userId)
                .setParameter("since", Japan.beginOfMonth(moment))
                .getSingleResult();
    }

    /**
     * Whether somebody other than this member gave up the ID after the given moment (epoch milliseconds). An ID that was
     * taken and given up within a day does not count: nobody has come to know it, and members could keep one ID after the
     * other from everybody.
     */
    public boolean releasedByAnotherSince(String candidate, String userId, long since) {
        return !entities.createQuery(
                        "select h.releasedAt from UserIdHistoryEntity h where h.realmId = :realm"
                                + " and h.releasedId = :candidate and h.userId <> :user and h.releasedAt > :since"
                                + " and not exists (select e.releasedAt from UserIdHistoryEntity e"
                                + " where e.realmId = h.realmId and e.userId = h.userId"
                                + " and e.releasedAt < h.releasedAt and e.releasedAt > h.releasedAt - :day)",
                        Long.class)
                .setParameter("realm", realmId)
                .setParameter("candidate", candidate)
                .setParameter("user", userId)
                .setParameter("since", since)
                .setParameter("day", TimeUnit.DAYS.toMillis(1))
                .setMaxResults(1)
                .getResultList()
                .isEmpty();
    }
}
