package jp.kosmo.keycloak.limits;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;
import org.jspecify.annotations.Nullable;

/** One member's tries of one kind. */
@Entity
@Table(name = "KOSMO_ATTEMPT")
@IdClass(AttemptEntity.Key.class)
public class AttemptEntity {

    /** Primary key. */
    public record Key(String realmId, String userId, String kind) implements Serializable {}

    @Id
    @Column(name = "REALM_ID", length = 36)
    String realmId = "";

    @Id
    @Column(name = "USER_ID", length = 255)
    String userId = "";

    @Id
    @Column(name = "KIND", length = 32)
    String kind = "";

    @Column(name = "FAILURES", nullable = false)
    int failures;

    /** Epoch milliseconds; null = not locked, {@link Long#MAX_VALUE} = until the union unlocks. */
    @Column(name = "LOCKED_UNTIL")
    @Nullable
    Long lockedUntil;
}
