package jp.kosmo.keycloak.theme;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import jp.kosmo.keycloak.it.KeycloakDistribution;
import org.junit.jupiter.api.Test;

/** The stylesheet made of the Keycloak we compile against serves the one under test as well. */
class LoginStylesheetIT {

    @Test
    void isTheSameOfTheDistribution() throws IOException {
        Path home = Path.of("target", "keycloak-" + KeycloakDistribution.version());
        KeycloakDistribution.unpacked(KeycloakDistribution.archive(), home);
        try (var loader = new URLClassLoader(themes(home), ClassLoader.getPlatformClassLoader())) {
            assertThat(new LoginStylesheet(loader).css()).isEqualTo(Files.readString(LoginStylesheet.FILE));
        }
    }

    private static URL[] themes(Path home) throws IOException {
        List<URL> urls = new ArrayList<>();
        try (Stream<Path> jars = Files.list(home.resolve("lib/lib/main"))) {
            for (Path jar : jars.filter(jar -> jar.getFileName().toString().contains("keycloak-themes"))
                    .toList()) {
                urls.add(jar.toUri().toURL());
            }
        }
        return urls.toArray(URL[]::new);
    }
}
