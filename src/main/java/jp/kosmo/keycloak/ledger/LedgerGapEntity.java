package jp.kosmo.keycloak.ledger;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.util.List;
import java.util.stream.Stream;
import jp.kosmo.keycloak.text.Sha256;

/** Rows that were taken out of a chain because they are kept no longer: where they stood, and what the chain goes on from. */
@Entity
@Table(name = "KOSMO_LEDGER_GAP")
@IdClass(LedgerGapEntity.Key.class)
public class LedgerGapEntity {

    /** Primary key. */
    public record Key(String realmId, long first) implements Serializable {}

    @Id
    @Column(name = "REALM_ID", length = 36)
    String realmId = "";

    /** Position of the first row taken out. */
    @Id
    @Column(name = "FIRST_POSITION")
    long first;

    /** Position of the last one; all between are gone, too. */
    @Column(name = "LAST_POSITION", nullable = false)
    long last;

    /** What the first row named as the hash before it. */
    @Column(name = "PREVIOUS_HASH", length = 64, nullable = false)
    String previousHash = "";

    /** The hash of the last row. */
    @Column(name = "HASH", length = 64, nullable = false)
    String hash = "";

    /** Position of the chain's own row that records the purge. */
    @Column(name = "RECORD_POSITION", nullable = false)
    long record;

    /** What the record of a purge holds of all its gaps, in their order. */
    static String digest(List<LedgerGapEntity> gaps) {
        return Sha256.ofAll(gaps.stream()
                .flatMap(gap ->
                        Stream.of(String.valueOf(gap.first), String.valueOf(gap.last), gap.previousHash, gap.hash))
                .toArray(String[]::new));
    }
}
