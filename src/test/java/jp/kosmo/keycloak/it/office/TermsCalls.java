package jp.kosmo.keycloak.it.office;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import jp.kosmo.keycloak.it.client.AccountRest;
import jp.kosmo.keycloak.it.client.Http;
import jp.kosmo.keycloak.it.fixture.OfficeClerk;
import org.keycloak.util.JsonSerialization;

/** The office's calls about terms, and what they answer. */
final class TermsCalls {

    private TermsCalls() {}

    /** Checked first, as on the page. */
    static Http.Answer publish(OfficeClerk clerk, Map<String, String> terms) {
        return publish(clerk, terms, basis(clerk, terms));
    }

    static Http.Answer publish(OfficeClerk clerk, Map<String, String> terms, String basis) {
        Map<String, String> checked = new HashMap<>(terms);
        checked.put("basis", basis);
        return clerk.call("PUT", "terms", json(checked));
    }

    /** Empty where the preview is refused. */
    static String basis(OfficeClerk clerk, Map<String, String> terms) {
        return parse(clerk.post("terms/preview", json(terms))).path("basis").asText();
    }

    static List<String> states(JsonNode terms) {
        return StreamSupport.stream(terms.at("/versions").spliterator(), false)
                .map(version -> version.at("/label").asText() + " "
                        + version.at("/state").asText() + " "
                        + version.at("/effectiveFrom").asText())
                .toList();
    }

    static JsonNode answer(Http.Answer answer) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return parse(answer);
    }

    static JsonNode parse(Http.Answer answer) {
        return AccountRest.parse(answer.body(), JsonNode.class);
    }

    static String json(Map<String, String> terms) {
        try {
            return JsonSerialization.writeValueAsString(terms);
        } catch (IOException neverForTexts) {
            throw new UncheckedIOException(neverForTexts);
        }
    }
}
