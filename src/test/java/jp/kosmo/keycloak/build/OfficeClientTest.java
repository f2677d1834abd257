package jp.kosmo.keycloak.build;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import jp.kosmo.keycloak.office.access.OfficeRole;
import jp.kosmo.keycloak.realm.ProviderIds;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.keycloak.util.JsonSerialization;

/** The client of the office: realms of before get from the script what new ones have from the realm files. */
class OfficeClientTest {

    private static final Path SCRIPT = Path.of("realm-export/upgrade-0.3.0.sh");
    private static final Pattern DOCUMENT = Pattern.compile("<< 'OFFICE'[^\n]*\n(.*)\nOFFICE\n", Pattern.DOTALL);

    @ParameterizedTest
    @ValueSource(strings = {"kanekakenpo", "daiwakenpo"})
    void isTheSameByScriptAndByFile(String realm) throws IOException {
        JsonNode file = JsonSerialization.mapper.readTree(Project.text(Path.of("realm-export", realm + "-realm.json")));
        Matcher document = DOCUMENT.matcher(Project.text(SCRIPT));
        assertThat(document.find()).isTrue();
        JsonNode script = JsonSerialization.mapper.readTree(document.group(1).replace("@realm@", realm));

        JsonNode client = StreamSupport.stream(file.path("clients").spliterator(), false)
                .filter(one -> one.path("clientId").asText().equals(ProviderIds.OFFICE))
                .findFirst()
                .orElseThrow();
        assertThat(script.path("clients").path(0)).isEqualTo(client);
        assertThat(script.path("roles").path("client").path(ProviderIds.OFFICE))
                .isEqualTo(file.path("roles").path("client").path(ProviderIds.OFFICE));
    }

    @ParameterizedTest
    @ValueSource(strings = {"kanekakenpo", "daiwakenpo"})
    void hasTheRolesOfTheOffice(String realm) throws IOException {
        JsonNode roles = JsonSerialization.mapper
                .readTree(Project.text(Path.of("realm-export", realm + "-realm.json")))
                .at("/roles/client/" + ProviderIds.OFFICE);

        assertThat(StreamSupport.stream(roles.spliterator(), false)
                        .map(role -> role.path("name").asText()))
                .containsExactlyInAnyOrderElementsOf(
                        Stream.of(OfficeRole.values()).map(OfficeRole::id).toList());
    }
}
