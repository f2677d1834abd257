package jp.kosmo.keycloak.ledger.shown;

import jakarta.persistence.EntityManager;
import java.util.List;
import java.util.Optional;
import jp.kosmo.keycloak.jpa.EntityManagers;
import org.keycloak.models.KeycloakSession;

/** Which texts of its terms a union has shown, as far as members have decided about them: the ledger has no other reason to keep one. */
public final class ShownTerms {

    private final EntityManager entities;
    private final String realmId;

    public ShownTerms(KeycloakSession session, String realmId) {
        this.entities = EntityManagers.of(session);
        this.realmId = realmId;
    }

    /**
     * One text under one label.
     *
     * @param version the label
     * @param language a BCP 47 tag
     * @param sha256 of the text
     * @param firstShown when the first member decided about it, epoch milliseconds
     * @param agreed how many have agreed to it
     */
    public record Shown(String version, String language, String sha256, long firstShown, long agreed) {}

    /**
     * An exact text.
     *
     * @param html as it was shown
     */
    public record Text(String language, String html) {}

    /** All of them, the latest first. Reads each decision of the union once. */
    public List<Shown> all() {
        return entities.createQuery(
                        "select new " + Shown.class.getName() + "(c.version, c.language, c.sha256, min(c.decidedAt),"
                                + " sum(case when c.decision = 'accept' then 1L else 0L end))"
                                + " from ConsentEntity c where c.realmId = :realm and c.decision in ('accept', 'decline')"
                                + " group by c.version, c.language, c.sha256 order by min(c.decidedAt) desc",
                        Shown.class)
                .setParameter("realm", realmId)
                .getResultList();
    }

    /** The text with this digest. */
    public Optional<Text> text(String sha256) {
        return entities.createQuery(
                        "select new " + Text.class.getName() + "(d.language, d.text) from TermsDocumentEntity d"
                                + " where d.realmId = :realm and d.sha256 = :sha256",
                        Text.class)
                .setParameter("realm", realmId)
                .setParameter("sha256", sha256)
                .getResultStream()
                .findFirst();
    }
}
