package jp.kosmo.keycloak.ledger;

import jakarta.persistence.EntityManager;
import java.util.List;
import java.util.UUID;
import jp.kosmo.keycloak.jpa.EntityManagers;
import jp.kosmo.keycloak.ledger.history.UserIdHistory;
import org.keycloak.common.util.Time;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.UserModel;

/** What becomes of our rows when a member or a realm is removed; Keycloak's tables have no foreign key to them. */
final class UserAndRealmRemovalListener {

    /** What is of no use without the member. */
    private static final List<String> OF_MEMBERS = List.of("AttemptEntity", "ImportRowEntity", "MemberEntity");

    private static final List<String> ENTITIES = List.of(
            "AttemptEntity",
            "ConsentEntity",
            "FigureEntity",
            "ImportFileEntity",
            "ImportJobEntity",
            "ImportPartEntity",
            "ImportRowEntity",
            "ImportTurnEntity",
            "LedgerGapEntity",
            "LedgerHeadEntity",
            "LetterBundleEntity",
            "MemberEntity",
            "TermsDocumentEntity",
            "TermsInForceEntity",
            "UserIdHistoryEntity");

    private UserAndRealmRemovalListener() {}

    /**
     * Evidence stays without the person, counters and keys go, and the user ID is kept from others like any released one, without
     * its holder: no two of our rows together tell who it was.
     */
    static void ofMember(KeycloakSession session, String realmId, UserModel member) {
        long now = Time.currentTimeMillis();
        new ConsentLedger(session).pseudonymise(realmId, member.getId(), now);
        UserIdHistory history = new UserIdHistory(session, realmId);
        history.forgetHolder(member.getId());
        history.release(member.getUsername(), UUID.randomUUID().toString(), now, false);
        for (String entity : OF_MEMBERS) {
            EntityManagers.of(session)
                    .createQuery("delete from " + entity + " e where e.realmId = :realm and e.userId = :user")
                    .setParameter("realm", realmId)
                    .setParameter("user", member.getId())
                    .executeUpdate();
        }
    }

    /** Whatever realm it was: it may have been a union's once. */
    static void ofRealm(KeycloakSession session, String realmId) {
        EntityManager entities = EntityManagers.of(session);
        for (String entity : ENTITIES) {
            entities.createQuery("delete from " + entity + " e where e.realmId = :realm")
                    .setParameter("realm", realmId)
                    .executeUpdate();
        }
    }
}
