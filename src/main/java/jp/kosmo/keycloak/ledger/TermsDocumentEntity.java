package jp.kosmo.keycloak.ledger;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;

/** The exact text that members were shown, once per hash. */
@Entity
@Table(name = "KOSMO_TERMS_DOCUMENT")
@IdClass(TermsDocumentEntity.Key.class)
public class TermsDocumentEntity {

    /** Primary key. */
    public record Key(String realmId, String sha256) implements Serializable {}

    @Id
    @Column(name = "REALM_ID", length = 36)
    String realmId = "";

    @Id
    @Column(name = "SHA256", length = 64)
    String sha256 = "";

    @Column(name = "VERSION", length = 64, nullable = false)
    String version = "";

    @Column(name = "LANGUAGE", length = 16, nullable = false)
    String language = "";

    @Column(name = "TEXT", nullable = false)
    String text = "";

    /** Epoch milliseconds of the first decision about this text. */
    @Column(name = "FIRST_SHOWN", nullable = false)
    long firstShown;
}
