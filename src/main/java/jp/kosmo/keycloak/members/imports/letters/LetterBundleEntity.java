package jp.kosmo.keycloak.members.imports.letters;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;
import org.jspecify.annotations.Nullable;

/** Some letters of an import that are printed at once. Who gets them stands in the rows of the import; here is nothing of any one member. */
@Entity
@Table(name = "KOSMO_LETTER_BUNDLE")
@IdClass(LetterBundleEntity.Key.class)
public class LetterBundleEntity {

    /** Primary key. */
    public record Key(String jobId, int number) implements Serializable {}

    @Id
    @Column(name = "JOB_ID", length = 36)
    String jobId = "";

    /** From 1 on. */
    @Id
    @Column(name = "BUNDLE")
    int number;

    @Column(name = "REALM_ID", length = 36, nullable = false)
    String realmId = "";

    @Column(name = "LETTERS", nullable = false)
    int letters;

    @Column(name = "HOUSEHOLDS", nullable = false)
    int households;

    /** Epoch milliseconds; of the letters that count, those of before are dead. */
    @Column(name = "ISSUED_AT")
    @Nullable
    Long issuedAt;

    /** When a clerk has said that these are on paper. */
    @Column(name = "PRINTED_AT")
    @Nullable
    Long printedAt;

    protected LetterBundleEntity() {}

    LetterBundleEntity(String realmId, String jobId, int number, int letters, int households) {
        this.realmId = realmId;
        this.jobId = jobId;
        this.number = number;
        this.letters = letters;
        this.households = households;
    }
}
