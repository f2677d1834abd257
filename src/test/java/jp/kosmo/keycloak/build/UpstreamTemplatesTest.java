package jp.kosmo.keycloak.build;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Every template of ours that replaces one of Keycloak's is pinned to the text it replaces, so that no change passes unseen. */
class UpstreamTemplatesTest {
    private static final Path THEME = Path.of("themes/kosmo");
    private static final Path LOCK = THEME.resolve("upstream.lock");
    /** The parents of our themes, nearest first. */
    private static final List<String> PARENTS = List.of("keycloak.v2", "base");

    @Test
    void everyOverrideIsPinnedToTheTemplateItReplaces() throws IOException {
        try (Stream<Path> files = Files.walk(THEME)) {
            Map<String, String> replaced = files.filter(file -> file.toString().endsWith(".ftl"))
                    .flatMap(file -> upstream(THEME.relativize(file).toString()).stream())
                    .collect(Collectors.toMap(path -> path, UpstreamTemplatesTest::sha256));
            assertThat(replaced).as("templates of Keycloak that ours replace").isEqualTo(pinned());
        }
    }

    private static Map<String, String> pinned() throws IOException {
        return Files.readAllLines(LOCK).stream()
                .filter(line -> !line.startsWith("#"))
                .map(line -> line.split(" {2}"))
                .collect(Collectors.toMap(line -> line[1], line -> line[0]));
    }

    /** The path of the template that ours hides, if there is one. */
    private static Optional<String> upstream(String ours) {
        return PARENTS.stream()
                .map(parent -> parent + "/" + ours)
                .filter(path -> UpstreamTemplatesTest.class.getResource("/theme/" + path) != null)
                .findFirst();
    }

    private static String sha256(String path) {
        try (InputStream template = UpstreamTemplatesTest.class.getResourceAsStream("/theme/" + path)) {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(template.readAllBytes()));
        } catch (IOException | NoSuchAlgorithmException e) {
            throw new IllegalStateException("Cannot hash " + path, e);
        }
    }
}
