package jp.kosmo.keycloak.members.imports;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/** The job of a realm that is at work, and who is at it. A second one of the realm cannot have a row. */
@Entity
@Table(name = "KOSMO_IMPORT_TURN")
public class ImportTurnEntity {

    @Id
    @Column(name = "REALM_ID", length = 36)
    String realmId = "";

    @Column(name = "JOB_ID", length = 36, nullable = false)
    String jobId = "";

    /** Of whoever works at it. */
    @Column(name = "HOLDER", length = 36, nullable = false)
    String holder = "";

    /** Epoch milliseconds; when nobody has said until then that the work goes on, another takes it over. */
    @Column(name = "UNTIL_AT", nullable = false)
    long until;

    protected ImportTurnEntity() {}

    public ImportTurnEntity(String realmId, String jobId, String holder, long until) {
        this.realmId = realmId;
        this.jobId = jobId;
        this.holder = holder;
        this.until = until;
    }
}
