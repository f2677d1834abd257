package jp.kosmo.keycloak.members.imports.plan;

import jakarta.persistence.EntityManager;
import jakarta.persistence.TypedQuery;
import java.util.List;
import jp.kosmo.keycloak.members.imports.ImportJob;
import jp.kosmo.keycloak.members.imports.ImportRowEntity;
import jp.kosmo.keycloak.members.imports.ImportRows;

/**
 * Members who have left, or may have: whose row says so, and in a list of all members who is on record and in no other row. New
 * ones of after the plan are not meant. Where a row of the list does not tell whom it is about, nobody is taken for absent: it may
 * be anybody.
 */
public final class GoneMembers {

    private static final String OPEN = " from MemberEntity m, UserEntity u where m.realmId = :realm and u.id = m.userId"
            + " and m.numberKey is not null and u.enabled = true and u.createdTimestamp < :created";

    private static final String LEAVERS = OPEN
            + " and exists (select 1 from ImportRowEntity r where r.jobId = :job and r.userId = m.userId"
            + " and r.leaver = true and r.kind = :unchanged)";

    /** Two questions, each of which the database answers for all members at once. */
    private static final String ABSENT = OPEN
            + " and not exists (select 1 from ImportRowEntity r where r.jobId = :job and r.userId = m.userId"
            + " and (r.leaver = false or r.kind <> :unchanged))"
            + " and not exists (select 1 from ImportRowEntity r where r.jobId = :job and r.otherId = m.userId"
            + " and (r.leaver = false or r.kind <> :unchanged))";

    /** Rows of nobody who is known, and such that may be of several. */
    private static final String OF_SOMEBODY = "r.kind = :REFUSED and (r.reason = 'SEVERAL_MEMBERS' or r.otherId is null"
            + " and not exists (select 1 from UserEntity u where u.id = r.userId))";

    private final EntityManager entities;
    private final String realmId;
    private final ImportJob job;
    private final boolean isSure;

    public GoneMembers(EntityManager entities, String realmId, ImportJob job) {
        this.entities = entities;
        this.realmId = realmId;
        this.job = job;
        this.isSure = !job.wholeList() || new ImportRows(entities, realmId, job.id()).count(OF_SOMEBODY) == 0;
    }

    /** Somebody who has left, or may have. */
    public record Gone(String memberId, String sortKey) {}

    /** Whether every row of a list of all members tells whom it is about. */
    public boolean isSure() {
        return isSure;
    }

    public long count() {
        return query("select count(*)", "", Long.class).getSingleResult();
    }

    /** By symbol and number. */
    public List<Gone> list(String afterSortKey, int most) {
        return query(
                        "select new jp.kosmo.keycloak.members.imports.plan.GoneMembers$Gone(m.userId, m.sortKey)",
                        " and m.sortKey > :after order by m.sortKey",
                        Gone.class)
                .setParameter("after", afterSortKey)
                .setMaxResults(most)
                .getResultList();
    }

    /** Whether this member is one of them. */
    public boolean include(String memberId) {
        return query("select count(*)", " and m.userId = :member", Long.class)
                        .setParameter("member", memberId)
                        .getSingleResult()
                > 0;
    }

    private <T> TypedQuery<T> query(String select, String condition, Class<T> type) {
        String gone = job.wholeList() && isSure ? ABSENT : LEAVERS;
        return entities.createQuery(select + gone + condition, type)
                .setParameter("realm", realmId)
                .setParameter("job", job.id())
                .setParameter("created", job.createdAt())
                .setParameter("unchanged", ImportRowEntity.Kind.UNCHANGED);
    }
}
