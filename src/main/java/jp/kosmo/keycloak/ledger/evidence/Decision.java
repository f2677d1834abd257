package jp.kosmo.keycloak.ledger.evidence;

import org.jspecify.annotations.Nullable;

/**
 * One decision of one member about one version of the terms, as the ledger has it.
 *
 * @param position in the realm's chain
 * @param user Keycloak's id of the member
 * @param userId the user ID at that time; null once the member has been removed
 * @param version the label of the version
 * @param language of the text shown, a BCP 47 tag
 * @param decision {@code accept} or {@code decline}
 * @param decidedAt epoch milliseconds
 * @param client what the member was logging in to
 * @param ipAddress null once the member has been removed
 * @param sha256 of the text shown
 */
public record Decision(
        long position,
        String user,
        @Nullable String userId,
        String version,
        String language,
        String decision,
        long decidedAt,
        String client,
        @Nullable String ipAddress,
        String sha256) {}
