package jp.kosmo.keycloak.it.realm;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import jp.kosmo.keycloak.it.fixture.Union;
import jp.kosmo.keycloak.it.harness.Installations;
import jp.kosmo.keycloak.it.harness.KeycloakServer;
import jp.kosmo.keycloak.it.harness.RealmFiles;
import jp.kosmo.keycloak.it.harness.TestBed;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.keycloak.representations.idm.RealmRepresentation;
import org.keycloak.util.JsonSerialization;

/** The scripts for realms imported before: what they make of a realm of version 0.1, compared with one of today's files. */
@Tag("long")
class RealmUpgradeIT {

    private static final Path FOLDER = Path.of("realm-export").toAbsolutePath();
    private static final List<String> SCRIPTS = List.of("upgrade-0.2.0.sh", "upgrade-0.3.0.sh");
    private static final List<String> KEYS = List.of("alias", "clientId", "name", "authenticator", "flowAlias");

    private static final ObjectWriter SORTED = JsonSerialization.mapper
            .writerWithDefaultPrettyPrinter()
            .with(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS);

    /** Attributes that Keycloak writes with every save of the realm's settings, each at its default. */
    private static final List<String> WITH_EVERY_SAVE = List.of(
            "clientOfflineSessionIdleTimeout",
            "clientOfflineSessionMaxLifespan",
            "clientSessionIdleTimeout",
            "clientSessionMaxLifespan",
            "scimApiEnabled");

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"kanekakenpo", "daiwakenpo"})
    void leavesNothingToDoByHand(String original) {
        Union today = Union.copyOf(original, "today" + original, Union::hashAsShipped);
        String old = "old" + original;
        importOld(original, old);

        String said = run(old);

        assertThat(settings(old)).isEqualTo(settings(today.name()));
        assertThat(said).contains("passwordPolicy has kosmoNotCommon now").doesNotContain(" stays ");
        assertThat(run(old)).as("once more").isEmpty();
    }

    private static void importOld(String original, String name) {
        Path file = Path.of("src/test/resources/realms", original + "-0.1.json");
        RealmRepresentation realm =
                RealmFiles.copy(file, original, name, RealmFiles.environment(TestBed.host(), original, name));
        TestBed.admin().realms().create(realm);
        TestBed.admin().tokenManager().grantToken();
    }

    /** What the script says. */
    private String run(String realm) {
        Path kcadm = Installations.unpacked().home().resolve("bin/kcadm.sh");
        Path session = folder.resolve("kcadm.config");
        String wrapper = "exec " + kcadm + " \"$@\" --config " + session + "\n";
        String logIn = kcadm + " config credentials --config " + session + " --server "
                + TestBed.host().adminUrl() + " --realm master --user " + KeycloakServer.ADMIN + " --password "
                + KeycloakServer.ADMIN_PASSWORD;
        try {
            Path own = Files.writeString(folder.resolve("kcadm.sh"), "#!/bin/sh\n" + wrapper);
            assertThat(own.toFile().setExecutable(true)).isTrue();
            bash(logIn);
            StringBuilder said = new StringBuilder();
            for (String script : SCRIPTS) {
                said.append(bash("KOSMO_PORTAL_LOGOUT_URL=" + TestBed.host().portalLogoutUrl(realm) + " KCADM=" + own
                        + " " + FOLDER.resolve(script) + " " + realm));
            }
            return said.toString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String bash(String command) throws IOException {
        Path errors = folder.resolve("errors");
        ProcessBuilder builder = new ProcessBuilder("bash", "-c", command).redirectError(errors.toFile());
        builder.environment().putAll(TestBed.placeholders());
        Process process = builder.start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.onExit().join().exitValue())
                .as("%s%n%s", output, Files.readString(errors))
                .isZero();
        return output;
    }

    /** What a realm is made of, but for ids, names of this test, descriptions and the texts that are a union's own. */
    private static String settings(String realm) {
        try {
            String text = JsonSerialization.writeValueAsString(
                            TestBed.admin().realm(realm).partialExport(true, true))
                    .replace(realm, "REALM");
            JsonNode settings = JsonSerialization.mapper.readTree(text);
            normalise(settings);
            ((ObjectNode) settings).remove("localizationTexts");
            return SORTED.writeValueAsString(JsonSerialization.mapper.convertValue(settings, Map.class));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void normalise(JsonNode node) {
        if (node instanceof ObjectNode object) {
            object.remove(List.of("id", "containerId", "internalId", "description"));
            object.remove(WITH_EVERY_SAVE);
            object.remove(List.of("textJa", "textEn", "kosmo-terms-published", "kosmo-terms-before"));
            JsonNode profile = object.path("kc.user.profile.config").path(0);
            if (profile.isTextual()) {
                object.set("kc.user.profile.config", parsed(profile.textValue()));
            }
        }
        node.forEach(RealmUpgradeIT::normalise);
        if (node instanceof ArrayNode array) {
            List<JsonNode> sorted = StreamSupport.stream(array.spliterator(), false)
                    .sorted(Comparator.comparing(RealmUpgradeIT::key))
                    .toList();
            array.removeAll().addAll(sorted);
        }
    }

    private static JsonNode parsed(String json) {
        try {
            return JsonSerialization.mapper.readTree(json);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String key(JsonNode node) {
        return KEYS.stream()
                .map(key -> node.path(key).asText())
                .filter(value -> !value.isEmpty())
                .findFirst()
                .map(value -> value + node.path("subType").asText())
                .orElseGet(node::toString);
    }
}
