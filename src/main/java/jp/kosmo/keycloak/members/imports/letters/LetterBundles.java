package jp.kosmo.keycloak.members.imports.letters;

import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.TypedQuery;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import jp.kosmo.keycloak.members.MemberKeys;
import jp.kosmo.keycloak.members.imports.ImportJobEntity;
import jp.kosmo.keycloak.members.imports.ImportRowEntity;
import jp.kosmo.keycloak.members.imports.ImportRows;
import jp.kosmo.keycloak.realm.ProviderIds;
import jp.kosmo.keycloak.text.MaskedName;
import org.hibernate.jpa.HibernateHints;
import org.jspecify.annotations.Nullable;
import org.keycloak.models.credential.PasswordCredentialModel;

/** The letters to the members whom an import has made and nobody has undone, in bundles that stay as they are once they are made. */
public final class LetterBundles {

    /** What a browser prints in a few seconds; the time grows with the square. */
    static final int MOST = 500;

    private static final int READ_AT_ONCE = 1000;
    private static final String MADE = "r.kind = :NEW and r.state = :DONE";
    private static final String MADE_OF_JOB = " where r.jobId = :job and " + MADE;
    private static final String PENDING =
            "exists (select 1 from UserRequiredActionEntity a where a.user.id = r.userId and a.action = '"
                    + ProviderIds.UPDATE_PASSWORD + "')";

    /** Who may begin with an initial password and has none of their own. */
    private static final String WAITING = " and u.enabled = true and " + PENDING
            + " and not exists (select 1 from CredentialEntity c where c.user = u and c.type = '"
            + PasswordCredentialModel.TYPE + "')";

    /** Who begins with symbol, number and birthdate: not everybody has them, and who has a code cannot. */
    private static final String WITHOUT_CODE = " and r.symbol is not null and r.number is not null"
            + " and not exists (select 1 from CredentialEntity c where c.user = u and c.type = '"
            + ProviderIds.INITIAL_PASSWORD + "')";

    private final EntityManager entities;
    private final String realmId;
    private final String jobId;
    private final ImportRows rows;

    public LetterBundles(EntityManager entities, String realmId, String jobId) {
        this.entities = entities;
        this.realmId = realmId;
        this.jobId = jobId;
        this.rows = new ImportRows(entities, realmId, jobId);
    }

    /**
     * A bundle.
     *
     * @param letters when it was made; whoever has left or begun since gets none
     * @param started how many of its members have set a password of their own
     * @param issuedAt when its letters were made the last time, in epoch milliseconds
     * @param printedAt when these were said to be on paper
     */
    public record Bundle(
            int number,
            int letters,
            int households,
            long started,
            @Nullable Long issuedAt,
            @Nullable Long printedAt) {}

    /** In their order; they are made the first time. Of a job that is done: nobody comes to it any more. */
    public List<Bundle> all() {
        make();
        Map<Integer, Long> started = started();
        return entities.createQuery(
                        "select b from LetterBundleEntity b where b.jobId = :job order by b.number",
                        LetterBundleEntity.class)
                .setParameter("job", jobId)
                .getResultStream()
                .map(bundle -> bundle(bundle, started.getOrDefault(bundle.number, 0L)))
                .toList();
    }

    /** One of them, which nobody else prints until the transaction ends. */
    public Optional<Bundle> lock(int number) {
        make();
        return Optional.ofNullable(entities.find(
                        LetterBundleEntity.class,
                        new LetterBundleEntity.Key(jobId, number),
                        LockModeType.PESSIMISTIC_WRITE))
                .map(bundle -> bundle(bundle, 0));
    }

