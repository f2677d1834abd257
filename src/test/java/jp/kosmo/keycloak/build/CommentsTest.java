package jp.kosmo.keycloak.build;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Comments speak for themselves: they send nobody to a paper that is not in the repository. */
class CommentsTest {
    private static final Pattern COMMENT = Pattern.compile("(?m)^\\s*(?:/?\\*|//).*$");
    private static final Pattern CITATION = Pattern.compile(
            "\\bSPEC\\b|\\bDESIGN\\b|\\bnotes/|findings\\.md|\\bM\\d [I\\d]|\\b[ACST]\\d{1,3}\\b(?<!S256)|\\bissue #?\\d");

    @Test
    void citeNothingFromElsewhere() {
        List<Path> sources = Stream.of("src/main", "src/test", "themes")
                .flatMap(folder -> Stream.of(".java", ".ftl", ".css", ".js")
                        .flatMap(ending -> Project.files(Path.of(folder), ending).stream()))
                .toList();

        assertThat(sources)
                .hasSizeGreaterThan(300)
                .allSatisfy(source -> assertThat(citations(Project.text(source)))
                        .as("cited in %s", source)
                        .isEmpty());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                " * locked (SPEC A19).",
                "// see notes/trials",
                "/** S45, the length. */",
                "// issue 12",
                " * own (M2 I-2)"
            })
    void areRecognised(String line) {
        assertThat(citations(line)).isNotEmpty();
    }

    private static List<String> citations(String text) {
        return COMMENT.matcher(text)
                .results()
                .map(comment -> comment.group())
                .filter(comment -> CITATION.matcher(comment).find())
                .toList();
    }
}
