package jp.kosmo.keycloak.ledger;

/**
 * What is recorded when a member decides about the terms.
 *
 * @param realmId the union's realm
 * @param userId Keycloak's id of the member
 * @param username the user ID at that time
 * @param version the label of the version
 * @param language of the text shown, a BCP 47 tag
 * @param text exactly as shown
 * @param decision {@code accept} or {@code decline}
 * @param clientId the client the member was logging in to
 * @param ipAddress as Keycloak sees it
 * @param decidedAt epoch milliseconds
 */
public record Consent(
        String realmId,
        String userId,
        String username,
        String version,
        String language,
        String text,
        String decision,
        String clientId,
        String ipAddress,
        long decidedAt) {}
