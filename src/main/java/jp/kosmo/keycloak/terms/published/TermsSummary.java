package jp.kosmo.keycloak.terms.published;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One version of a union's terms, as a list of them tells it.
 *
 * @param effectiveFrom the first day, as ISO 8601; null where it began at once, and for versions in the past, of which the ledger does
 *     not know it
 * @param firstShown when the first member decided about it, epoch milliseconds; null while nobody has
 * @param agreed how many members have agreed to it
 */
public record TermsSummary(
        String label,
        State state,
        @Nullable String effectiveFrom,
        @Nullable Long firstShown,
        long agreed,
        List<Text> texts) {

    /** Where it stands today. */
    public enum State {
        TO_COME,
        IN_FORCE,
        PAST
    }

    /**
     * An exact text; there are several in one language where a mistake was corrected.
     *
     * @param language a BCP 47 tag
     * @param sha256 of the text
     * @param firstShown as above
     */
    public record Text(
            String language, String sha256, @Nullable Long firstShown) {}
}
