package jp.kosmo.keycloak.branding;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import jp.kosmo.keycloak.it.attack.HostileStrings;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Attribute;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever a union enters for its look, nothing of it can run. */
class HostileBrandingTest {

    private static final String PORTAL = "https://portal.example/";

    static List<String> texts() {
        return HostileStrings.all();
    }

    @ParameterizedTest
    @MethodSource("texts")
    void isNoColourThatIsMoreThanThat(String text) {
        assertThat(AccentColor.readable(text).map(AccentColor::hex).orElse("#123456"))
                .matches("#[0-9a-fA-F]{6}");
    }

    @ParameterizedTest
    @MethodSource("texts")
    void isNoAddressOfAPictureElsewhere(String text) {
        assertThat(ImageUrlPolicy.allowed(text, () -> PORTAL).orElse("/"))
                .matches("/(?!/)\\S*|https://portal\\.example/\\S*|data:image/\\S*");
    }

    @ParameterizedTest
    @MethodSource("texts")
    void runsNothingAsHtml(String text) {
        Document shown = Jsoup.parseBodyFragment(HtmlSanitizer.of(text));
        for (Element element : shown.body().getAllElements()) {
            assertThat(element.tagName())
                    .isNotIn(
                            "script", "style", "iframe", "object", "embed", "base", "meta", "link", "form", "input",
                            "svg", "math");
            for (Attribute attribute : element.attributes()) {
                assertThat(attribute.getKey()).doesNotStartWith("on");
                assertThat(attribute.getValue())
                        .doesNotContainPattern("(?i)^\\s*(javascript|data|vbscript):|url\\(|position");
            }
        }
    }
}
