package jp.kosmo.keycloak.members.imports.upload;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;

/** Some bytes of an uploaded file. */
@Entity
@Table(name = "KOSMO_IMPORT_PART")
@IdClass(ImportPartEntity.Key.class)
public class ImportPartEntity {

    /** Primary key. */
    public record Key(String fileId, long begin) implements Serializable {}

    /** What every database holds in one value. */
    static final int LONGEST = 60_000;

    @Id
    @Column(name = "FILE_ID", length = 36)
    String fileId = "";

    /** How many bytes are before it. */
    @Id
    @Column(name = "BEGIN_AT")
    long begin;

    @Column(name = "REALM_ID", length = 36, nullable = false)
    String realmId = "";

    @Column(name = "CONTENT", length = LONGEST, nullable = false)
    byte[] content = {};
}
