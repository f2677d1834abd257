package jp.kosmo.keycloak.ledger;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;
import jp.kosmo.keycloak.text.Sha256;
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

    /** Where a member was removed: when the month began, epoch milliseconds. Not part of the chain, like what is taken out then. */
    @Column(name = "LEFT_AT")
    @Nullable
    Long leftAt;

    /** Whether everything is as it was written, but for what is taken out when a member is removed. */
    boolean isSound() {
        boolean pseudonymised = personSalt == null && username == null && ipAddress == null;
        boolean personSound = personSalt != null
                && username != null
                && ipAddress != null
                && personSha256.equals(Sha256.ofAll(personSalt, username, ipAddress));
        return (personSound || pseudonymised) && hash.equals(expectedHash());
    }

    /** The hash that belongs to these values. */
    String expectedHash() {
        return Sha256.ofAll(
                previousHash,
                realmId,
                String.valueOf(position),
                userId,
                personSha256,
                version,
                sha256,
                decision,
                String.valueOf(decidedAt),
                clientId,
                language);
    }
}