    /**
     * Who of a bundle gets a letter now: by symbol and number, with their accounts locked, so that nobody sets a password
     * meanwhile.
     *
     * @param derived whether they begin with symbol, number and birthdate
     */
    public List<Recipient> recipients(int number, boolean derived) {
        rows.lockAccounts("r.bundle = " + number + " and " + MADE);
        return query(
                        "select new jp.kosmo.keycloak.members.imports.letters.Recipient(u.id, u.username, u.email,"
                                + " (select min(n.value) from UserAttributeEntity n where n.user = u and n.name = :name),"
                                + " coalesce(u.createdTimestamp, 0), r.symbolKey, r.numberKey,"
                                + " r.postalCode, r.address)"
                                + " from ImportRowEntity r join UserEntity u on u.id = r.userId and u.realmId = :realm"
                                + MADE_OF_JOB + " and r.bundle = :number" + WAITING + (derived ? WITHOUT_CODE : "")
                                + " order by r.sortKey",
                        Recipient.class)
                .setParameter("name", MaskedName.ATTRIBUTE)
                .setParameter("realm", realmId)
                .setParameter("number", number)
                .getResultList();
    }

    /** Notes that the letters were made; none of these is on paper yet. */
    public void issued(int number, long now) {
        note("b.issuedAt = :now, b.printedAt = null", number, now);
    }

    /** Notes that they are on paper. */
    public void printed(int number, long now) {
        note("b.printedAt = :now", number, now);
    }

    private void note(String assignments, int number, long now) {
        entities.createQuery("update LetterBundleEntity b set " + assignments
                        + " where b.jobId = :job and b.number = :number")
                .setParameter("now", now)
                .setParameter("job", jobId)
                .setParameter("number", number)
                .executeUpdate();
    }

    private void make() {
        if (isMade()) {
            return;
        }
        entities.find(ImportJobEntity.class, jobId, LockModeType.PESSIMISTIC_WRITE);
        if (isMade()) {
            return; // by somebody else in the same moment
        }
        int number = 0;
        for (Bundling.Bundle bundle : divided()) {
            number++;
            List<Integer> lines = bundle.lines();
            entities.persist(new LetterBundleEntity(realmId, jobId, number, lines.size(), bundle.households()));
            for (int first = 0; first < lines.size(); first += MOST) {
                rows.update(
                        "r.bundle = :number",
                        "r.line in (:lines)",
                        Map.of("number", number, "lines", lines.subList(first, Math.min(first + MOST, lines.size()))));
            }
        }
        entities.flush();
    }

    private boolean isMade() {
        return entities.createQuery("select count(*) from LetterBundleEntity b where b.jobId = :job", Long.class)
                        .setParameter("job", jobId)
                        .getSingleResult()
                > 0;
    }

    private List<Bundling.Bundle> divided() {
        Bundling bundling = new Bundling(MOST);
        try (Stream<Object[]> made = query(
                        "select r.line, r.sortKey, r.numberKey from ImportRowEntity r" + MADE_OF_JOB
                                + " order by r.sortKey, r.line",
                        Object[].class)
                .setHint(HibernateHints.HINT_FETCH_SIZE, READ_AT_ONCE)
                .getResultStream()) {
            made.forEach(row -> {
                String sortKey = (String) row[1];
                // Somebody without a number is of no household but their own.
                bundling.add(row[2] == null ? sortKey : MemberKeys.household(sortKey), (int) row[0]);
            });
        }
        return bundling.end();
    }

    private Map<Integer, Long> started() {
        return query(
                        "select r.bundle, count(*) from ImportRowEntity r" + MADE_OF_JOB
                                + " and r.bundle is not null and not " + PENDING + " group by r.bundle",
                        Object[].class)
                .getResultStream()
                .collect(Collectors.toMap(row -> (Integer) row[0], row -> (Long) row[1]));
    }

    /** @param hql with {@link #MADE_OF_JOB} in it */
    private <T> TypedQuery<T> query(String hql, Class<T> type) {
        return entities.createQuery(hql, type)
                .setParameter("job", jobId)
                .setParameter("NEW", ImportRowEntity.Kind.NEW)
                .setParameter("DONE", ImportRowEntity.State.DONE);
    }

    private static Bundle bundle(LetterBundleEntity bundle, long started) {
        return new Bundle(bundle.number, bundle.letters, bundle.households, started, bundle.issuedAt, bundle.printedAt);
    }
}
