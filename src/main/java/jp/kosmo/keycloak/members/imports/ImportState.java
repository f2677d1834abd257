package jp.kosmo.keycloak.members.imports;

/** Where a job stands. */
public enum ImportState {
    PLANNING,
    /** The file cannot be read. */
    REFUSED,
    PLANNED,
    APPLYING,
    STOPPED,
    DONE,
    UNDOING,
    UNDONE;

    /** Whether it may be applied, or gone on with. */
    public boolean mayApply() {
        return this == PLANNED || this == STOPPED;
    }

    /** Whether there is something that may be undone. */
    public boolean mayUndo() {
        return this == DONE || this == STOPPED;
    }

    /** Whether it has a plan that holds. */
    public boolean hasPlan() {
        return this == PLANNED || this == APPLYING || this == STOPPED || this == DONE;
    }

    public boolean isAtWork() {
        return this == PLANNING || this == APPLYING || this == UNDOING;
    }
}
