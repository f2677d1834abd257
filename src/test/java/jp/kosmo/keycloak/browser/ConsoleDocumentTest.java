package jp.kosmo.keycloak.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import jp.kosmo.keycloak.build.Project;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ConsoleDocumentTest {

    private static final Pattern CODE = Pattern.compile("(?ms)^```.*?^```$|`[^`\n]+`");

    @Test
    void readsWaysAndWords(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("a.md"), """
                # A

                ## Desk

                1. **One**〔Uno〕 › 《member》 ›
                   **Two**: **Three**〔Tres〕, **four**.

                ```
                **no** › **way**
                ```
                """);

        ConsoleDocument document = ConsoleDocument.read(file);

        assertThat(document.parts().get(0).ways()).isEmpty();
        assertThat(document.parts().get(1).heading()).isEqualTo("Desk");
        assertThat(document.parts().get(1).ways())
                .extracting(ConsoleDocument.Way::toString)
                .containsExactly("One › member › Two", "Three", "four");
        assertThat(document.glossed()).extracting(ConsoleDocument.Word::text).containsExactly("One", "Three");
    }

    /** A way that is written otherwise would be walked by nobody. */
    @ParameterizedTest
    @ValueSource(strings = {"docs/union-administrator.md", "realm-export/README.md", "docs/operator.md"})
    void noWayIsWrittenOtherwise(Path file) {
        assertThat(CODE.matcher(Project.text(file)).replaceAll("").lines())
                .noneMatch(line -> line.contains("→") || line.contains(" > "));
    }
}
