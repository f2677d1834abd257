package jp.kosmo.keycloak.build;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import jp.kosmo.keycloak.office.access.OfficeOperation;
import jp.kosmo.keycloak.office.access.OfficeRole;
import org.junit.jupiter.api.Test;

/** What clerks and programs read of the office says what it is. */
class OfficeDocumentTest {

    private static final Path FOR_CLERKS = Path.of("docs/office.md");
    private static final Path FOR_UNIONS = Path.of("docs/union-administrator.md");
    private static final Path FOR_PROGRAMS = Path.of("docs/office-api.md");
    private static final Pattern ON_SCREEN = Pattern.compile("\\*\\*([^*]+)\\*\\*");
    private static final Pattern DAILY_WORK = Pattern.compile("(?ms)^## 毎日の仕事$.*?(?=^## )");
    private static final Pattern QUOTED = Pattern.compile("「([^」]+)」");
    private static final Pattern ROW = Pattern.compile("(?m)^\\| `([A-Z]+)` \\| `([^`]+)` \\| ([^|]+) \\|");

    /** Bold words are on the screen, word for word. */
    @Test
    void wordsOfTheScreenAreThere() {
        Set<String> shown = Bundle.all()
                .flatMap(bundle -> bundle.japanese().entrySet().stream())
                .filter(text -> text.getKey().toString().startsWith("kosmoOffice"))
                .map(text -> text.getValue().toString())
                .collect(Collectors.toSet());

        assertThat(ON_SCREEN.matcher(Project.text(FOR_CLERKS)).results().map(found -> found.group(1)))
                .isNotEmpty()
                .allMatch(word -> shown.stream().anyMatch(text -> text.startsWith(word)));
    }

    /** What is done every day is told in words of the office, and of the pages on which members call. */
    @Test
    void wordsOfTheDailyWorkAreThere() {
        Set<String> shown = Bundle.all()
                .flatMap(bundle -> bundle.japanese().values().stream())
                .map(text -> text.toString().replace("{0}", "2.0"))
                .collect(Collectors.toSet());
        String work = DAILY_WORK
                .matcher(Project.text(FOR_UNIONS))
                .results()
                .map(MatchResult::group)
                .collect(Collectors.joining());

        assertThat(QUOTED.matcher(work).results().map(found -> found.group(1)))
                .hasSizeGreaterThan(30)
                .allMatch(word -> shown.stream().anyMatch(text -> text.startsWith(word)));
    }

    /** The table of the calls is that of the code: method, address, who may. */
    @Test
    void everyCallIsDocumented() {
        assertThat(ROW.matcher(Project.text(FOR_PROGRAMS))
                        .results()
                        .map(row -> String.join(
                                " ", row.group(1), row.group(2), row.group(3).strip())))
                .containsExactlyInAnyOrderElementsOf(Stream.of(OfficeOperation.values())
                        .map(operation -> String.join(" ", operation.method(), operation.path(), roles(operation)))
                        .toList());
    }

    private static String roles(OfficeOperation operation) {
        return Stream.of(OfficeRole.values())
                        .filter(operation.roles()::contains)
                        .map(role -> "`" + role.id() + "`")
                        .collect(Collectors.joining(", "))
                + (operation.isSensitive() ? " (recent login)" : "");
    }
}
