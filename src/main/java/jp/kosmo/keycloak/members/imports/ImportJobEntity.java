package jp.kosmo.keycloak.members.imports;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import org.jspecify.annotations.Nullable;

/** One import: whose it is, where it stands, and how many rows of each kind it has. Nothing of any one member. */
@Entity
@Table(name = "KOSMO_IMPORT_JOB")
public class ImportJobEntity {

    @Id
    @Column(name = "ID", length = 36)
    String id = "";

    @Column(name = "REALM_ID", length = 36, nullable = false)
    String realmId = "";

    @Column(name = "CLERK_ID", nullable = false)
    String clerkId = "";

    @Enumerated(EnumType.STRING)
    @Column(name = "STATE", length = 16, nullable = false)
    ImportState state = ImportState.PLANNED;

    /** Epoch milliseconds. */
    @Column(name = "CREATED_AT", nullable = false)
    long createdAt;

    /** When the state was last another one, in epoch milliseconds. */
    @Column(name = "CHANGED_AT", nullable = false)
    long changedAt;

    /** Whether the file has every member of the union, so that who is not in it may have left. */
    @Column(name = "WHOLE_LIST", nullable = false)
    boolean wholeList;

    /** Whether new members were made by Keycloak's own code, one after the other: see the probe. */
    @Column(name = "ONE_BY_ONE", nullable = false)
    boolean oneByOne;

    @Column(name = "NEW_ROWS", nullable = false)
    long newRows;

    @Column(name = "CHANGED_ROWS", nullable = false)
    long changedRows;

    @Column(name = "UNCHANGED_ROWS", nullable = false)
    long unchangedRows;

    @Column(name = "REFUSED_ROWS", nullable = false)
    long refusedRows;

    @Column(name = "GONE_MEMBERS", nullable = false)
    long goneMembers;

    @Column(name = "DONE_ROWS", nullable = false)
    long doneRows;

    /** Refused when they were to be applied. */
    @Column(name = "LATE_ROWS", nullable = false)
    long lateRows;

    @Column(name = "UNDONE_ROWS", nullable = false)
    long undoneRows;

    /** Not undone: somebody has touched the record since. */
    @Column(name = "KEPT_ROWS", nullable = false)
    long keptRows;

    /** The required actions that new members got, by which one is told who has done any of them. */
    @Column(name = "STEPS")
    @Nullable
    String steps;

    /** The uploaded file; null for rows that a program has sent. */
    @Column(name = "FILE_ID", length = 36)
    @Nullable
    String fileId;

    /** How the file is to be read, as JSON of whoever makes the plan. */
    @Column(name = "READING", length = 2000)
    @Nullable
    String reading;

    /** Code of why the whole file was refused. */
    @Column(name = "REFUSAL", length = 40)
    @Nullable
    String refusal;

    /** In which line; 0 = the whole file. */
    @Column(name = "REFUSED_LINE", nullable = false)
    long refusedLine;
}
