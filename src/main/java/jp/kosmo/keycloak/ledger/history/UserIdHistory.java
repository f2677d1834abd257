package jp.kosmo.keycloak.ledger.history;

import jakarta.persistence.EntityManager;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import jp.kosmo.keycloak.jpa.EntityManagers;
import jp.kosmo.keycloak.text.JapanTime;
import org.keycloak.models.KeycloakSession;

/** Which user IDs members have given up, and when. */
public final class UserIdHistory {

    private final EntityManager entities;
    private final String realmId;

    public UserIdHistory(KeycloakSession session, String realmId) {
        this(EntityManagers.of(session), realmId);
    }

    UserIdHistory(EntityManager entities, String realmId) {
        this.entities = entities;
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
        } else if (row.releasedAt < JapanTime.beginOfMonth(releasedAt)) {
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
                .setParameter("since", JapanTime.beginOfMonth(moment))
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

    /** Who gave one of these IDs up, the last one first; of removed members ids that nobody has. */
    public List<String> formerHolders(Collection<String> releasedIds, int most) {
        return entities.createQuery(
                        "select h.userId from UserIdHistoryEntity h where h.realmId = :realm"
                                + " and h.releasedId in :ids order by h.releasedAt desc",
                        String.class)
                .setParameter("realm", realmId)
                .setParameter("ids", releasedIds)
                .setMaxResults(most)
                .getResultList();
    }

    /**
     * Lets a removed member's IDs stand, each for itself, under a holder nobody is: they are kept from others as before, and
     * lead neither to what else is known of the member nor to one another.
     */
    public void forgetHolder(String userId) {
        List<UserIdHistoryEntity> rows = entities.createQuery(
                        "select h from UserIdHistoryEntity h where h.realmId = :realm and h.userId = :user",
                        UserIdHistoryEntity.class)
                .setParameter("realm", realmId)
                .setParameter("user", userId)
                .getResultList();
        for (UserIdHistoryEntity row : rows) {
            UserIdHistoryEntity nobodys = new UserIdHistoryEntity();
            nobodys.realmId = realmId;
            nobodys.releasedId = row.releasedId;
            nobodys.userId = UUID.randomUUID().toString();
            nobodys.releasedAt = row.releasedAt;
            entities.remove(row);
            entities.persist(nobodys);
        }
    }

    /**
     * Does so for members who were removed before this was done at the removal.
     *
     * @param most not for more members than this in one go
     * @return whether there may be more
     */
    public boolean forgetRemovedHolders(int most) {
        List<String> removed = entities.createQuery(
                        "select distinct h.userId from UserIdHistoryEntity h where h.realmId = :realm"
                                + " and exists (select 1 from ConsentEntity c where c.realmId = h.realmId"
                                + " and c.userId = h.userId)"
                                + " and not exists (select 1 from UserEntity u where u.id = h.userId)",
                        String.class)
                .setParameter("realm", realmId)
                .setMaxResults(most)
                .getResultList();
        removed.forEach(this::forgetHolder);
        return removed.size() == most;
    }

    /**
     * Deletes some of the IDs that are free again.
     *
     * @param before those given up before this moment (epoch milliseconds)
     * @param most not more than about this many in one go
     * @return whether there may be more
     */
    public boolean purge(long before, int most) {
        List<String> ids = entities.createQuery(
                        "select h.releasedId from UserIdHistoryEntity h where h.realmId = :realm"
                                + " and h.releasedAt < :before",
                        String.class)
                .setParameter("realm", realmId)
                .setParameter("before", before)
                .setMaxResults(most)
                .getResultList();
        if (!ids.isEmpty()) {
            entities.createQuery("delete from UserIdHistoryEntity h where h.realmId = :realm"
                            + " and h.releasedAt < :before and h.releasedId in :ids")
                    .setParameter("realm", realmId)
                    .setParameter("before", before)
                    .setParameter("ids", ids)
                    .executeUpdate();
        }
        return ids.size() == most;
    }
}
