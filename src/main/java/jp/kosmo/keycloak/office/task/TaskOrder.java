package jp.kosmo.keycloak.office.task;

import jp.kosmo.keycloak.office.access.OfficeOperation;
import jp.kosmo.keycloak.office.access.OfficeProblem;
import org.jspecify.annotations.Nullable;

/**
 * What a clerk sends.
 *
 * @param reason code of a {@link TaskReason}
 * @param version of the record that the clerk has looked at
 * @param email only where an address is corrected
 * @param name only where the name is changed
 */
public record TaskOrder(
        @Nullable String reason,
        @Nullable String version,
        @Nullable String email,
        @Nullable String name) {

    /**
     * Why.
     *
     * @throws OfficeProblem 400 without a reason that fits the task
     */
    static TaskReason reason(@Nullable TaskOrder order, OfficeOperation task) {
        return TaskReason.of(task, order == null ? null : order.reason)
                .orElseThrow(() -> OfficeProblem.inField("reason", "REASON_MISSING"));
    }

    /** Keeps what was typed out of logs and exception texts. */
    @Override
    public String toString() {
        return "TaskOrder";
    }
}
