package jp.kosmo.keycloak.build;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Disabled;
import org.junit.jupiter.api.Test;
import org.junit.platform.commons.annotation.Testable;
import org.junit.platform.commons.support.AnnotationSupport;
import org.junit.platform.commons.support.HierarchyTraversalMode;

/** docs/journey.md promises, row by row, which test shows what the manuals demand; this keeps the promise honest. */
class JourneyTest {
    private static final Path JOURNEY = Path.of("docs/journey.md");
    private static final Pattern ROW = Pattern.compile("(?m)^\\| (S\\d+) \\| ([^|]+) \\| ([^|]+) \\|$");
    private static final Pattern TEST = Pattern.compile("`(\\w+#\\w+)`");
    private static final String SHOWN = "`\\w+#\\w+`|portal|browser|app|manual";
    private static final String OPEN = "no test yet(?: \\(issue \\d\\))?";

    @Test
    void everyBehaviourHasOneRow() {
        assertThat(rows().stream().map(row -> row.group(1)))
                .containsExactlyElementsOf(IntStream.rangeClosed(1, 153)
                        .mapToObj(number -> "S" + number)
                        .toList());
    }

    @Test
    void everyRowNamesATestOrAnOwner() {
        assertThat(rows())
                .allSatisfy(row -> assertThat(row.group(3))
                        .as("last column of %s", row.group(1))
                        .matches(OPEN + "|(?:" + SHOWN + ")(?:, (?:" + SHOWN + "))*"));
        long open = rows().stream().filter(row -> row.group(3).matches(OPEN)).count();
        System.out.printf("%s: %d of 153 rows have no test yet%n", JOURNEY, open);
    }

    @Test
    void everyTestNamedInTheDocumentsExistsAndRuns() {
        assertThat(Project.files(Path.of("docs"), ".md"))
                .isNotEmpty()
                .allSatisfy(document -> assertThat(TEST.matcher(Project.text(document))
                                .results()
                                .map(match -> match.group(1))
                                .filter(name -> !name.equals("Class#method"))
                                .filter(name -> !runs(name)))
                        .as("tests named in %s that do not exist or are switched off", document)
                        .isEmpty());
    }

    private static List<MatchResult> rows() {
        return ROW.matcher(Project.text(JOURNEY)).results().toList();
    }

    private static boolean runs(String test) {
        String[] parts = test.split("#", -1);
        return Project.files(Project.TEST_CLASSES, parts[0] + ".class").stream()
                .filter(file -> file.endsWith(parts[0] + ".class"))
                .map(JourneyTest::load)
                .filter(type -> !AnnotationSupport.isAnnotated(type, Disabled.class))
                .flatMap(type ->
                        AnnotationSupport.findAnnotatedMethods(type, Testable.class, HierarchyTraversalMode.TOP_DOWN)
                                .stream())
                .anyMatch(method ->
                        method.getName().equals(parts[1]) && !AnnotationSupport.isAnnotated(method, Disabled.class));
    }

    private static Class<?> load(Path file) {
        String path = Project.TEST_CLASSES.relativize(file).toString();
        try {
            String name = path.substring(0, path.length() - ".class".length()).replace(File.separatorChar, '.');
            return Class.forName(name, false, JourneyTest.class.getClassLoader());
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException("Cannot load " + file, e);
        }
    }
}
