package jp.kosmo.keycloak.theme;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The login theme's part of PatternFly is the one that its pages can use today. */
class LoginStylesheetTest {

    private static final LoginStylesheet MADE = new LoginStylesheet(LoginStylesheetTest.class.getClassLoader());
    private static final Path OUTPUT = Path.of("target").resolve(LoginStylesheet.FILE.getFileName());

    @Test
    void isWhatPagesCanUse() throws IOException {
        Files.writeString(OUTPUT, MADE.css());
        assertThat(LoginStylesheet.FILE)
                .as(
                        "style sheet of the templates as they are now; to take it over: cp %s %s",
                        OUTPUT, LoginStylesheet.FILE)
                .hasSameTextualContentAs(OUTPUT);
    }

    @Test
    void everyIconOnAPageIsDrawn() {
        assertThat(MADE.iconsDrawn()).as("themes/kosmo/login/icons").isEqualTo(MADE.iconsOnPages());
    }
}
