package jp.kosmo.keycloak.build;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import jp.kosmo.keycloak.it.KeycloakDistribution;
import org.junit.jupiter.api.Test;

/** Links the JAR that ships against the jars of the distribution under test, as its server would. */
class KeycloakLinkageIT {
    @Test
    void everythingWeCallIsInTheDistribution() throws IOException {
        Path home = Path.of("target", "keycloak-" + KeycloakDistribution.version());
        KeycloakDistribution.unpacked(KeycloakDistribution.archive(), home);
        // In boot is what the server itself needs before it runs, JBoss Logging among it.
        List<Path> jars = new ArrayList<>(Project.files(home.resolve("lib/lib/main"), ".jar"));
        jars.addAll(Project.files(home.resolve("lib/lib/boot"), ".jar"));
        assertThat(jars).as("jars of Keycloak in %s", home).hasSizeGreaterThan(100);
        jars.add(Path.of("providers/kosmo.jar"));

        List<URL> urls = new ArrayList<>();
        for (Path jar : jars) {
            urls.add(jar.toUri().toURL());
        }
        try (var loader = new URLClassLoader(urls.toArray(URL[]::new), ClassLoader.getPlatformClassLoader())) {
            assertThat(Linkage.missing(loader))
                    .as("what our classes need and Keycloak %s does not have", KeycloakDistribution.version())
                    .isEmpty();
        }
    }
}
