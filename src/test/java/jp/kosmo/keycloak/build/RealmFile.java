package jp.kosmo.keycloak.build;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** One realm file of {@code realm-export/}, as text and as a tree. */
record RealmFile(String text, JsonNode tree) {
    private static final ObjectMapper JSON = new ObjectMapper();

    static RealmFile of(String realm) {
        try {
            return parse(Files.readString(Path.of("realm-export", realm + "-realm.json")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static RealmFile parse(String text) {
        return new RealmFile(text, read(text));
    }

    /** The declared attributes of a member: a document of its own, kept as one string in the file. */
    JsonNode userProfile() {
        JsonNode component = tree.at("/components/org.keycloak.userprofile.UserProfileProvider/0");
        return read(component.at("/config/kc.user.profile.config/0").textValue());
    }

    Stream<JsonNode> list(String pointer) {
        return stream(tree.at(pointer));
    }

    static Stream<JsonNode> stream(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false);
    }

    /** The values of one field wherever it stands in the file. */
    Stream<String> values(String field) {
        return tree.findValues(field).stream().map(JsonNode::asText);
    }

    /** Every leaf of the file under its path; entries of lists are told apart by their name, not by their place. */
    Map<String, String> leaves() {
        Map<String, String> leaves = new TreeMap<>();
        collect("", tree, leaves);
        return leaves;
    }

    private static void collect(String path, JsonNode node, Map<String, String> leaves) {
        if (node.isObject()) {
            node.properties().forEach(entry -> collect(path + "/" + entry.getKey(), entry.getValue(), leaves));
        } else if (node.isArray()) {
            for (int i = 0; i < node.size(); i++) {
                collect(path + "/" + name(node.get(i), i), node.get(i), leaves);
            }
        } else {
            leaves.put(path, node.asText());
        }
    }

    private static String name(JsonNode entry, int place) {
        return Stream.of("alias", "clientId", "name")
                .filter(entry::has)
                .map(field -> entry.get(field).textValue())
                .findFirst()
                .orElse(String.valueOf(place));
    }

    private static JsonNode read(String json) {
        try {
            return JSON.readTree(json);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
