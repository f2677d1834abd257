package jp.kosmo.keycloak.ledger;

import jakarta.persistence.EntityManager;
import jp.kosmo.keycloak.keycloak.Entities;
import org.keycloak.models.KeycloakSession;

/** Which user IDs members have given up, and when (SPEC A20). */
public final class UserIdHistory {

    private final EntityManager entities;
    private final String realmId;

    public UserIdHistory(KeycloakSession session, String realmId) {
        this.entities = Entities.of(session);
        this.realmId = realmId;
    }

    /** Remembers that the member holds this ID no longer; a later release of the same ID replaces the earlier one. */
    public void release(String releasedId, String userId, long releasedAt) {
        UserIdHistoryEntity row = new UserIdHistoryEntity();
        row.realmId = realmId;
        row.releasedId = releasedId;
        row.userId = userId;
        row.releasedAt = releasedAt;
        entities.merge(row);
    }

    /** Whether somebody other than this member gave up the ID after the given moment (epoch milliseconds). */
    public boolean releasedByAnotherSince(String candidate, String userId, long since) {
        return !entities.createQuery(
                        "select h.releasedAt from UserIdHistoryEntity h where h.realmId = :realm"
                                + " and h.releasedId = :candidate and h.userId <> :user and h.releasedAt > :since",
                        Long.class)
                .setParameter("realm", realmId)
                .setParameter("candidate", candidate)
                .setParameter("user", userId)
                .setParameter("since", since)
                .setMaxResults(1)
                .getResultList()
                .isEmpty();
    }
}
