package jp.kosmo.keycloak.keycloak;

import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import org.jspecify.annotations.Nullable;
import org.keycloak.models.KeycloakSession;
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
 * <p>Only members stored in the realm's own database have such a row. A union has no others; the actions that stand in
 * for Keycloak's in every realm of the server ask first.
 */
public final class LockedMember {

    private final UserEntity row;

    private LockedMember(UserEntity row) {
        this.row = row;
    }

    /**
     * Waits for the lock; call it before anything about the member was changed in this request.
     *
     * @throws IllegalStateException when the member was removed meanwhile or comes from a user federation
     */
    public static LockedMember of(KeycloakSession session, UserModel member) {
        if (member instanceof CachedUserModel cached) {
            cached.invalidate();
        }
        EntityManager entities = Entities.of(session);
        UserEntity row = entities.find(UserEntity.class, member.getId());
        if (row == null) {
            throw new IllegalStateException("Member " + member.getId() + " has no row in this realm's database");
        }
        entities.refresh(row, LockModeType.PESSIMISTIC_WRITE);
        return new LockedMember(row);
    }

    /** Waits for the lock, if the member has such a row, and tells whether the account is enabled now. */
    public static boolean isEnabled(KeycloakSession session, UserModel member) {
        return StorageId.isLocalStorage(member.getId()) ? of(session, member).enabled() : member.isEnabled();
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
