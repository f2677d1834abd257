package jp.kosmo.keycloak.ledger.seen;

import jakarta.persistence.EntityManager;
import java.util.Objects;
import jp.kosmo.keycloak.jpa.EntityManagers;
import org.jspecify.annotations.Nullable;
import org.keycloak.models.KeycloakSession;

/** Which version of its terms each realm was last seen with. */
public final class LastSeenTermsVersion {

    private final EntityManager entities;

    public LastSeenTermsVersion(KeycloakSession session) {
        this.entities = EntityManagers.of(session);
    }

    /**
     * Notes the version that is in force now.
     *
     * @param version its label, null when there is none
     * @return whether it is another one than before; what a realm is first seen with is not
     */
    public boolean turnTo(String realmId, @Nullable String version) {
        TermsInForceEntity seen = entities.find(TermsInForceEntity.class, realmId);
        if (seen == null) {
            TermsInForceEntity first = new TermsInForceEntity();
            first.realmId = realmId;
            first.version = version;
            entities.persist(first);
            return false;
        }
        boolean another = !Objects.equals(version, seen.version);
        seen.version = version;
        return another;
    }
}
