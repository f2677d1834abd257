package jp.kosmo.keycloak.members.imports.steps;

import jakarta.persistence.EntityManager;
import java.io.Serial;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Whose turn it is to work at a realm's import. Whoever works says so with every step, in the step's own transaction: when another
 * has taken over, or the clerk has stopped the job, nothing of the step stays.
 */
public final class ImportTurn {

    /** For how long a node that says nothing is waited for. A step takes a second. */
    static final Duration SILENCE = Duration.ofMinutes(1);

    /** The same after a step that asks a question about a million rows. */
    static final Duration LONG_SILENCE = Duration.ofMinutes(15);

    private final String realmId;
    private final String holder = UUID.randomUUID().toString();

    public ImportTurn(String realmId) {
        this.realmId = realmId;
    }

    /** Somebody else works at it now, or nobody is to. */
    public static final class LostException extends RuntimeException {

        @Serial
        private static final long serialVersionUID = 1L;
    }

    /** Realms with work that nobody is at. */
    public static List<String> waiting(EntityManager entities, long now) {
        return entities.createQuery("select t.realmId from ImportTurnEntity t where t.until < :now", String.class)
                .setParameter("now", now)
                .getResultList();
    }

    /** Takes the turn, if nobody is at it; the job. */
    public Optional<String> take(EntityManager entities, long now) {
        int taken = entities.createQuery("update ImportTurnEntity t set t.holder = :holder, t.until = :until"
                        + " where t.realmId = :realm and t.until < :now")
                .setParameter("holder", holder)
                .setParameter("until", now + SILENCE.toMillis())
                .setParameter("realm", realmId)
                .setParameter("now", now)
                .executeUpdate();
        return taken == 0
                ? Optional.empty()
                : Optional.of(entities.createQuery(
                                "select t.jobId from ImportTurnEntity t where t.realmId = :realm", String.class)
                        .setParameter("realm", realmId)
                        .getSingleResult());
    }

    /**
     * The first line of each step.
     *
     * @param silence for which the step may say nothing more
     */
    void keep(EntityManager entities, long now, Duration silence) {
        int kept = entities.createQuery("update ImportTurnEntity t set t.until = :until"
                        + " where t.realmId = :realm and t.holder = :holder")
                .setParameter("until", now + silence.toMillis())
                .setParameter("realm", realmId)
                .setParameter("holder", holder)
                .executeUpdate();
        if (kept == 0) {
            throw new LostException();
        }
    }

    /** The work is done, or is to stop; waits for the step under way. */
    public static void end(EntityManager entities, String realmId) {
        entities.createQuery("delete from ImportTurnEntity t where t.realmId = :realm")
                .setParameter("realm", realmId)
                .executeUpdate();
    }
}
