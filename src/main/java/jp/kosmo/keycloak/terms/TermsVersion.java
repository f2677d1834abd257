package jp.kosmo.keycloak.terms;

import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One version of a union's terms.
 *
 * @param label what distinguishes it from every other version
 * @param effectiveFrom the first day it binds members who agreed to an earlier one; empty = at once
 */
record TermsVersion(String label, Optional<LocalDate> effectiveFrom) {

    /**
     * Whether a member has to be asked on this day.
     *
     * @param agreed the label the member agreed to last, null if to none: then there is nothing to wait for
     */
    boolean mustAsk(@Nullable String agreed, LocalDate today) {
        if (agreed == null) {
            return true;
        }
        return !label.equals(agreed) && effectiveFrom.filter(today::isBefore).isEmpty();
    }
}
