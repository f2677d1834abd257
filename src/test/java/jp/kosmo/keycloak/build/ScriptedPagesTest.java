package jp.kosmo.keycloak.build;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Keycloak's pages with a script in the page, which the frame leaves to the realm's policy: under ours they would lead nowhere. */
class ScriptedPagesTest {
    private static final Path LOGIN = Project.THEMES.resolve("kosmo/login");
    private static final Pattern SCRIPT = Pattern.compile("<script(?![^>]*\\ssrc=)");
    private static final Pattern NAMED = Pattern.compile("<#assign scripted = \\[(.*)]>");

    /** Of pages we have replaced, and of login without user ID, which would need Keycloak's import map besides. */
    private static final Set<String> PARTS = Set.of("login-passkeys-conditional-authenticate", "passkeys");

    @Test
    void theFrameNamesEachOfThem() throws IOException, URISyntaxException {
        MatchResult named = NAMED.matcher(Project.text(LOGIN.resolve("template.ftl")))
                .results()
                .findFirst()
                .orElseThrow();
        Set<String> known = new TreeSet<>(PARTS);
        known.addAll(Set.of(named.group(1).replace("\"", "").split(", ", -1)));
        assertThat(pagesWithScripts()).isEqualTo(known);
    }

    private static Set<String> pagesWithScripts() throws IOException, URISyntaxException {
        URI jar = ScriptedPagesTest.class
                .getResource("/theme/base/login/template.ftl")
                .toURI();
        Map<String, String> pages = new TreeMap<>();
        try (FileSystem themes = FileSystems.newFileSystem(jar, Map.of())) {
            try (Stream<Path> files = Files.list(themes.getPath("theme/base/login"))) {
                files.filter(file -> file.toString().endsWith(".ftl"))
                        .forEach(file -> pages.put(file.getFileName().toString(), Project.text(file)));
            }
        }
        return pages.entrySet().stream()
                .filter(page -> !Files.exists(LOGIN.resolve(page.getKey())))
                .filter(page -> SCRIPT.matcher(page.getValue()).find())
                .map(page -> page.getKey().replace(".ftl", ""))
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
