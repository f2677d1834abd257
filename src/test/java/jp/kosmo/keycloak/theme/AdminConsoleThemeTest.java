package jp.kosmo.keycloak.theme;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AdminConsoleThemeTest {

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '"',
            value = {
                "ユーザIDは{1}文字以上,ユーザIDは{{1}}文字以上",
                "{0} and {1},{{0}} and {{1}}",
                "already {{1}},already {{1}}",
                "the member''s {0},the member's {{0}}",
                "a brace '{' and '}',a brace { and }",
                "no place,no place",
                "{name} stays,{name} stays",
                "it’s {0},it’s {{0}}"
            })
    void sharedMessagesAreInTheConsolesNotation(String message, String shown) {
        assertThat(AdminConsoleTheme.inNotationOfTheConsole(message)).isEqualTo(shown);
    }
}
