package jp.kosmo.keycloak.theme;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.JarURLConnection;
import java.net.URISyntaxException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Makes the stylesheet of the login theme that stands for PatternFly's: what a login page can use of it, and our icons. */
public final class LoginStylesheet {

    /** Where it is kept. Browsers keep a name for 30 days: it changes with what is in the file. */
    public static final Path FILE = Path.of("themes/kosmo/login/resources/css/pf-26.7.css");

    private static final String TEMPLATES = "theme/keycloak.v2/login/theme.properties";
    private static final String PATTERNFLY = "theme/keycloak/common/resources/vendor/patternfly-v5/";
    private static final String HEAD =
            "/* Made by LoginStylesheetTest from PatternFly 5 (Copyright (c) Red Hat, Inc., MIT licence) and ../../icons. */\n";

    private final ClassLoader keycloak;
    private final PatternFlySubset subset;
    private final Icons icons = new Icons();

    /** @param keycloak finds the files of Keycloak's themes */
    public LoginStylesheet(ClassLoader keycloak) {
        this.keycloak = keycloak;
        this.subset = new PatternFlySubset(patternFly(), words(), ownStylesheets());
    }

    /** As it should be in {@link #FILE}. */
    public String css() {
        return HEAD + subset.css() + icons.css();
    }

    /** The same with PatternFly as it is in Keycloak. */
    public String withAllOfPatternFly() {
        return String.join("\n", patternFly()) + icons.css();
    }

    /** Names of the icons that pages can show. */
    Set<String> iconsOnPages() {
        return subset.icons();
    }

    /** Names of those that are drawn. */
    Set<String> iconsDrawn() {
        return icons.names();
    }

    private List<String> patternFly() {
        return Stream.of("patternfly.min.css", "patternfly-addons.css")
                .map(name -> resource(PATTERNFLY + name))
                .toList();
    }

    private Set<String> words() {
        try {
            var jar = (JarURLConnection) keycloak.getResource(TEMPLATES).openConnection();
            try (var files =
                    FileSystems.newFileSystem(Path.of(jar.getJarFileURL().toURI()))) {
                return new LoginWords(files.getPath("theme")).all();
            }
        } catch (IOException | URISyntaxException e) {
            throw new IllegalStateException("Cannot read the templates of Keycloak", e);
        }
    }

    private static String ownStylesheets() {
        try (Stream<Path> files = Files.list(FILE.getParent())) {
            return files.filter(file -> !file.equals(FILE))
                    .map(LoginStylesheet::text)
                    .collect(Collectors.joining());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String resource(String name) {
        try (InputStream stream = keycloak.getResourceAsStream(name)) {
            return new String(stream.readAllBytes(), UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
