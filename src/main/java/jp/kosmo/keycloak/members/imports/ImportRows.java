package jp.kosmo.keycloak.members.imports;

import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.Query;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import jp.kosmo.keycloak.jpa.EntityManagers;
import org.jspecify.annotations.Nullable;

/** The staged rows of one job, changed and asked as sets. */
public final class ImportRows {

    /** The whole job. */
    private static final int LAST = Integer.MAX_VALUE;

    private static final String OF_JOB = " where r.jobId = :job and r.line >= :first and r.line <= :last and ";

    private final EntityManager entities;
    private final String realmId;
    private final String jobId;
    private final int first;
    private final int last;

    public ImportRows(EntityManager entities, String realmId, String jobId) {
        this(entities, realmId, jobId, 0, LAST);
    }

    private ImportRows(EntityManager entities, String realmId, String jobId, int first, int last) {
        this.entities = entities;
        this.realmId = realmId;
        this.jobId = jobId;
        this.first = first;
        this.last = last;
    }

    /** Those of these lines, both included. */
    public ImportRows between(int from, int to) {
        return new ImportRows(entities, realmId, jobId, from, to);
    }

    /**
     * Changes rows.
     *
     * @param assignments of HQL, to the row {@code r}
     * @param condition of HQL; {@code :realm} and {@code :job} are known, and {@code :NEW} and the like for every kind and state
     * @return how many there were
     */
    public int update(String assignments, String condition, Map<String, Object> parameters) {
        return execute("update ImportRowEntity r set " + assignments + OF_JOB + condition, parameters);
    }

    public int update(String assignments, String condition) {
        return update(assignments, condition, Map.of());
    }

    /** Makes rows of another table of these rows; {@code insert} is everything up to {@code from}. */
    public int insert(String insert, String condition, Map<String, Object> parameters) {
        return execute(insert + " from ImportRowEntity r" + OF_JOB + condition, parameters);
    }

    /**
     * Tells the database how many rows there are. PostgreSQL does so by itself only within a minute, and until then takes the new
     * rows for few: it would compare each row with all others one by one.
     */
    public void analyze() {
        if (EntityManagers.isPostgreSql(entities)) {
            entities.createNativeQuery("analyze {h-schema}" + ImportRowEntity.TABLE)
                    .executeUpdate();
        }
    }

    /** Forgets them all; how many there were. */
    public int deleteAll() {
        return execute("delete from ImportRowEntity r" + OF_JOB + "true = true", Map.of());
    }

    /** Deletes rows of another table that belong to the members of these rows. */
    public int delete(String entity, String userId, String condition) {
        return execute(
                "delete from " + entity + " e where e." + userId + " in (select r.userId from ImportRowEntity r"
                        + OF_JOB + condition + ")",
                Map.of());
    }

    /** The lines of some rows, in their order. */
    public List<Integer> lines(String condition, int most) {
        return bind(
                        entities.createQuery(
                                "select r.line from ImportRowEntity r" + OF_JOB + condition + " order by r.line",
                                Integer.class),
                        Map.of())
                .setMaxResults(most)
                .getResultList()
                .stream()
                .map(Integer.class::cast)
                .toList();
    }

    public long count(String condition) {
        return ((Number) bind(
                                entities.createQuery(
                                        "select count(*) from ImportRowEntity r" + OF_JOB + condition, Long.class),
                                Map.of())
                        .getSingleResult())
                .longValue();
    }

    /** How many rows of a kind have a reason. */
    public record Reason(ImportRowEntity.Kind kind, String reason, long rows) {}

    /** All of them, the most frequent first. */
    public List<Reason> reasons() {
        return bind(
                        entities.createQuery(
                                "select new jp.kosmo.keycloak.members.imports.ImportRows$Reason(r.kind, r.reason, count(*))"
                                        + " from ImportRowEntity r" + OF_JOB + "r.reason is not null"
                                        + " group by r.kind, r.reason order by count(*) desc, r.reason",
                                Reason.class),
                        Map.of())
                .getResultList();
    }

    /** Some rows, in the order of the file. */
    public List<StagedRow> read(String condition, int most) {
        List<?> rows = bind(
                        entities.createQuery(
                                "select r from ImportRowEntity r" + OF_JOB + condition + " order by r.line",
                                ImportRowEntity.class),
                        Map.of())
                .setMaxResults(most)
                .getResultList();
        rows.forEach(entities::detach); // sets change them behind the back of the one who reads
        return rows.stream().map(ImportRowEntity.class::cast).map(StagedRow::of).toList();
    }

    /** Locks the accounts of these rows until the transaction ends. */
    public void lockAccounts(String condition) {
        bind(
                        entities.createQuery(
                                "select u.id from UserEntity u where u.id in (select r.userId from ImportRowEntity r"
                                        + OF_JOB + condition + ") order by u.id",
                                String.class),
                        Map.of())
                .setLockMode(LockModeType.PESSIMISTIC_WRITE)
                .getResultList();
    }

    private int execute(String hql, Map<String, Object> parameters) {
        return bind(entities.createQuery(hql), parameters).executeUpdate();
    }

    private <Q extends Query> Q bind(Q query, Map<String, Object> parameters) {
        Map<String, @Nullable Object> known = new HashMap<>(parameters);
        known.put("realm", realmId);
        known.put("job", jobId);
        known.put("first", first);
        known.put("last", last);
        for (ImportRowEntity.Kind kind : ImportRowEntity.Kind.values()) {
            known.put(kind.name(), kind);
        }
        for (ImportRowEntity.State state : ImportRowEntity.State.values()) {
            known.put(state.name(), state);
        }
        query.getParameters()
                .forEach(parameter -> query.setParameter(parameter.getName(), known.get(parameter.getName())));
        return query;
    }
}
