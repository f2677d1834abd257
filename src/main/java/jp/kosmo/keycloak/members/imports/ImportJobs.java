package jp.kosmo.keycloak.members.imports;

import jakarta.persistence.EntityManager;
import jakarta.persistence.TypedQuery;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The imports of one realm. */
public final class ImportJobs {

    /**
     * Whose row says so, and in a list of all members who is on record and in no row of the job; new ones of after the plan are
     * not meant.
     */
    private static final String GONE = " from MemberEntity m, UserEntity u where m.realmId = :realm and u.id = m.userId"
            + " and m.numberKey is not null and u.enabled = true and u.createdTimestamp < :created"
            + " and (exists (select 1 from ImportRowEntity r where r.jobId = :job and r.userId = m.userId"
            + " and r.leaver = true and r.kind = :unchanged) or :all = true"
            + " and not exists (select 1 from ImportRowEntity r where r.jobId = :job and r.userId = m.userId)"
            + " and not exists (select 1 from ImportRowEntity r where r.jobId = :job and r.otherId = m.userId))";

    private final EntityManager entities;
    private final String realmId;

    public ImportJobs(EntityManager entities, String realmId) {
        this.entities = entities;
        this.realmId = realmId;
    }

    /** Somebody who has left, or may have. */
    public record Gone(String memberId, String sortKey) {}

    /** A new one, whose rows are yet to be staged. */
    public String begin(String clerkId, boolean wholeList, long now) {
        return begin(job(clerkId, wholeList, now));
    }

    /**
     * A new one, whose plan is yet to be made of an uploaded file.
     *
     * @param fileName as the clerk's computer names it
     * @param reading how the file is to be read
     */
    public String begin(
            String clerkId, boolean wholeList, long now, String fileId, @Nullable String fileName, String reading) {
        ImportJobEntity job = job(clerkId, wholeList, now);
        job.state = ImportState.PLANNING;
        job.fileId = fileId;
        job.fileName = fileName;
        job.reading = reading;
        return begin(job);
    }

    private ImportJobEntity job(String clerkId, boolean wholeList, long now) {
        ImportJobEntity job = new ImportJobEntity();
        job.id = UUID.randomUUID().toString();
        job.realmId = realmId;
        job.clerkId = clerkId;
        job.createdAt = now;
        job.changedAt = now;
        job.wholeList = wholeList;
        return job;
    }

    private String begin(ImportJobEntity job) {
        entities.persist(job);
        entities.flush();
        return job.id;
    }

    /** How the job's file is to be read; empty where it has none. */
    public Optional<String> reading(String jobId) {
        return entities.createQuery(
                        "select j.reading from ImportJobEntity j where j.realmId = :realm and j.id = :job"
                                + " and j.reading is not null",
                        String.class)
                .setParameter("realm", realmId)
                .setParameter("job", jobId)
                .getResultStream()
                .findFirst();
    }

    /** Notes why the whole file is refused. */
    public void refuse(String jobId, String refusal, long line) {
        entities.createQuery(
                        "update ImportJobEntity j set j.refusal = :refusal, j.refusedLine = :line where j.id = :job")
                .setParameter("refusal", refusal)
                .setParameter("line", line)
                .setParameter("job", jobId)
                .executeUpdate();
    }

    /** Counts what was planned. */
    public void count(String jobId) {
        ImportJobEntity job = entities.find(ImportJobEntity.class, jobId);
        ImportRows rows = new ImportRows(entities, realmId, jobId);
        job.newRows = rows.count("r.kind = :NEW");
        job.changedRows = rows.count("r.kind = :CHANGED");
        job.unchangedRows = rows.count("r.kind = :UNCHANGED");
        job.refusedRows = rows.count("r.kind = :REFUSED");
        job.goneMembers = gone("select count(*)" + GONE, Long.class, jobId, job.wholeList, job.createdAt)
                .getSingleResult();
        entities.flush();
    }

    /** The job with this id, if it is one of this realm. */
    public Optional<ImportJob> find(@Nullable String jobId) {
        return list("j.id = :id", Map.of("id", String.valueOf(jobId)), 1).stream()
                .findFirst();
    }

    /** The latest ones, the last one first. */
    public List<ImportJob> latest(int most) {
        return list("true = true", Map.of(), most);
    }

