package jp.kosmo.keycloak.terms;

import static org.assertj.core.api.Assertions.assertThat;

import jp.kosmo.keycloak.branding.HtmlSanitizer;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A text from the console's field to what the member reads. */
class TermsTextTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "第1条\n\n  第2条（定義）\n",
                "{0} {1} {{x}} ${x} #{x} <#if x> [=x]",
                "it's 'quoted' \"twice\"",
                "A & B &&",
                "1 < 2 > 1 <= 2 << 3",
                "第1条 <定義> ＜定義＞ <重要>：本文",
                "<",
                "a @ b = c + d ` e ~ ¥ \\ %s %n",
                "絵文字 😀 葛󠄀",
            })
    void plainTextReadsAsWritten(String text) {
        var terms = new TermsText("ja", HtmlSanitizer.of(text));

        assertThat(Jsoup.parseBodyFragment("<div>" + terms.html() + "</div>")
                        .body()
                        .wholeText())
                .isEqualTo(text);
        assertThat(terms.plain()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"<p>a</p>", "<h2>a</h2>b", "a<br>b", "<ul><li>a</li></ul>", "<div class=\"a\">b</div>"})
    void htmlBreaksItsOwnLines(String text) {
        assertThat(new TermsText("ja", HtmlSanitizer.of(text)).plain()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<script>alert(1)</script>",
                "<img src=\"x\" onerror=\"alert(1)\">",
                "<a href=\"javascript:alert(1)\">x</a>",
                "<svg onload=alert(1)>",
                "<iframe src=\"https://example.org\"></iframe>",
                "<form action=\"https://example.org\"><input name=\"password\"></form>",
                "<style>body{display:none}</style>",
                "<p onclick=\"alert(1)\">x</p>",
            })
    void nothingRuns(String text) {
        assertThat(HtmlSanitizer.of(text))
                .doesNotContain("alert(1)", "javascript:", "<script", "<svg", "<iframe", "<form", "<input", "<style")
                .doesNotContainPattern("\\son\\w+=");
    }

    @Test
    void theHashIsThatOfTheBytes() {
        assertThat(new TermsText("ja", "規約").sha256())
                .isEqualTo("0483a426ccd49315b0bc708dd29e65c967f2752630467344ac69e255b7eef9a9");
    }

    @ParameterizedTest
    @CsvSource({
        "'a\n\n b \r\nc', 'a|b|c'",
        "'<h2>a</h2>b<p>c\nd<br>e</p><ul><li>f</li><li><strong>g</strong> h</li></ul>', 'a|b|c d|e|f|g h'",
        "'1 < 2 & 3', '1 &lt; 2 &amp; 3'",
        "'<p>&lt;del&gt;</p>', '&lt;del&gt;'",
        "'<a href=\"https://kenpo.example/?a=1&b=2\">link</a>', 'link'",
    })
    void paragraphsAreWhatAReaderSeesAsLines(String text, String paragraphs) {
        assertThat(String.join("|", new TermsText("ja", HtmlSanitizer.of(text)).paragraphs()))
                .isEqualTo(paragraphs);
    }
}
