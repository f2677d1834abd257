package jp.kosmo.keycloak.ledger;

import jakarta.persistence.EntityManager;
import java.util.ArrayList;
import java.util.List;
import jp.kosmo.keycloak.jpa.EntityManagers;
import jp.kosmo.keycloak.text.JapanTime;
import jp.kosmo.keycloak.text.Sha256;
import org.keycloak.models.KeycloakSession;

/**
 * Takes evidence out of the ledger that is kept no longer: the decisions of members who have left since, and those that
 * another agreement of the same member has replaced. What a member who is there agreed to last stays, however old it is.
 *
 * <p>The chain stays whole. Where rows were, a gap keeps the hashes at its two ends, and a row of the chain's own records the
 * purge with a digest of its gaps: rows that vanish without such a record break the chain as ever.
 */
public final class LedgerPurge {

    /** What the record of a purge has in place of a member's decision. */
    public static final String DECISION = "purge";

    private static final String NOBODY = "-";

    /**
     * One go.
     *
     * @param rows how many were taken out
     * @param last the position of the last one; go on after it
     */
    public record Batch(int rows, long last) {}

    private record Expired(long position, String previousHash, String hash) {}

    private final EntityManager entities;
    private final String realmId;

    public LedgerPurge(KeycloakSession session, String realmId) {
        this(EntityManagers.of(session), realmId);
    }

    LedgerPurge(EntityManager entities, String realmId) {
        this.entities = entities;
        this.realmId = realmId;
    }

    /**
     * Takes some rows out; nobody can agree to terms until the transaction ends.
     *
     * @param before what has counted no longer since before this moment (epoch milliseconds)
     * @param after only rows behind this position
     * @param most not more than this many in one go
     * @param now epoch milliseconds, for the record
     */
    public Batch purge(long before, long after, int most, long now) {
        if (expired(before, after, 1).isEmpty()) {
            return new Batch(0, after);
        }
        LedgerHeadEntity head = LedgerHeadEntity.locked(entities, realmId);
        List<Expired> rows = expired(before, after, most);
        if (rows.isEmpty()) {
            return new Batch(0, after);
        }
        List<LedgerGapEntity> gaps = gaps(rows, head.position + 1);
        gaps.forEach(entities::persist);
        entities.createQuery("delete from ConsentEntity c where c.realmId = :realm and c.position in :positions")
                .setParameter("realm", realmId)
                .setParameter("positions", rows.stream().map(Expired::position).toList())
                .executeUpdate();
        head.append(entities, record(LedgerGapEntity.digest(gaps), head.position + 1, now));
        return new Batch(rows.size(), rows.get(rows.size() - 1).position());
    }

    /** Of those removed before the time of leaving was noted the time of the decision counts. */
    private List<Expired> expired(long before, long after, int most) {
        return entities.createQuery(
                        "select c.position, c.previousHash, c.hash from ConsentEntity c where c.realmId = :realm"
                                + " and c.position > :after and c.decidedAt < :before and c.decision <> :purge"
                                + " and (c.leftAt < :month or (c.leftAt is null and c.username is null)"
                                + " or exists (select 1 from ConsentEntity l where l.realmId = c.realmId"
                                + " and l.userId = c.userId and l.decision = 'accept' and l.position > c.position"
                                + " and l.decidedAt < :before and l.leftAt is null))"
                                + " order by c.position",
                        Object[].class)
                .setParameter("realm", realmId)
                .setParameter("after", after)
                .setParameter("before", before)
                .setParameter("month", JapanTime.beginOfMonth(before))
                .setParameter("purge", DECISION)
                .setMaxResults(most)
                .getResultStream()
                .map(found -> new Expired((Long) found[0], (String) found[1], (String) found[2]))
                .toList();
    }

    private List<LedgerGapEntity> gaps(List<Expired> rows, long record) {
        List<LedgerGapEntity> gaps = new ArrayList<>();
        for (Expired row : rows) {
            LedgerGapEntity gap = gaps.isEmpty() ? null : gaps.get(gaps.size() - 1);
            if (gap == null || gap.last + 1 < row.position()) {
                gap = new LedgerGapEntity();
                gap.realmId = realmId;
                gap.first = row.position();
                gap.previousHash = row.previousHash();
                gap.record = record;
                gaps.add(gap);
            }
            gap.last = row.position();
            gap.hash = row.hash();
        }
        return gaps;
    }

    /** A member's row without a member. */
    private static ConsentEntity record(String digest, long position, long now) {
        ConsentEntity row = new ConsentEntity();
        row.userId = NOBODY;
        row.version = String.valueOf(position); // no two purges are one decision
        row.sha256 = digest;
        row.decision = DECISION;
        row.decidedAt = now;
        row.clientId = NOBODY;
        row.language = NOBODY;
        row.personSha256 = Sha256.ofAll();
        return row;
    }
}
