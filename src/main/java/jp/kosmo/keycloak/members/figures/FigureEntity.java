package jp.kosmo.keycloak.members.figures;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;

/** One figure of one union on one day. */
@Entity
@Table(name = "KOSMO_REPORT")
@IdClass(FigureEntity.Key.class)
public class FigureEntity {

    /** Primary key. */
    public record Key(String realmId, String reportDay, String figure) implements Serializable {}

    @Id
    @Column(name = "REALM_ID", length = 36)
    String realmId = "";

    /** In Japan, ISO 8601: sorts as text, and no driver shifts it by a time zone. */
    @Id
    @Column(name = "REPORT_DAY", length = 10)
    String reportDay = "";

    @Id
    @Column(name = "FIGURE", length = 32)
    String figure = "";

    @Column(name = "MEMBERS", nullable = false)
    long members;

    /** Epoch milliseconds; the last count of a day stays. */
    @Column(name = "COUNTED_AT", nullable = false)
    long countedAt;
}
