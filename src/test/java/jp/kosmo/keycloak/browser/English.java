package jp.kosmo.keycloak.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.regex.Pattern;

/** Whether a member who reads English can read a screen. */
final class English {

    private static final Pattern JAPANESE = Pattern.compile("[\\p{IsHiragana}\\p{IsKatakana}\\p{IsHan}]+");

    private English() {}

    /** Takes a picture and finds no Japanese but the union's name and 日本語 in the choice of languages. */
    static void isAllOf(Walker walker, String screen) {
        walker.shows(screen);
        assertThat(walker.page().innerText("main").replace("日本語", ""))
                .as("English text of %s", screen)
                .doesNotContainPattern(JAPANESE);
    }
}
