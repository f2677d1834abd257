package jp.kosmo.keycloak.ledger;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/** The end of a realm's chain. */
@Entity
@Table(name = "KOSMO_LEDGER_HEAD")
public class LedgerHeadEntity {

    @Id
    @Column(name = "REALM_ID", length = 36)
    String realmId = "";

    @Column(name = "POSITION", nullable = false)
    long position;

    @Column(name = "HASH", length = 64, nullable = false)
    String hash = "";
}
