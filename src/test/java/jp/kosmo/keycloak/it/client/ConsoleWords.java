package jp.kosmo.keycloak.it.client;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** The Admin Console's own messages in one language, and what it makes of a refusal with them. */
public final class ConsoleWords {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern PLACE = Pattern.compile("\\{\\{\\s*(\\d)\\s*}}");

    private final Map<String, String> messages = new HashMap<>();

    private ConsoleWords() {}

    /** As the console fetches them. */
    public static ConsoleWords of(String server, String realm, String language) {
        var words = new ConsoleWords();
        String texts = Http.get(URI.create(server + "/resources/" + realm + "/admin/" + language))
                .body();
        read(texts)
                .forEach(text -> words.messages.put(
                        text.path("key").asText(), text.path("value").asText()));
        return words;
    }

    /** What stands at the fields: of each refusal its field and its sentence. */
    public List<Refusal> shown(String answer) {
        JsonNode json = read(answer);
        return (json.has("errors") ? list(json.path("errors")) : Stream.of(json))
                .map(error -> new Refusal(
                        error.path("field").asText(),
                        sentence(
                                error.path("errorMessage").asText(),
                                list(error.path("params")).map(JsonNode::asText).toList())))
                .toList();
    }

    private String sentence(String key, List<String> parameters) {
        String pattern = messages.getOrDefault(key, key);
        return PLACE.matcher(pattern).replaceAll(place -> {
            int number = Integer.parseInt(place.group(1));
            return Matcher.quoteReplacement(number < parameters.size() ? word(parameters.get(number)) : place.group());
        });
    }

    /** The console takes a word for a key if it looks like one. */
    private String word(String parameter) {
        return parameter.startsWith("${") ? text(parameter.substring(2, parameter.length() - 1)) : parameter;
    }

    /** The text with this key, the key itself where there is none. */
    public String text(String key) {
        return messages.getOrDefault(key, key);
    }

    private static Stream<JsonNode> list(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false);
    }

    private static JsonNode read(String json) {
        try {
            return JSON.readTree(json);
        } catch (IOException e) {
            throw new UncheckedIOException(json, e);
        }
    }

    /** A sentence at a field. */
    public record Refusal(String field, String sentence) {}
}
