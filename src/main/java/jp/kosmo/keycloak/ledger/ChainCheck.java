package jp.kosmo.keycloak.ledger;

import jakarta.persistence.EntityManager;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import jp.kosmo.keycloak.jpa.EntityManagers;
import org.jspecify.annotations.Nullable;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.utils.KeycloakModelUtils;

/**
 * One walk along a realm's chain, page by page, each in a transaction of its own: a ledger of millions of rows takes neither
 * memory nor one long transaction. Members may go on agreeing meanwhile.
 */
public final class ChainCheck {

    /**
     * What the walk has found.
     *
     * @param rows how many are as they were written
     * @param purged how many are gone by a purge that is on record itself
     * @param firstBroken the position of the first row that is not as it was written or is missing; 0 when all are sound
     */
    public record Outcome(long rows, long purged, long firstBroken) {}

    private static final int PAGE = 1_000;

    private final String realmId;
    private final int page;
    private final Set<Long> soundRecords = new HashSet<>();
    private String previous = LedgerHeadEntity.START;
    private long position = 1;
    private long rows;
    private long purged;
    private long firstBroken;

    /** @param page how many rows at a time */
    ChainCheck(String realmId, int page) {
        this.realmId = realmId;
        this.page = page;
    }

    /** Checks a realm's chain from its first row. */
    public static Outcome of(KeycloakSessionFactory factory, String realmId) {
        ChainCheck check = new ChainCheck(realmId, PAGE);
        boolean more = true;
        while (more) {
            more = KeycloakModelUtils.runJobInTransactionWithResult(
                    factory, session -> check.readPage(EntityManagers.of(session)));
        }
        return check.outcome();
    }

    /**
     * Goes on by one page.
     *
     * @param entities fresh, so that it sees what others have written since the page before
     * @return whether there may be more
     */
    boolean readPage(EntityManager entities) {
        // Before the rows: those it counts are all there then, and at the end of the chain there is none after it.
        LedgerHeadEntity head = entities.find(LedgerHeadEntity.class, realmId);
        List<ConsentEntity> next = entities.createQuery(
                        "select c from ConsentEntity c where c.realmId = :realm and c.position >= :from"
                                + " order by c.position",
                        ConsentEntity.class)
                .setParameter("realm", realmId)
                .setParameter("from", position)
                .setMaxResults(page)
                .getResultList();
        for (ConsentEntity row : next) {
            if (!reaches(entities, row.position) || !row.previousHash.equals(previous) || !row.isSound()) {
                firstBroken = position;
                return false;
            }
            previous = row.hash;
            position++;
            rows++;
        }
        if (next.isEmpty() && !previous.equals(head == null ? LedgerHeadEntity.START : head.hash)) {
            firstBroken = position;
        }
        return !next.isEmpty();
    }

    Outcome outcome() {
        return new Outcome(rows, purged, firstBroken);
    }

    /** Steps over what was purged before the next row there is, and tells whether that was all that is missing. */
    private boolean reaches(EntityManager entities, long next) {
        while (position < next) {
            LedgerGapEntity gap = gap(entities);
            if (gap == null || !leadsOn(gap) || !isOnRecord(entities, gap)) {
                return false;
            }
            purged += gap.last - position + 1;
            previous = gap.hash;
            position = gap.last + 1;
        }
        return position == next;
    }

    /** A purge may begin among rows that this walk has passed before it. */
    private boolean leadsOn(LedgerGapEntity gap) {
        return gap.last >= position && (gap.first < position || gap.previousHash.equals(previous));
    }

    private @Nullable LedgerGapEntity gap(EntityManager entities) {
        return entities.createQuery(
                        "select g from LedgerGapEntity g where g.realmId = :realm and g.first <= :position"
                                + " order by g.first desc",
                        LedgerGapEntity.class)
                .setParameter("realm", realmId)
                .setParameter("position", position)
                .setMaxResults(1)
                .getResultStream()
                .findFirst()
                .orElse(null);
    }

    /** Whether a row of the chain after it says that exactly this was purged. */
    private boolean isOnRecord(EntityManager entities, LedgerGapEntity gap) {
        if (!soundRecords.contains(gap.record)) {
            ConsentEntity record = entities.find(ConsentEntity.class, new ConsentEntity.Key(realmId, gap.record));
            List<LedgerGapEntity> gaps = entities.createQuery(
                            "select g from LedgerGapEntity g where g.realmId = :realm and g.record = :record"
                                    + " order by g.first",
                            LedgerGapEntity.class)
                    .setParameter("realm", realmId)
                    .setParameter("record", gap.record)
                    .getResultList();
            if (record == null
                    || !LedgerPurge.DECISION.equals(record.decision)
                    || !record.isSound()
                    || !record.sha256.equals(LedgerGapEntity.digest(gaps))) {
                return false;
            }
            soundRecords.add(gap.record);
        }
        return gap.last < gap.record;
    }
}
