package jp.kosmo.keycloak.ledger.history;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;

/** A user ID that a member has given up. */
@Entity
@Table(name = "KOSMO_USER_ID_HISTORY")
@IdClass(UserIdHistoryEntity.Key.class)
public class UserIdHistoryEntity {

    /** Primary key. */
    public record Key(String realmId, String releasedId, String userId) implements Serializable {}

    @Id
    @Column(name = "REALM_ID", length = 36)
    String realmId = "";

    /** The user ID, lower case. */
    @Id
    @Column(name = "RELEASED_ID", length = 255)
    String releasedId = "";

    /** Keycloak's id of the member who held it. */
    @Id
    @Column(name = "USER_ID", length = 255)
    String userId = "";

    /** Epoch milliseconds. */
    @Column(name = "RELEASED_AT", nullable = false)
    long releasedAt;

    /** How often the member gave it up by an own wish, in the month in Japan that has the moment above. */
    @Column(name = "OWN_RELEASES", nullable = false)
    int ownReleases;
}
