package jp.kosmo.keycloak.office.member;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What decides where a member stands. Times are epoch milliseconds.
 *
 * @param access whether the account is open, and if not, by whom it was closed
 * @param lockedUntil when Keycloak's own lock after wrong entries ends; null = there is none
 * @param hasPassword whether a password opens this member's logins, a stored one or the derived initial one
 * @param birthdateUsable whether a birthdate is on record to compare with
 * @param begun whether anything of the first login is done
 * @param openSteps steps that stand on the record, of those the union has switched on, in the order of a login
 * @param askedSteps all steps for which the next login would ask, those included, in its order
 * @param terms label of the version for which the member has to be asked; null = none
 * @param mailRefusedAt when a mail server has said last that there is no such address; null = it has not
 * @param hasAddress whether an e-mail address is on record
 * @param recordedAt when the record was made; null = unknown
 * @param lastStepAt when the member last got further, as far as events are kept; null = unknown
 */
public record MemberFacts(
        Access access,
        @Nullable Long lockedUntil,
        boolean hasPassword,
        boolean birthdateUsable,
        boolean begun,
        List<LoginStep> openSteps,
        List<LoginStep> askedSteps,
        @Nullable String terms,
        @Nullable Long mailRefusedAt,
        boolean hasAddress,
        @Nullable Long recordedAt,
        @Nullable Long lastStepAt) {

    /** Whether logins are possible at all. */
    public enum Access {
        OPEN,
        /** By the union: the member has left, for example. */
        CLOSED,
        /** By wrong birthdates. */
        LOCKED_BY_BIRTHDATES,
        /** By wrong passwords or codes, until the union unlocks. */
        LOCKED_BY_FAILURES
    }
}
