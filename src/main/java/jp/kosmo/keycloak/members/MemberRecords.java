package jp.kosmo.keycloak.members;

import jakarta.persistence.EntityManager;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import jp.kosmo.keycloak.text.MaskedName;

/** What is on record of members, read for many of them at once and from the database itself. */
public final class MemberRecords {

    private static final List<String> ATTRIBUTES = List.of(
            MaskedName.ATTRIBUTE,
            MemberKeys.KANA,
            InsuredPerson.SYMBOL,
            InsuredPerson.NUMBER,
            InsuredPerson.BRANCH_NUMBER);

    private MemberRecords() {}

    /**
     * The attributes that matter here, by the id of the user and their name; without those a user does not have.
     *
     * @param userIds each has an entry in the answer
     */
    public static Map<String, Map<String, String>> of(EntityManager entities, Collection<String> userIds) {
        Map<String, Map<String, String>> records = new HashMap<>();
        userIds.forEach(id -> records.put(id, new HashMap<>()));
        if (userIds.isEmpty()) {
            return records;
        }
        entities.createQuery(
                        "select a.user.id, a.name, a.value from UserAttributeEntity a where a.user.id in :users"
                                + " and a.name in :names and a.value is not null order by a.id",
                        Object[].class)
                .setParameter("users", userIds)
                .setParameter("names", ATTRIBUTES)
                .getResultList()
                .forEach(row -> records.computeIfAbsent((String) row[0], id -> new HashMap<>())
                        .putIfAbsent((String) row[1], (String) row[2]));
        return records;
    }
}
