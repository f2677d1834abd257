package jp.kosmo.keycloak.theme;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import jp.kosmo.keycloak.build.Project;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What our themes need of Keycloak's is there without the themes that Keycloak 27 removes. A parent that is missing is no error
 * to Keycloak: it would serve its own pages.
 */
class ThemeParentsTest {

    private static final Path KOSMO = Path.of("themes/kosmo");
    private static final Path OF_THE_JAR = Path.of("src/main/resources/theme-resources/templates");
    private static final String BASE = "/theme/base/login/";
    private static final Pattern PART = Pattern.compile("<#(?:import|include) \"([^\"]+)\"");
    private static final Pattern SCRIPT = Pattern.compile("resourcesPath\\}/(js/[^\"]+)\"");
    private static final Pattern MODULE = Pattern.compile("from \"\\./([^\"]+)\"");

    @ParameterizedTest
    @ValueSource(strings = {"login", "email", "account"})
    void standOnThePlainTemplatesAlone(String type) throws IOException {
        Properties theme = properties(type);
        assertThat(theme.getProperty("parent")).isEqualTo("base");
        assertThat(theme).doesNotContainKeys("import", "stylesCommon");
        assertThat(getClass().getResource("/theme/base/" + type + "/theme.properties"))
                .isNotNull();
    }

    /** Each template that one of ours asks for by name. */
    @Test
    void everyPartOfAPageIsThere() {
        var missing = new TreeSet<String>();
        for (Path template : templates()) {
            Matcher parts = PART.matcher(Project.text(template));
            while (parts.find()) {
                if (!isThere(parts.group(1))) {
                    missing.add(template + " asks for " + parts.group(1));
                }
            }
        }
        assertThat(missing).isEmpty();
    }

    /** Run or fetched beforehand: whoever raises the number in a name raises it everywhere. */
    @Test
    void everyScriptOfAPageIsThere() {
        var missing = new TreeSet<String>();
        for (Path template : templates()) {
            Matcher scripts = SCRIPT.matcher(Project.text(template));
            while (scripts.find()) {
                if (!Files.exists(KOSMO.resolve("login/resources").resolve(scripts.group(1)))) {
                    missing.add(template + " asks for " + scripts.group(1));
                }
            }
        }
        assertThat(missing).isEmpty();
    }

    @Test
    void everyModuleOfAScriptIsThere() {
        var missing = new TreeSet<String>();
        for (Path script : Project.files(KOSMO.resolve("login/resources/js"), ".js")) {
            Matcher modules = MODULE.matcher(Project.text(script));
            while (modules.find()) {
                String module = modules.group(1);
                if (!Files.exists(script.resolveSibling(module))
                        && getClass().getResource(BASE + "resources/js/" + module) == null) {
                    missing.add(script + " asks for " + module);
                }
            }
        }
        assertThat(missing).isEmpty();
    }

    /** A name that the stylesheet does not know looks like nothing. */
    @Test
    void everyClassThatThePropertiesNameIsInTheStylesheet() throws IOException {
        Properties login = properties("login");
        String stylesheet = Project.text(KOSMO.resolve("login/resources").resolve(login.getProperty("styles")));
        Set<String> unknown = login.stringPropertyNames().stream()
                .filter(name -> name.matches("(kc|kosmo)[A-Z].*"))
                .flatMap(name -> Stream.of(login.getProperty(name).split(" ")))
                .filter(word -> !Pattern.compile("\\." + Pattern.quote(word) + "(?![\\w-])")
                        .matcher(stylesheet)
                        .find())
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(unknown).as("classes without a rule").isEmpty();
    }

    private static Properties properties(String type) throws IOException {
        var properties = new Properties();
        properties.load(new StringReader(Project.text(KOSMO.resolve(type).resolve("theme.properties"))));
        return properties;
    }

    private static List<Path> templates() {
        return Stream.of(KOSMO.resolve("login"), OF_THE_JAR)
                .flatMap(folder -> Project.files(folder, ".ftl").stream())
                .toList();
    }

    private static boolean isThere(String template) {
        return ThemeParentsTest.class.getResource(BASE + template) != null
                || Files.exists(KOSMO.resolve("login").resolve(template))
                || Files.exists(OF_THE_JAR.resolve(template));
    }
}
