package jp.kosmo.keycloak.ledger;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;
import org.jspecify.annotations.Nullable;

/** One decision of one member about one version of the terms. Written once, never updated but to pseudonymise. */
@Entity
@Table(name = "KOSMO_CONSENT")
@IdClass(ConsentEntity.Key.class)
public class ConsentEntity {

    /** Primary key: the place in the realm's chain, from 1. */
    public record Key(String realmId, long position) implements Serializable {}

    @Id
    @Column(name = "REALM_ID", length = 36)
    String realmId = "";

    @Id
    @Column(name = "POSITION")
    long position;

    @Column(name = "USER_ID", length = 255, nullable = false)
    String userId = "";

    @Column(name = "VERSION", length = 64, nullable = false)
    String version = "";

    @Column(name = "SHA256", length = 64, nullable = false)
    String sha256 = "";

    @Column(name = "DECISION", length = 16, nullable = false)
    String decision = "";

    /** Epoch milliseconds. */
    @Column(name = "DECIDED_AT", nullable = false)
    long decidedAt;

    @Column(name = "CLIENT_ID", length = 255, nullable = false)
    String clientId = "";

    @Column(name = "LANGUAGE", length = 16, nullable = false)
    String language = "";

    /** The user ID at that time; null once pseudonymised. */
    @Column(name = "USERNAME", length = 255)
    @Nullable
    String username;

    /** Null once pseudonymised. */
    @Column(name = "IP_ADDRESS", length = 64)
    @Nullable
    String ipAddress;

    /** Random; makes the digest of user ID and address worthless to guess at once it is gone. */
    @Column(name = "PERSON_SALT", length = 64)
    @Nullable
    String personSalt;

    /** Stands for user ID and address in the chain, so that erasing them does not break it. */
    @Column(name = "PERSON_SHA256", length = 64, nullable = false)
    String personSha256 = "";

    @Column(name = "PREVIOUS_HASH", length = 64, nullable = false)
    String previousHash = "";

    @Column(name = "HASH", length = 64, nullable = false)
    String hash = "";
}
