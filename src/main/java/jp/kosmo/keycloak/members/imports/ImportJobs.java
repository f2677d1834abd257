package jp.kosmo.keycloak.members.imports;

import jakarta.persistence.EntityManager;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import jp.kosmo.keycloak.jpa.EntityManagers;
import org.jspecify.annotations.Nullable;

/** The imports of one realm. */
public final class ImportJobs {

    private static final List<ImportState> AT_WORK =
            Stream.of(ImportState.values()).filter(ImportState::isAtWork).toList();

    private static final String RESTING = "j.changedAt < :since and j.state not in (:atWork)"
            + " and not exists (select 1 from LetterBundleEntity b where b.jobId = j.id"
            + " and (b.issuedAt >= :since or b.printedAt >= :since))";

    private final EntityManager entities;
    private final String realmId;

    public ImportJobs(EntityManager entities, String realmId) {
        this.entities = entities;
        this.realmId = realmId;
    }

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

    /**
     * Counts what was planned.
     *
     * @param gone how many members have left, or may have
     */
    public void count(String jobId, long gone) {
        ImportJobEntity job = entities.find(ImportJobEntity.class, jobId);
        ImportRows rows = new ImportRows(entities, realmId, jobId);
        job.newRows = rows.count("r.kind = :NEW");
        job.changedRows = rows.count("r.kind = :CHANGED");
        job.unchangedRows = rows.count("r.kind = :UNCHANGED");
        job.refusedRows = rows.count("r.kind = :REFUSED");
        job.goneMembers = gone;
        entities.flush();
    }

    /** The job with this id, if it is one of this realm. */
    public Optional<ImportJob> find(@Nullable String jobId) {
        return EntityManagers.isKey(jobId)
                ? list("j.id = :id", Map.of("id", String.valueOf(jobId)), 1).stream()
                        .findFirst()
                : Optional.empty();
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

    /** Those with which nothing has been done since this moment, their letters included; not the ones at work. */
    public List<String> restingSince(long moment) {
        return entities.createQuery(
                        "select j.id from ImportJobEntity j where j.realmId = :realm and " + RESTING, String.class)
                .setParameter("realm", realmId)
                .setParameter("since", moment)
                .setParameter("atWork", AT_WORK)
                .getResultList();
    }

    /** Deletes a job with all that is kept of it but its file, unless somebody goes on with it in this moment; whether it is gone. */
    public boolean forget(String jobId, long restingSince) {
        int deleted = entities.createQuery("delete from ImportJobEntity j where j.id = :job and " + RESTING)
                .setParameter("job", jobId)
                .setParameter("since", restingSince)
                .setParameter("atWork", AT_WORK)
                .executeUpdate();
        if (deleted > 0) {
            List.of("ImportRowEntity", "LetterBundleEntity")
                    .forEach(entity -> entities.createQuery("delete from " + entity + " e where e.jobId = :job")
                            .setParameter("job", jobId)
                            .executeUpdate());
        }
        return deleted > 0;
    }
}