    private List<ImportJob> list(String condition, Map<String, Object> parameters, int most) {
        var query = entities.createQuery(
                "select new jp.kosmo.keycloak.members.imports.ImportJob(j.id, j.clerkId, j.state, j.createdAt,"
                        + " j.changedAt, j.wholeList, j.oneByOne, j.newRows, j.changedRows, j.unchangedRows,"
                        + " j.refusedRows, j.goneMembers, j.doneRows, j.lateRows, j.undoneRows, j.keptRows, j.fileId,"
                        + " j.fileName, j.refusal, j.refusedLine)"
                        + " from ImportJobEntity j where j.realmId = :realm and " + condition
                        + " order by j.createdAt desc",
                ImportJob.class);
        parameters.forEach(query::setParameter);
        return query.setParameter("realm", realmId).setMaxResults(most).getResultList();
    }

    /** Members who have left, or may have, by symbol and number. */
    public List<Gone> gone(ImportJob job, String afterSortKey, int most) {
        return gone(
                        "select new jp.kosmo.keycloak.members.imports.ImportJobs$Gone(m.userId, m.sortKey)" + GONE
                                + " and m.sortKey > :after order by m.sortKey",
                        Gone.class,
                        job.id(),
                        job.wholeList(),
                        job.createdAt())
                .setParameter("after", afterSortKey)
                .setMaxResults(most)
                .getResultList();
    }

    /** Whether this member is one of them. */
    public boolean isGone(ImportJob job, String memberId) {
        return gone(
                                "select count(*)" + GONE + " and m.userId = :member",
                                Long.class,
                                job.id(),
                                job.wholeList(),
                                job.createdAt())
                        .setParameter("member", memberId)
                        .getSingleResult()
                > 0;
    }

    private <T> TypedQuery<T> gone(String hql, Class<T> type, String jobId, boolean all, long created) {
        return entities.createQuery(hql, type)
                .setParameter("realm", realmId)
                .setParameter("job", jobId)
                .setParameter("created", created)
                .setParameter("all", all)
                .setParameter("unchanged", ImportRowEntity.Kind.UNCHANGED);
    }

    /** Changes the state, if it still is what it was; whether it was. */
    public boolean turn(String jobId, ImportState from, ImportState to, long now) {
        return entities.createQuery("update ImportJobEntity j set j.state = :to, j.changedAt = :now"
                                + " where j.realmId = :realm and j.id = :job and j.state = :from")
                        .setParameter("to", to)
                        .setParameter("from", from)
                        .setParameter("now", now)
                        .setParameter("realm", realmId)
                        .setParameter("job", jobId)
                        .executeUpdate()
                == 1;
    }

    /** Adds to the counts of what was done. */
    public void add(String jobId, long done, long late, long undone, long kept) {
        entities.createQuery(
                        "update ImportJobEntity j set j.doneRows = j.doneRows + :done, j.lateRows = j.lateRows + :late,"
                                + " j.undoneRows = j.undoneRows + :undone, j.keptRows = j.keptRows + :kept where j.id = :job")
                .setParameter("done", done)
                .setParameter("late", late)
                .setParameter("undone", undone)
                .setParameter("kept", kept)
                .setParameter("job", jobId)
                .executeUpdate();
    }

    /** Notes how new members are made. */
    public void note(String jobId, boolean oneByOne, List<String> steps) {
        entities.createQuery("update ImportJobEntity j set j.oneByOne = :oneByOne, j.steps = :steps where j.id = :job")
                .setParameter("oneByOne", oneByOne)
                .setParameter("steps", String.join(" ", steps))
                .setParameter("job", jobId)
                .executeUpdate();
    }

    /** The required actions that new members were given. */
    public List<String> steps(String jobId) {
        return entities.createQuery(
                        "select coalesce(j.steps, '') from ImportJobEntity j where j.id = :job", String.class)
                .setParameter("job", jobId)
                .getResultStream()
                .flatMap(steps -> Stream.of(steps.split(" ")))
                .filter(step -> !step.isEmpty())
                .toList();
    }

    /** Deletes jobs with their rows that have rested since this moment; not the ones at work. */
    public int forget(long restingSince) {
        List<String> old = entities.createQuery(
                        "select j.id from ImportJobEntity j where j.realmId = :realm and j.changedAt < :since"
                                + " and j.state not in (:atWork)",
                        String.class)
                .setParameter("realm", realmId)
                .setParameter("since", restingSince)
                .setParameter("atWork", List.of(ImportState.PLANNING, ImportState.APPLYING, ImportState.UNDOING))
                .getResultList();
        for (String job : old) {
            entities.createQuery("delete from ImportRowEntity r where r.jobId = :job")
                    .setParameter("job", job)
                    .executeUpdate();
            entities.createQuery("delete from LetterBundleEntity b where b.jobId = :job")
                    .setParameter("job", job)
                    .executeUpdate();
            entities.createQuery("delete from ImportJobEntity j where j.id = :job")
                    .setParameter("job", job)
                    .executeUpdate();
        }
        return old.size();
    }
}
