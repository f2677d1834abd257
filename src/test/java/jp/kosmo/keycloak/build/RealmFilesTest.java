package jp.kosmo.keycloak.build;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.keycloak.provider.ProviderConfigProperty;

/** Realm files name our providers and settings as they are; Keycloak imports a misspelt one without a word. */
class RealmFilesTest {
    private static final Pattern POLICY = Pattern.compile("\\b(kosmo\\w+)");
    private static final Pattern PLACEHOLDER = Pattern.compile("\\$\\{[^}:]*}");

    static List<Path> realms() {
        return Project.files(Path.of("realm-export"), "-realm.json");
    }

    @ParameterizedTest
    @MethodSource("realms")
    void everyKosmoProviderExists(Path file) {
        JsonNode realm = read(file);
        Stream<String> authenticators = nodes(realm.at("/authenticationFlows"))
                .flatMap(flow -> nodes(flow.path("authenticationExecutions")))
                .map(execution -> execution.path("authenticator").asText());
        Stream<String> actions = nodes(realm.path("requiredActions"))
                .map(action -> action.path("providerId").asText());
        Stream<String> policies =
                POLICY.matcher(realm.path("passwordPolicy").asText()).results().map(match -> match.group(1));
        assertThat(Stream.of(authenticators, actions, policies)
                        .flatMap(ids -> ids)
                        .filter(id -> id.startsWith("kosmo")))
                .isNotEmpty()
                .isSubsetOf(settings().keySet());
    }

    @ParameterizedTest
    @MethodSource("realms")
    void everySettingOfAKosmoActionExists(Path file) {
        assertThat(nodes(read(file).path("requiredActions"))
                        .filter(action -> action.path("providerId").asText().startsWith("kosmo")))
                .isNotEmpty()
                .allSatisfy(action -> assertThat(keys(action.path("config")))
                        .as("settings of %s", action.path("alias"))
                        .isSubsetOf(settings().get(action.path("providerId").asText())));
    }

    @ParameterizedTest
    @MethodSource("realms")
    void everyFlowThatIsNamedIsThere(Path file) {
        JsonNode realm = read(file);
        Set<String> flows = nodes(realm.path("authenticationFlows"))
                .map(flow -> flow.path("alias").asText())
                .collect(Collectors.toSet());
        assertThat(Stream.concat(
                        nodes(realm.path("authenticationFlows"))
                                .flatMap(flow -> nodes(flow.path("authenticationExecutions")))
                                .filter(execution ->
                                        execution.path("authenticatorFlow").asBoolean())
                                .map(execution -> execution.path("flowAlias").asText()),
                        Stream.of("browserFlow", "resetCredentialsFlow")
                                .map(key -> realm.path(key).asText())))
                .isSubsetOf(flows);
    }

    @ParameterizedTest
    @MethodSource("realms")
    void noSecretAndNoPlaceholderWithoutDefault(Path file) {
        assertThat(Project.text(file))
                .doesNotContain("**********", "\"privateKey\"", "\"secretData\"")
                .doesNotContainPattern(PLACEHOLDER);
    }

    /** Every id of ours and its settings. */
    private static Map<String, Set<String>> settings() {
        Map<String, Set<String>> settings = new TreeMap<>();
        Services.entries().stream()
                .map(Services.Entry::factory)
                .forEach(factory -> Services.settings(factory).stream()
                        .map(ProviderConfigProperty::getName)
                        .forEach(settings.computeIfAbsent(factory.getId(), id -> new TreeSet<>())::add));
        return settings;
    }

    private static JsonNode read(Path file) {
        try {
            return new ObjectMapper().readTree(Project.text(file));
        } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
            throw new AssertionError(file + " is no JSON", e);
        }
    }

    private static Stream<JsonNode> nodes(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false);
    }

    private static Set<String> keys(JsonNode object) {
        Set<String> keys = new TreeSet<>();
        object.fieldNames().forEachRemaining(keys::add);
        return keys;
    }
}
