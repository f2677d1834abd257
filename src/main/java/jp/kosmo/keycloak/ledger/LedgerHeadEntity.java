package jp.kosmo.keycloak.ledger;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Id;
import jakarta.persistence.LockModeType;
import jakarta.persistence.Table;

/** The end of a realm's chain. */
@Entity
@Table(name = "KOSMO_LEDGER_HEAD")
public class LedgerHeadEntity {

    /** What the first row of a chain names as the hash before it. */
    static final String START = "0".repeat(64);

    @Id
    @Column(name = "REALM_ID", length = 36)
    String realmId = "";

    @Column(name = "POSITION", nullable = false)
    long position;

    @Column(name = "HASH", length = 64, nullable = false)
    String hash = "";

    /** The end of this realm's chain, kept from everybody else until the transaction ends. */
    static LedgerHeadEntity locked(EntityManager entities, String realmId) {
        LedgerHeadEntity head = entities.find(LedgerHeadEntity.class, realmId);
        if (head == null) {
            entities.createQuery("insert into LedgerHeadEntity (realmId, position, hash) values (:realm, 0, :start)"
                            + " on conflict (realmId) do nothing")
                    .setParameter("realm", realmId)
                    .setParameter("start", START)
                    .executeUpdate();
            head = entities.find(LedgerHeadEntity.class, realmId);
        }
        entities.refresh(head, LockModeType.PESSIMISTIC_WRITE);
        return head;
    }

    /** Makes this row, complete but for its place, the last one of the chain. */
    void append(EntityManager entities, ConsentEntity row) {
        row.realmId = realmId;
        row.position = position + 1;
        row.previousHash = hash;
        row.hash = row.expectedHash();
        entities.persist(row);
        position = row.position;
        hash = row.hash;
    }
}
