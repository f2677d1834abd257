package jp.kosmo.keycloak.password.initial.code;

import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.keycloak.common.util.Time;
import org.keycloak.models.jpa.entities.CredentialEntity;
import org.keycloak.models.jpa.entities.UserEntity;

/**
 * Codes of many members at once: what {@link IssuedCodes#issue} does for one, in a few statements. Who does it has locked the
 * accounts, and tells the caches afterwards.
 */
public final class CodeSet {

    private static final int AT_ONCE = 500;

    /** As Keycloak counts them: the first is 10, each further one comes after the last. */
    private static final int PRIORITY = 10;

    private final EntityManager entities;

    public CodeSet(EntityManager entities) {
        this.entities = entities;
    }

    /**
     * From now on these are the members' codes; those of before are dead.
     *
     * @param memberIds no two alike
     * @return the codes by the members' ids
     */
    public Map<String, IssuedCode> issue(List<String> memberIds, @Nullable Instant until) {
        Map<String, IssuedCode> codes = new HashMap<>();
        for (int first = 0; first < memberIds.size(); first += AT_ONCE) {
            List<String> some = memberIds.subList(first, Math.min(first + AT_ONCE, memberIds.size()));
            forget(some);
            Map<String, Integer> priorities = priorities(some);
            for (String id : some) {
                IssuedCode code = IssuedCode.random();
                codes.put(id, code);
                store(id, StoredCode.of(code, until), priorities.getOrDefault(id, 0) + PRIORITY);
            }
            entities.flush();
        }
        return codes;
    }

    private void forget(List<String> memberIds) {
        entities.createQuery("delete from CredentialEntity c where c.type = :type and c.user.id in (:members)")
                .setParameter("type", StoredCode.TYPE)
                .setParameter("members", memberIds)
                .executeUpdate();
    }

    private Map<String, Integer> priorities(List<String> memberIds) {
        return entities.createQuery(
                        "select c.user.id, max(c.priority) from CredentialEntity c where c.user.id in (:members)"
                                + " group by c.user.id",
                        Object[].class)
                .setParameter("members", memberIds)
                .getResultStream()
                .collect(Collectors.toMap(row -> (String) row[0], row -> (Integer) row[1]));
    }

    private void store(String memberId, StoredCode code, int priority) {
        CredentialEntity stored = new CredentialEntity();
        stored.setId(UUID.randomUUID().toString());
        stored.setUser(entities.getReference(UserEntity.class, memberId));
        stored.setType(StoredCode.TYPE);
        stored.setCreatedDate(Time.currentTimeMillis());
        stored.setSecretData(code.secretData());
        stored.setCredentialData(code.credentialData());
        stored.setPriority(priority);
        entities.persist(stored);
    }
}
