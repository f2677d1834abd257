package jp.kosmo.keycloak.it.office;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import jp.kosmo.keycloak.it.client.AccountRest;
import jp.kosmo.keycloak.it.client.Http;
import jp.kosmo.keycloak.it.fixture.OfficeClerk;
import jp.kosmo.keycloak.it.fixture.Union;
import org.jspecify.annotations.Nullable;
import org.keycloak.util.JsonSerialization;

/** The search of the office as one clerk uses it. */
final class Searches {

    private final OfficeClerk clerk;

    Searches(OfficeClerk clerk) {
        this.clerk = clerk;
    }

    static Searches of(Union union, String role) {
        return new Searches(OfficeClerk.of(union, role));
    }

    /** As from the one field of the page. */
    Found by(String text) {
        return by(Map.of("query", text));
    }

    /** What comes back for these fields. */
    Found by(Map<String, String> fields) {
        Http.Answer answer = answer(fields);
        if (answer.status() != 200) {
            throw new IllegalStateException(answer.status() + " " + answer.body());
        }
        return AccountRest.parse(answer.body(), Found.class);
    }

    Http.Answer answer(Map<String, String> fields) {
        return clerk.post("members/search", JsonSerialization.valueAsString(fields));
    }

    /** The answer. */
    record Found(@Nullable String code, List<Map<String, String>> hits, boolean more) {

        /** The ids of the members, in the order of the answer. */
        Stream<String> ids() {
            return field("id");
        }

        Stream<String> field(String name) {
            return hits.stream().map(hit -> hit.getOrDefault(name, ""));
        }
    }
}
