package jp.kosmo.keycloak.ledger;

import jakarta.persistence.EntityManager;
import java.util.List;
import jp.kosmo.keycloak.keycloak.Entities;
import org.keycloak.common.util.Time;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.UserModel;

/** What becomes of our rows when a member or a realm is removed; Keycloak's tables have no foreign key to them. */
final class Removal {

    private static final List<String> ENTITIES = List.of(
            "AttemptEntity",
            "ConsentEntity",
            "LedgerHeadEntity",
            "TermsDocumentEntity",
            "TermsInForceEntity",
            "UserIdHistoryEntity");

    private Removal() {}

    /** Evidence stays without the person, counters go, and the user ID is kept from others like any released one. */
    static void ofMember(KeycloakSession session, String realmId, UserModel member) {
        new ConsentLedger(session).pseudonymise(realmId, member.getId());
        new UserIdHistory(session, realmId)
                .release(member.getUsername(), member.getId(), Time.currentTimeMillis(), false);
        Entities.of(session)
                .createQuery("delete from AttemptEntity a where a.realmId = :realm and a.userId = :user")
                .setParameter("realm", realmId)
                .setParameter("user", member.getId())
                .executeUpdate();
    }

    static void ofRealm(KeycloakSession session, String realmId) {
        EntityManager entities = Entities.of(session);
        for (String entity : ENTITIES) {
            entities.createQuery("delete from " + entity + " e where e.realmId = :realm")
                    .setParameter("realm", realmId)
                    .executeUpdate();
        }
    }
}
