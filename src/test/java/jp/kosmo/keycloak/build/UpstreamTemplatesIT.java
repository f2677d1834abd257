package jp.kosmo.keycloak.build;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import jp.kosmo.keycloak.it.harness.Installations;
import jp.kosmo.keycloak.it.harness.KeycloakDistribution;
import org.junit.jupiter.api.Test;

/** As {@link UpstreamTemplatesTest}, of the distribution under test, whose themes are not on Maven Central. */
class UpstreamTemplatesIT {
    @Test
    void everyOverrideIsPinnedToTheTemplateItReplaces() throws IOException {
        String version = KeycloakDistribution.version();
        Path home = Installations.unpacked().home();
        List<URL> jars = new ArrayList<>();
        for (String part : List.of("themes", "account-ui")) {
            jars.add(home.resolve("lib/lib/main/org.keycloak.keycloak-" + part + "-" + version + ".jar")
                    .toUri()
                    .toURL());
        }
        try (var keycloak = new URLClassLoader(jars.toArray(URL[]::new), ClassLoader.getPlatformClassLoader())) {
            assertThat(UpstreamTemplates.replaced(keycloak))
                    .as("templates of Keycloak %s that ours replace", version)
                    .isNotEmpty()
                    .isEqualTo(UpstreamTemplates.pinned(version));
        }
    }
}
