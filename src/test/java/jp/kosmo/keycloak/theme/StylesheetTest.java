package jp.kosmo.keycloak.theme;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import jp.kosmo.keycloak.build.Project;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A brace too few is no error to a browser: all that follows counts where the block was for, on phones alone for example. */
class StylesheetTest {

    static Stream<Path> stylesheets() {
        return Stream.of(Path.of("themes"), Path.of("docs/theme-example"), Path.of("src/demo/resources"))
                .flatMap(folder -> Project.files(folder, ".css").stream());
    }

    @ParameterizedTest
    @MethodSource("stylesheets")
    void everyBlockIsAsDeepAsItLooks(Path stylesheet) {
        var elsewhere = new ArrayList<String>();
        int depth = 0;
        for (String line : withoutComments(Project.text(stylesheet))) {
            long ended = line.stripLeading()
                    .chars()
                    .takeWhile(character -> character == '}')
                    .count();
            if (line.length() - line.stripLeading().length() < 2 * (depth - ended)) {
                elsewhere.add(line);
            }
            depth += count(line, '{') - count(line, '}');
        }
        assertThat(elsewhere)
                .as("lines that look as if they were outside of a block")
                .isEmpty();
        assertThat(depth).as("blocks that do not end").isZero();
    }

    private static List<String> withoutComments(String css) {
        return css.replaceAll("(?s)/\\*.*?\\*/", "")
                .lines()
                .filter(line -> !line.isBlank())
                .toList();
    }

    private static int count(String line, char brace) {
        return (int) line.chars().filter(character -> character == brace).count();
    }
}
