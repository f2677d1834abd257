package jp.kosmo.keycloak.branding;

import static org.assertj.core.api.Assertions.assertThat;

import freemarker.core.HTMLOutputFormat;
import freemarker.core.TemplateHTMLOutputModel;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HtmlSanitizerTest {

    /** A bracket of Japanese text is a character as others; what looks like a tag, an entity or a quote stays written out. */
    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '~',
            value = {
                "<p>第１条（目的）：ＩＤ！</p>,             <p>第１条（目的）：ＩＤ！</p>",
                "＜b＞＆＂＇,                            &#xff1c;b&#xff1e;&#xff06;&#xff02;&#xff07;",
                "&amp;#xff08;,                       &amp;#xff08;",
                "&#xff08;<script>alert(1)</script>,  （",
            })
    void wideCharactersAreWrittenAsTheyAre(String typed, String shown) throws Exception {
        Object model = HtmlSanitizer.forTemplate(HtmlSanitizer.of(typed));
        assertThat(HTMLOutputFormat.INSTANCE.getMarkupString((TemplateHTMLOutputModel) model))
                .isEqualTo(shown);
    }
}
