package jp.kosmo.keycloak.theme;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;

/** What every page of the login theme in the JAR loads of ours is small; {@code bench/} measures whole pages in a browser. */
class WeightTest {

    private static final Path THEME = Path.of("target/classes/theme/kosmo/login");
    private static final int STYLES = 3_850;
    private static final int SCRIPTS = 2_200;

    @Test
    void stylesheetsAreSmall() throws IOException {
        assertThat(gzipped("styles")).isPositive().isLessThanOrEqualTo(STYLES);
    }

    @Test
    void scriptsAreSmall() throws IOException {
        assertThat(gzipped("scripts.kosmo")).isPositive().isLessThanOrEqualTo(SCRIPTS);
    }

    @Test
    void nothingComesFromElsewhere() throws IOException {
        for (Path file : loaded("styles")) {
            // Pictures are in the file itself, as data.
            assertThat(Files.readString(file))
                    .doesNotContain("@import", "@font-face")
                    .doesNotContainPattern("url\\((?!\"data:)");
        }
    }

    private static int gzipped(String property) throws IOException {
        var bytes = new ByteArrayOutputStream();
        for (Path file : loaded(property)) {
            try (var gzip = new GZIPOutputStream(bytes)) {
                Files.copy(file, gzip);
            }
        }
        return bytes.size();
    }

    private static List<Path> loaded(String property) throws IOException {
        return Stream.of(property(property).split(" "))
                .map(name -> THEME.resolve("resources").resolve(name))
                .toList();
    }

    private static String property(String name) throws IOException {
        var properties = new Properties();
        properties.load(new StringReader(Files.readString(THEME.resolve("theme.properties"))));
        return properties.getProperty(name);
    }
}
