package jp.kosmo.keycloak.jpa;

import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityNotFoundException;
import jakarta.persistence.LockModeType;
import jakarta.persistence.LockTimeoutException;
import jakarta.persistence.PessimisticLockException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.ModelException;
import org.keycloak.models.UserModel;
import org.keycloak.models.cache.CachedUserModel;
import org.keycloak.models.jpa.entities.UserEntity;
import org.keycloak.storage.StorageId;

/**
 * The member's own database row, locked until the request commits and read afresh.
 *
 * <p>Keycloak hands a request a member from its cache. Two requests for one member (two tabs, a double click, thirty
 * guesses at once) then both see the state from before either of them. Holding this lock they follow one another, and
 * each sees what the one before has committed, here and in the member it was handed: that one reads the database from
 * now on. It costs one {@code select ... for update}.
 *
 * <p>Only members stored in the realm's own database have such a row.
 */
public final class LockedUser {

    /** How long a request waits for another one of the same member. */
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(3);

    private final UserEntity row;

    private LockedUser(UserEntity row) {
        this.row = row;
    }

    /**
     * Waits for the lock, for three seconds at most; call it before anything about the member was changed in this request.
     *
     * @return empty when the member was removed meanwhile or comes from a user federation
     * @throws UserBusyException when other requests of this member are before this one and take too long
     */
    public static Optional<LockedUser> of(KeycloakSession session, @Nullable UserModel member) {
        if (member == null || !StorageId.isLocalStorage(member.getId())) {
            return Optional.empty();
        }
        RequestsInFlight.enter(session, member.getId());
        if (member instanceof CachedUserModel cached) {
            cached.invalidate();
        }
        EntityManager entities = EntityManagers.of(session);
        UserEntity row = entities.find(UserEntity.class, member.getId());
        if (row == null) {
            return Optional.empty();
        }
        try {
            limitWait(entities, LONGEST_WAIT);
            entities.refresh(row, LockModeType.PESSIMISTIC_WRITE, Map.of("jakarta.persistence.lock.timeout", (int)
                    LONGEST_WAIT.toMillis()));
            limitWait(entities, Duration.ZERO);
            return Optional.of(new LockedUser(row));
        } catch (ModelException failed) {
            if (isCausedBy(failed, EntityNotFoundException.class::isInstance)) {
                return Optional.empty(); // removed meanwhile
            }
            if (isCausedBy(failed, LockedUser::isLockTimeout)) {
                session.getTransactionManager().setRollbackOnly(); // the database has ended the transaction
                throw new UserBusyException();
            }
            throw failed;
        }
    }

    private static boolean isCausedBy(Throwable failure, Predicate<Throwable> kind) {
        return Stream.iterate(failure, Objects::nonNull, Throwable::getCause)
                .limit(20)
                .anyMatch(kind);
    }

    /** Hibernate does not know PostgreSQL's state of a lock that took too long for one. */
    private static boolean isLockTimeout(Throwable cause) {
        return cause instanceof LockTimeoutException
                || cause instanceof PessimisticLockException
                || (cause instanceof SQLException sql && "55P03".equals(sql.getSQLState()));
    }

    /** PostgreSQL knows no limit for one statement, only for the transaction; zero = wait for ever, its default. */
    private static void limitWait(EntityManager entities, Duration most) {
        if (EntityManagers.isPostgreSql(entities)) {
            entities.createNativeQuery("set local lock_timeout = " + most.toMillis())
                    .executeUpdate();
        }
    }

    /** Whether the account is enabled now. */
    public boolean enabled() {
        return row.isEnabled();
    }

    /** Whether the required action with this id is still open on the member's record. */
    public boolean hasPending(String requiredAction) {
        return row.getRequiredActions().stream().anyMatch(action -> requiredAction.equals(action.getAction()));
    }

    /** The stored value of a single-valued attribute, or null. */
    public @Nullable String attribute(String name) {
        return row.getAttributes().stream()
                .filter(attribute -> name.equals(attribute.getName()))
                .map(attribute -> attribute.getValue())
                .findFirst()
                .orElse(null);
    }
}
