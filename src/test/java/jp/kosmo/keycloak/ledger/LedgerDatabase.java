package jp.kosmo.keycloak.ledger;

import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import java.util.function.Function;
import jp.kosmo.keycloak.it.harness.TestBed;
import org.hibernate.cfg.JdbcSettings;
import org.hibernate.jpa.HibernatePersistenceConfiguration;

/** The ledger's tables on the server's own database, without the server. */
final class LedgerDatabase {

    private static final EntityManagerFactory ENTITIES = new HibernatePersistenceConfiguration("ledger")
            .managedClasses(
                    ConsentEntity.class, LedgerGapEntity.class, LedgerHeadEntity.class, TermsDocumentEntity.class)
            .property(JdbcSettings.JAKARTA_NON_JTA_DATASOURCE, TestBed.database())
            .createEntityManagerFactory();

    private LedgerDatabase() {}

    /** Does this in a transaction of its own. */
    static <T> T inTransaction(Function<EntityManager, T> work) {
        return ENTITIES.callInTransaction(work);
    }

    /** A member of this name agrees to version 1.0. */
    static void append(String realmId, String username) {
        append(realmId, username, "1.0", "accept", System.currentTimeMillis());
    }

    static void append(String realmId, String username, String version, String decision, long decidedAt) {
        inTransaction(entities -> {
            new ConsentLedger(entities).append(consent(realmId, username, version, decision, decidedAt));
            return realmId;
        });
    }

    static Consent consent(String realmId, String username, String version, String decision, long decidedAt) {
        return new Consent(
                realmId, userId(username), username, version, "ja", "規約", decision, "portal", "192.0.2.17", decidedAt);
    }

    static String userId(String username) {
        return "id-of-" + username;
    }

    /** What an audit finds that reads so many rows at a time. */
    static ChainCheck.Outcome check(String realmId, int page) {
        ChainCheck check = new ChainCheck(realmId, page);
        boolean more = true;
        while (more) {
            more = inTransaction(check::readPage);
        }
        return check.outcome();
    }
}
