package jp.kosmo.keycloak.ledger;

import jakarta.persistence.EntityManager;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import jp.kosmo.keycloak.jpa.EntityManagers;
import jp.kosmo.keycloak.text.JapanTime;
import jp.kosmo.keycloak.text.Sha256;
import org.keycloak.models.AbstractKeycloakTransaction;
import org.keycloak.models.KeycloakSession;

/**
 * The append-only record of what members agreed to or refused.
 *
 * <p>Each row carries the hash of the row before it, so a row that is changed or taken out later breaks the chain from
 * there on. A realm's rows follow one another: the head of the chain is locked until the request commits. Rows are
 * ordinary entities, because Keycloak may commit asynchronously what it writes otherwise.
 */
public final class ConsentLedger {

    /**
     * What a member has agreed to.
     *
     * @param version the label of the version
     * @param language of the text, a BCP 47 tag
     * @param text exactly as shown
     * @param agreedAt epoch milliseconds
     */
    public record AcceptedText(String version, String language, String text, long agreedAt) {}

    private static final SecureRandom RANDOM = new SecureRandom();

    private final EntityManager entities;

    public ConsentLedger(KeycloakSession session) {
        this(EntityManagers.of(session));
    }

    ConsentLedger(EntityManager entities) {
        this.entities = entities;
    }

    /**
     * Records the decision at the very end of the request's transaction. All decisions of a realm follow one another, so the
     * head of the chain must not stay locked while the next page is made. Row and request commit together or not at all.
     */
    public static void appendAtCommit(KeycloakSession session, Consent consent) {
        session.getTransactionManager().enlistPrepare(new AbstractKeycloakTransaction() {
            @Override
            protected void commitImpl() {
                new ConsentLedger(EntityManagers.of(session)).append(consent);
            }

            @Override
            protected void rollbackImpl() {}
        });
    }

    /** Records the decision, unless the same member has already decided the same about the same version. */
    void append(Consent consent) {
        LedgerHeadEntity head = LedgerHeadEntity.locked(entities, consent.realmId());
        if (recorded(consent)) {
            return;
        }
        String sha256 = keepText(consent);
        head.append(entities, row(consent, sha256));
    }

    /** The text of a version in this language as it was shown last; empty where nobody has decided about it. */
    public Optional<String> text(String realmId, String version, String language) {
        return entities.createQuery(
                        "select d.text from TermsDocumentEntity d where d.realmId = :realm"
                                + " and d.version = :version and d.language = :language"
                                + " order by d.firstShown desc",
                        String.class)
                .setParameter("realm", realmId)
                .setParameter("version", version)
                .setParameter("language", language)
                .setMaxResults(1)
                .getResultStream()
                .findFirst();
    }

    /** What a member has agreed to, the latest first, each with the text that was shown. */
    public List<AcceptedText> accepted(String realmId, String userId) {
        return entities.createQuery(
                        "select c, d.text from ConsentEntity c join TermsDocumentEntity d"
                                + " on d.realmId = c.realmId and d.sha256 = c.sha256"
                                + " where c.realmId = :realm and c.userId = :user and c.decision = 'accept'"
                                + " order by c.position desc",
                        Object[].class)
                .setParameter("realm", realmId)
                .setParameter("user", userId)
                .getResultStream()
                .map(found -> acceptedText((ConsentEntity) found[0], (String) found[1]))
                .toList();
    }

    private static AcceptedText acceptedText(ConsentEntity row, String text) {
        return new AcceptedText(row.version, row.language, text, row.decidedAt);
    }

    /**
     * Takes user ID and address off a removed member's rows; what was agreed, when and in which order stays provable. Of the
     * time of leaving the month is kept: the exact time would lead to other rows that were written with it.
     *
     * @param leftAt epoch milliseconds
     */
    public void pseudonymise(String realmId, String userId, long leftAt) {
        entities.createQuery("update ConsentEntity c set c.username = null, c.ipAddress = null, c.personSalt = null,"
                        + " c.leftAt = :left where c.realmId = :realm and c.userId = :user")
                .setParameter("left", JapanTime.beginOfMonth(leftAt))
                .setParameter("realm", realmId)
                .setParameter("user", userId)
                .executeUpdate();
    }

    private boolean recorded(Consent consent) {
        return !entities.createQuery(
                        "select c.position from ConsentEntity c where c.realmId = :realm and c.userId = :user"
                                + " and c.version = :version and c.decision = :decision",
                        Long.class)
                .setParameter("realm", consent.realmId())
                .setParameter("user", consent.userId())
                .setParameter("version", consent.version())
                .setParameter("decision", consent.decision())
                .getResultList()
                .isEmpty();
    }

    private String keepText(Consent consent) {
        String sha256 = Sha256.of(consent.text());
        if (entities.find(TermsDocumentEntity.class, new TermsDocumentEntity.Key(consent.realmId(), sha256)) == null) {
            TermsDocumentEntity document = new TermsDocumentEntity();
            document.realmId = consent.realmId();
            document.sha256 = sha256;
            document.version = consent.version();
            document.language = consent.language();
            document.text = consent.text();
            document.firstShown = consent.decidedAt();
            entities.persist(document);
        }
        return sha256;
    }

    private static ConsentEntity row(Consent consent, String sha256) {
        byte[] salt = new byte[32];
        RANDOM.nextBytes(salt);
        ConsentEntity row = new ConsentEntity();
        row.userId = consent.userId();
        row.version = consent.version();
        row.sha256 = sha256;
        row.decision = consent.decision();
        row.decidedAt = consent.decidedAt();
        row.clientId = consent.clientId();
        row.language = consent.language();
        row.username = consent.username();
        row.ipAddress = consent.ipAddress();
        row.personSalt = HexFormat.of().formatHex(salt);
        row.personSha256 = Sha256.ofAll(row.personSalt, consent.username(), consent.ipAddress());
        return row;
    }
}
