package jp.kosmo.keycloak.members.imports.upload;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/** An uploaded file; its bytes are in {@link ImportPartEntity}. */
@Entity
@Table(name = "KOSMO_IMPORT_FILE")
public class ImportFileEntity {

    @Id
    @Column(name = "ID", length = 36)
    String id = "";

    @Column(name = "REALM_ID", length = 36, nullable = false)
    String realmId = "";

    /** In bytes, as far as it has come. */
    @Column(name = "FILE_SIZE", nullable = false)
    long size;

    /** Epoch milliseconds. */
    @Column(name = "CREATED_AT", nullable = false)
    long createdAt;
}
