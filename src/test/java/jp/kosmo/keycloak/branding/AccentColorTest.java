package jp.kosmo.keycloak.branding;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AccentColorTest {

    @ParameterizedTest
    @ValueSource(strings = {"#1f5a99", " #7A1F5C ", "#000000", "#6d6d6d"})
    void aDarkColourIsTaken(String text) {
        assertThat(AccentColor.readable(text)).map(AccentColor::hex).contains(text.strip());
    }

    /** The greys around the limit: #6f6f6f has 4.6 on our ground, #777777 has 4.1 (4.48 on white). */
    @ParameterizedTest
    @ValueSource(strings = {"#777777", "#ffcc00", "#ffffff", "#00aa00"})
    void aLightColourIsNot(String text) {
        assertThat(AccentColor.readable(text)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "red", "#123", "1f5a99", "#1f5a99;}", "#1f5a9g", "</style><script>", "url(x)"})
    void whatIsNoColourIsNot(String text) {
        assertThat(AccentColor.readable(text)).isEmpty();
    }
}
