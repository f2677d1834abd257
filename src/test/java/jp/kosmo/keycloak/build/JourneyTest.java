package jp.kosmo.keycloak.build;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Disabled;
import org.junit.jupiter.api.Test;
import org.junit.platform.commons.annotation.Testable;

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
        Set<String> tests = tests();
        assertThat(Project.files(Path.of("docs"), ".md"))
                .isNotEmpty()
                .allSatisfy(document -> assertThat(TEST.matcher(Project.text(document))
                                .results()
                                .map(match -> match.group(1))
                                .filter(name -> !name.equals("Class#method")))
                        .as("tests named in %s", document)
                        .isSubsetOf(tests));
    }

    private static List<MatchResult> rows() {
        return ROW.matcher(Project.text(JOURNEY)).results().toList();
    }

    /** Every test method that JUnit would run, as Class#method. */
    private static Set<String> tests() {
        return new ClassFileImporter()
                .importPath(Project.TEST_CLASSES).stream()
                        .filter(type -> !type.isAnnotatedWith(Disabled.class))
                        .flatMap(type -> type.getAllMethods().stream()
                                .filter(JourneyTest::runs)
                                .map(method -> type.getSimpleName() + "#" + method.getName()))
                        .collect(Collectors.toSet());
    }

    private static boolean runs(JavaMethod method) {
        return (method.isAnnotatedWith(Testable.class) || method.isMetaAnnotatedWith(Testable.class))
                && !method.isAnnotatedWith(Disabled.class);
    }
}
