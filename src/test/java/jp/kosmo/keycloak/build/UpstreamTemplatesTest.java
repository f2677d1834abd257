package jp.kosmo.keycloak.build;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Every template of ours that replaces one of Keycloak's is pinned to the text it replaces, so that no change passes unseen. */
class UpstreamTemplatesTest {
    private static final Path THEME = Path.of("themes/kosmo");
    private static final Path LOCK = THEME.resolve("upstream.lock");
    /** The parents of our themes, nearest first. */
    private static final List<String> PARENTS = List.of("keycloak.v2", "base");

    private static final Pattern SCRIPT = Pattern.compile("<script(?![^>]*\\ssrc=)");

    /** Of pages we have replaced, and of login without user ID, which would need Keycloak's import map besides. */
    private static final Set<String> PARTS_WITH_SCRIPTS =
            Set.of("login-passkeys-conditional-authenticate", "passkeys", "password-validation");

    @Test
    void everyOverrideIsPinnedToTheTemplateItReplaces() throws IOException {
        try (Stream<Path> files = Files.walk(THEME)) {
            Map<String, String> replaced = files.filter(file -> file.toString().endsWith(".ftl"))
                    .flatMap(file -> upstream(THEME.relativize(file).toString()).stream())
                    .collect(Collectors.toMap(path -> path, UpstreamTemplatesTest::sha256));
            assertThat(replaced).as("templates of Keycloak that ours replace").isEqualTo(pinned());
        }
    }

    /** The frame leaves them to the realm's policy; under that of our theme they would lead nowhere. */
    @Test
    void theFrameNamesEveryPageThatNeedsAScriptInThePage() throws IOException, URISyntaxException {
        String frame = Files.readString(THEME.resolve("login/template.ftl"));
        Set<String> named = new TreeSet<>(PARTS_WITH_SCRIPTS);
        Pattern.compile("\"([a-z-]+)\"")
                .matcher(frame.lines()
                        .filter(line -> line.contains("<#assign scripted"))
                        .findFirst()
                        .orElseThrow())
                .results()
                .forEach(name -> named.add(name.group(1)));
        assertThat(pagesWithScripts()).isEqualTo(named);
    }

    private static Set<String> pagesWithScripts() throws IOException, URISyntaxException {
        URI jar = UpstreamTemplatesTest.class
                .getResource("/theme/base/login/template.ftl")
                .toURI();
        var names = new TreeSet<String>();
        try (FileSystem themes = FileSystems.newFileSystem(jar, Map.of())) {
            for (String parent : PARENTS) {
                try (Stream<Path> files = Files.list(themes.getPath("theme", parent, "login"))) {
                    files.map(file -> file.getFileName().toString())
                            .filter(name -> name.endsWith(".ftl")
                                    && !Files.exists(THEME.resolve("login").resolve(name)))
                            .forEach(names::add);
                }
            }
        }
        return names.stream()
                .filter(name -> SCRIPT.matcher(text(upstream("login/" + name).orElseThrow()))
                        .find())
                .map(name -> name.substring(0, name.length() - ".ftl".length()))
                .collect(Collectors.toCollection(TreeSet::new));
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
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes(path)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Cannot hash " + path, e);
        }
    }

    private static String text(String path) {
        return new String(bytes(path), StandardCharsets.UTF_8);
    }

    private static byte[] bytes(String path) {
        try (InputStream template = UpstreamTemplatesTest.class.getResourceAsStream("/theme/" + path)) {
            return template.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
