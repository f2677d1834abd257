package jp.kosmo.keycloak.build;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.Source;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/**
 * Keycloak promises its SPI; everything else it renames in patch releases. So each class of ours that touches the inside of
 * Keycloak is listed with what it touches, and an upgrade has one list to go through.
 */
class KeycloakWallTest {
    private static final Set<String> SPI_JARS =
            Set.of("keycloak-server-spi", "keycloak-server-spi-private", "keycloak-core", "keycloak-common");
    private static final Pattern JAR = Pattern.compile("/([a-z-]+?)-\\d[^/]*\\.jar!");
    private static final Path LIST = Path.of("src/test/resources/keycloak-internals.txt");

    @Test
    void onlyTheListedClassesTouchTheInsideOfKeycloak() {
        Map<String, Set<String>> found = new TreeMap<>();
        for (JavaClass type : Project.mainClasses()) {
            type.getDirectDependenciesFromSelf().stream()
                    .map(use -> use.getTargetClass().getBaseComponentType())
                    .filter(KeycloakWallTest::isInside)
                    .forEach(inside -> found.computeIfAbsent(ownName(type), name -> new TreeSet<>())
                            .add(inside.getName().replaceFirst("^org\\.keycloak\\.", "")));
        }
        assertThat(found.entrySet().stream()
                        .flatMap(type -> type.getValue().stream().map(inside -> type.getKey() + " " + inside)))
                .as("classes of ours that touch more than Keycloak's SPI, and what they touch; list them in " + LIST)
                .containsExactlyInAnyOrderElementsOf(Project.text(LIST)
                        .lines()
                        .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                        .toList());
    }

    /** The outermost class, without our base package. */
    private static String ownName(JavaClass type) {
        return type.getName().substring(Project.BASE.length() + 1).replaceFirst("\\$.*", "");
    }

    private static boolean isInside(JavaClass type) {
        return type.getPackageName().startsWith("org.keycloak") && !SPI_JARS.contains(jar(type));
    }

    private static String jar(JavaClass type) {
        String uri = type.getSource().map(Source::getUri).map(Object::toString).orElse("");
        Matcher matcher = JAR.matcher(uri);
        assertThat(matcher.find())
                .as("jar of %s, found at '%s'", type.getName(), uri)
                .isTrue();
        return matcher.group(1);
    }
}
