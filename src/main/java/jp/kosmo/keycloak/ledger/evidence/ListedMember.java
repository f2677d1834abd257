package jp.kosmo.keycloak.ledger.evidence;

import org.jspecify.annotations.Nullable;

/**
 * Somebody on a list of members.
 *
 * @param id Keycloak's
 * @param userId to log in with
 * @param reason a code that says why
 * @param enabled false for those who have left and are not removed, and for who is locked until somebody unlocks
 * @param agreedTerms the version agreed to last
 */
public record ListedMember(
        String id,
        String userId,
        @Nullable String name,
        @Nullable String symbol,
        @Nullable String number,
        @Nullable String branchNumber,
        String reason,
        boolean enabled,
        @Nullable String agreedTerms) {

    /** Keeps the person out of logs and exception texts. */
    @Override
    public String toString() {
        return "ListedMember[" + id + "]";
    }
}
