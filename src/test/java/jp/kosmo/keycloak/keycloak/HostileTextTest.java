package jp.kosmo.keycloak.keycloak;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.text.MessageFormat;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import jp.kosmo.keycloak.it.HostileStrings;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Attribute;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.keycloak.theme.TemplatingUtil;

/** Whatever a union enters for its look and its texts, nothing of it can run or end as an error. */
class HostileTextTest {

    private static final String PORTAL = "https://portal.example/";

    static List<String> texts() {
        return HostileStrings.all();
    }

    @ParameterizedTest
    @MethodSource("texts")
    void canBeShown(String text) {
        String pattern = TemplatingUtil.resolveVariables(UnionText.asPattern(text), new Properties());
        assertThatCode(() -> new MessageFormat(pattern, Locale.ROOT).format(new Object[] {"a", "b"}))
                .doesNotThrowAnyException();
    }

    @ParameterizedTest
    @MethodSource("texts")
    void isNoColourThatIsMoreThanThat(String text) {
        assertThat(Colour.readable(text).map(Colour::hex).orElse("#123456")).matches("#[0-9a-fA-F]{6}");
    }

    @ParameterizedTest
    @MethodSource("texts")
    void isNoAddressOfAPictureElsewhere(String text) {
        assertThat(PictureAddress.allowed(text, () -> PORTAL).orElse("/"))
                .matches("/(?!/)\\S*|https://portal\\.example/\\S*|data:image/\\S*");
    }

    @ParameterizedTest
    @MethodSource("texts")
    void runsNothingAsHtml(String text) {
        Document shown = Jsoup.parseBodyFragment(SafeHtml.of(text));
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
