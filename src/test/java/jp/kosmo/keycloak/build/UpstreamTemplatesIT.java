package jp.kosmo.keycloak.build;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import jp.kosmo.keycloak.it.harness.Installations;
import org.junit.jupiter.api.Test;

/** As {@link UpstreamTemplatesTest}, of the distribution under test and of the newest Keycloak on Maven Central. */
class UpstreamTemplatesIT {

    private static final Pattern THEMES = Pattern.compile("(?:themes|account-ui)-(\\d+\\.\\d+\\.\\d+)\\.jar$");

    @Test
    void everyOverrideIsPinnedToTheTemplateOfTheDistribution() throws IOException {
        isPinned(Installations.unpacked().home().resolve("lib/lib/main"));
    }

    @Test
    void everyOverrideIsPinnedToTheTemplateOfTheNewestKeycloak() throws IOException {
        isPinned(Path.of("target", "newest"));
    }

    private static void isPinned(Path jars) throws IOException {
        List<URL> themes = new ArrayList<>();
        List<String> versions = new ArrayList<>();
        for (Path jar : Project.files(jars, ".jar")) {
            Matcher name = THEMES.matcher(jar.getFileName().toString());
            if (name.find()) {
                themes.add(jar.toUri().toURL());
                versions.add(name.group(1));
            }
        }
        assertThat(versions).as("themes in %s", jars).hasSize(2);
        try (var keycloak = new URLClassLoader(themes.toArray(URL[]::new), ClassLoader.getPlatformClassLoader())) {
            assertThat(UpstreamTemplates.replaced(keycloak))
                    .as("templates of Keycloak %s that ours replace", versions)
                    .isNotEmpty()
                    .isEqualTo(UpstreamTemplates.pinned(versions.get(0)));
        }
    }
}
