package jp.kosmo.keycloak.members.imports;

import jakarta.persistence.Column;
import jakarta.persistence.ConstraintMode;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.FetchType;
import jakarta.persistence.ForeignKey;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;
import java.io.Serializable;
import org.jspecify.annotations.Nullable;
import org.keycloak.models.jpa.entities.UserEntity;

/** One row of a file as it is planned: read, brought into the form of the record, and compared with who is on record. */
@Entity
@Table(name = ImportRowEntity.TABLE)
@IdClass(ImportRowEntity.Key.class)
public class ImportRowEntity {

    static final String TABLE = "KOSMO_IMPORT_ROW";

    /** Primary key. */
    public record Key(String jobId, int line) implements Serializable {}

    /** What is to be done. */
    public enum Kind {
        NEW,
        CHANGED,
        UNCHANGED,
        REFUSED
    }

    /** What was done. */
    public enum State {
        PLANNED,
        DONE,
        /** Refused when it was to be applied: something has changed since the plan was made. */
        LATE,
        UNDOING,
        UNDONE,
        /** Not undone: somebody has touched the record since. */
        KEPT
    }

    @Id
    @Column(name = "JOB_ID", length = 36)
    String jobId = "";

    @Id
    @Column(name = "LINE")
    int line;

    @Column(name = "REALM_ID", length = 36, nullable = false)
    String realmId = "";

    @Enumerated(EnumType.STRING)
    @Column(name = "KIND", length = 16, nullable = false)
    Kind kind = Kind.NEW;

    @Enumerated(EnumType.STRING)
    @Column(name = "STATE", length = 16, nullable = false)
    State state = State.PLANNED;

    /** Number of the bundle of letters that the member's is in; null until letters are looked at. */
    @Column(name = "BUNDLE")
    @Nullable
    Integer bundle;

    /** Code of why it is refused, or of what the clerk should know. */
    @Column(name = "REASON", length = 40)
    @Nullable
    String reason;

    /** The attribute that is refused. */
    @Column(name = "FIELD")
    @Nullable
    String field;

    /** The member's id: drawn when the row is staged, so that applying twice makes nobody twice; then of the one found. */
    @Column(name = "USER_ID", nullable = false)
    String userId = "";

    /** The same column, as HQL wants it where a row is made that points to the user. No join comes of it. */
    @ManyToOne(fetch = FetchType.LAZY)
    @JoinColumn(
            name = "USER_ID",
            insertable = false,
            updatable = false,
            foreignKey = @ForeignKey(ConstraintMode.NO_CONSTRAINT))
    @Nullable
    UserEntity user;

    /** Of the member with this symbol, number and branch number. */
    @Column(name = "OTHER_ID")
    @Nullable
    String otherId;

    @Column(name = "USERNAME")
    @Nullable
    String username;

    @Column(name = "EMAIL")
    @Nullable
    String email;

    @Column(name = "TEMPORARY_ID")
    @Nullable
    String temporaryId;

    @Column(name = "BIRTHDATE")
    @Nullable
    String birthdate;

    @Column(name = "SYMBOL")
    @Nullable
    String symbol;

    @Column(name = "INSURED_NUMBER")
    @Nullable
    String number;

    @Column(name = "BRANCH")
    @Nullable
    String branch;

    @Column(name = "DISPLAY_NAME")
    @Nullable
    String name;

    @Column(name = "KANA")
    @Nullable
    String kana;

    @Column(name = "LANGUAGE_TAG")
    @Nullable
    String language;

    /** Of the letter, like the address. */
    @Column(name = "POSTAL_CODE")
    @Nullable
    String postalCode;

    @Column(name = "ADDRESS")
    @Nullable
    String address;

    /** The user ID of somebody new in a file without. */
    @Column(name = "MADE_ID")
    @Nullable
    String madeId;

    /** All that the reader has found, as JSON, where {@link #reason} and {@link #field} do not say it. */
    @Column(name = "PROBLEMS", length = 2000)
    @Nullable
    String problems;

    /** Whether the file says that the member has left. */
    @Column(name = "LEAVER", nullable = false)
    boolean leaver;

    @Column(name = "SYMBOL_KEY")
    @Nullable
    String symbolKey;

    @Column(name = "NUMBER_KEY")
    @Nullable
    String numberKey;

    @Column(name = "BRANCH_KEY")
    @Nullable
    String branchKey;

    @Column(name = "SORT_KEY", nullable = false)
    String sortKey = "";

    @Column(name = "NAME_KEY")
    @Nullable
    String nameKey;

    @Column(name = "KANA_KEY")
    @Nullable
    String kanaKey;

    /** Of the record when the row was planned, then when it was done. */
    @Column(name = "RECORD_VERSION")
    @Nullable
    String version;

    /** What a change has replaced. */
    @Column(name = "RECORD_BEFORE", length = 2000)
    @Nullable
    String before;
}
