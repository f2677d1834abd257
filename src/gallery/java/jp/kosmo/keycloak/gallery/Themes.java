package jp.kosmo.keycloak.gallery;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.keycloak.theme.ClassLoaderTheme;
import org.keycloak.theme.ClasspathThemeProvider;
import org.keycloak.theme.ClasspathThemeResourceProviderFactory;
import org.keycloak.theme.FolderThemeProvider;
import org.keycloak.theme.Theme;
import org.keycloak.theme.ThemeProvider;
import org.keycloak.theme.ThemeResourceProvider;

/**
 * Where the gallery's themes come from: folders of sources, as a designer edits them, and Keycloak's own from its JAR.
 *
 * @param name of the theme to show
 * @param folders that hold themes, each like {@code themes/} of this project
 */
record Themes(String name, List<Path> folders) {

    private static final ClassLoader LOADER = Themes.class.getClassLoader();

    private static final Path OURS = Path.of("themes");

    static final Themes KOSMO = new Themes("kosmo", List.of(OURS));

    /** A theme in a folder of its own, with ours to build on. */
    static Themes at(Path theme) {
        return new Themes(
                theme.getFileName().toString(), List.of(theme.toAbsolutePath().getParent(), OURS));
    }

    Set<ThemeProvider> providers() {
        Set<ThemeProvider> all = new LinkedHashSet<>();
        folders.forEach(folder -> all.add(new FolderThemeProvider(folder.toFile())));
        all.add(new ClasspathThemeProvider(keycloaks()));
        return all;
    }

    /** What the JAR brings along for any theme: our own pages and their texts. */
    Set<ThemeResourceProvider> forAnyTheme() {
        return Set.of(new ClasspathThemeResourceProviderFactory("classpath", LOADER));
    }

    /** As a realm has it: a theme without pages or mails of its own leaves them to ours. */
    String name(Theme.Type type) {
        boolean isThere =
                folders.stream().anyMatch(folder -> new FolderThemeProvider(folder.toFile()).hasTheme(name, type));
        return isThere ? name : "kosmo";
    }

    /**
     * The source of a file that pages link to; empty if it is one of Keycloak's.
     *
     * @param type of the theme that has it, as a folder is called
     */
    Optional<Path> source(String type, String resource) {
        return folders.stream()
                .flatMap(folder -> List.of(folder.resolve(name), folder.resolve("kosmo")).stream())
                .map(theme -> theme.resolve(type).resolve("resources").resolve(resource))
                .filter(file -> file.toFile().isFile())
                .findFirst();
    }

    private static Map<Theme.Type, Map<String, ClassLoaderTheme>> keycloaks() {
        Map<Theme.Type, Map<String, ClassLoaderTheme>> themes = new HashMap<>();
        add(themes, Theme.Type.LOGIN, "base");
        add(themes, Theme.Type.EMAIL, "base");
        add(themes, Theme.Type.ACCOUNT, "base");
        return themes;
    }

    private static void add(Map<Theme.Type, Map<String, ClassLoaderTheme>> themes, Theme.Type type, String name) {
        try {
            themes.computeIfAbsent(type, first -> new HashMap<>()).put(name, new ClassLoaderTheme(name, type, LOADER));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
