package jp.kosmo.keycloak.ledger.evidence;

import jakarta.persistence.EntityManager;
import jakarta.persistence.TypedQuery;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import jp.kosmo.keycloak.jpa.EntityManagers;
import jp.kosmo.keycloak.ledger.LedgerPurge;
import org.keycloak.models.KeycloakSession;

/** What members of a union have decided about its terms, for those who have to show it. */
public final class Evidence {

    private final EntityManager entities;
    private final String realmId;

    public Evidence(KeycloakSession session, String realmId) {
        this.entities = EntityManagers.of(session);
        this.realmId = realmId;
    }

    /**
     * Some of the decisions, in the order in which they were recorded.
     *
     * @param after only behind this position; 0 = from the beginning
     * @param most not more than this many
     */
    public List<Decision> page(DecisionFilter filter, long after, int most) {
        Map<String, Map.Entry<String, Object>> conditions = filter.conditions();
        StringBuilder ask = new StringBuilder("select new " + Decision.class.getName()
                + "(c.position, c.userId, c.username, c.version, c.language, c.decision, c.decidedAt, c.clientId,"
                + " c.ipAddress, c.sha256) from ConsentEntity c"
                + " where c.realmId = :realm and c.position > :after and c.decision <> :purge");
        conditions.keySet().forEach(condition -> ask.append(" and ").append(condition));
        TypedQuery<Decision> query = entities.createQuery(
                        ask.append(" order by c.position").toString(), Decision.class)
                .setParameter("realm", realmId)
                .setParameter("after", after)
                .setParameter("purge", LedgerPurge.DECISION)
                .setMaxResults(most);
        conditions.values().forEach(parameter -> query.setParameter(parameter.getKey(), parameter.getValue()));
        return query.getResultList();
    }

    /** The texts with these digests. */
    public List<ShownText> texts(Collection<String> sha256) {
        return entities.createQuery(
                        "select new " + ShownText.class.getName()
                                + "(d.sha256, d.version, d.language, d.text) from TermsDocumentEntity d"
                                + " where d.realmId = :realm and d.sha256 in :sha256 order by d.firstShown",
                        ShownText.class)
                .setParameter("realm", realmId)
                .setParameter("sha256", sha256)
                .getResultList();
    }
}
