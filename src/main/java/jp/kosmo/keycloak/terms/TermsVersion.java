package jp.kosmo.keycloak.terms;

import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One version of a union's terms.
 *
 * @param label what distinguishes it from every other version
 * @param effectiveFrom the first day it binds members who agreed to an earlier one; empty = at once
 * @param graceDays for how many days from then on they may put their decision off
 */
public record TermsVersion(String label, Optional<LocalDate> effectiveFrom, int graceDays) {

    /** The member's attribute with the label agreed to last. */
    public static final String AGREED = "agreedTerms";

    /**
     * Whether a member has to be asked on this day.
     *
     * @param agreed the label the member agreed to last, null if to none: then there is nothing to wait for
     */
    boolean mustAsk(@Nullable String agreed, LocalDate today) {
        return agreed == null || (!label.equals(agreed) && isInForce(today));
    }

    /** Whether it binds members who agreed to an earlier one. */
    boolean isInForce(LocalDate today) {
        return effectiveFrom.filter(today::isBefore).isEmpty();
    }

    /** The last day on which a member who agreed to an earlier version may put the decision off; empty when it is over. */
    Optional<LocalDate> waitsUntil(@Nullable String agreed, LocalDate today) {
        return effectiveFrom
                .filter(first -> agreed != null && graceDays > 0)
                .map(first -> first.plusDays(graceDays - 1L))
                .filter(last -> !today.isAfter(last));
    }
}
