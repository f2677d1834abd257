package jp.kosmo.keycloak.ledger.evidence;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Which decisions are asked for; what is null does not matter.
 *
 * @param version the label
 * @param from the first moment, epoch milliseconds
 * @param until the first moment after them, epoch milliseconds
 * @param user Keycloak's id of the member
 */
public record DecisionFilter(
        @Nullable String version,
        @Nullable Long from,
        @Nullable Long until,
        @Nullable String user) {

    /** The conditions that matter, each with the name of its parameter and its value. */
    Map<String, Map.Entry<String, Object>> conditions() {
        Map<String, Map.Entry<String, Object>> conditions = new LinkedHashMap<>();
        add(conditions, "c.version = :version", "version", version);
        add(conditions, "c.decidedAt >= :from", "from", from);
        add(conditions, "c.decidedAt < :until", "until", until);
        add(conditions, "c.userId = :user", "user", user);
        return conditions;
    }

    private static void add(
            Map<String, Map.Entry<String, Object>> conditions,
            String condition,
            String parameter,
            @Nullable Object value) {
        if (value != null) {
            conditions.put(condition, Map.entry(parameter, value));
        }
    }
}
