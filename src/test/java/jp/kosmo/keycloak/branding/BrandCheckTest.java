package jp.kosmo.keycloak.branding;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BrandCheckTest {

    private static final String PORTAL = "https://portal.example.jp/";

    @ParameterizedTest
    @CsvSource({
        "kosmo.desk.tel, 03-0000-0000, has a key that nothing reads",
        "' kosmo.desk.phone', 03-0000-0000, has a key that nothing reads",
        "kosmo.desk .phone, 03-0000-0000, has a key that nothing reads",
        "ｋｏｓｍｏ．ｔｉｔｌｅ, 健保, has a key that nothing reads",
        "Kosmo.Title, 健保, has a key that nothing reads",
        "kosmo.branding.color, #1f5a99, has a key that nothing reads",
        "kosmo.branding.accent, 青, is no colour",
        "kosmo.branding.accent, ＃1f5a99, is no colour",
        "kosmo.branding.accent, #1f5, is no colour",
        "kosmo.branding.accent, #ffff00, too light",
        "kosmo.branding.accent, #9bb7d4, too light",
        "kosmo.branding.logo, https://elsewhere.example/logo.png, is no picture",
        "kosmo.branding.logo, http://portal.example.jp/logo.png, is no picture",
        "kosmo.branding.logo, 'data:text/html;base64,AAAA', is no picture",
        "kosmo.branding.logo, javascript:alert(1), is no picture",
        "kosmo.branding.logo, logo.png, is no picture",
        "kosmo.branding.logo, //elsewhere.example/logo.png, is no picture",
        "kosmo.branding.favicon, C:\\favicon.ico, is no picture",
    })
    void namesWhatNoPageShows(String key, String text, String what) {
        assertThat(BrandCheck.findings(Map.of("ja", Map.of(key, text)), () -> PORTAL))
                .singleElement()
                .satisfies(finding -> assertThat(finding.what())
                        .contains("'" + key + "' (ja)")
                        .contains(what));
    }

    @ParameterizedTest
    @CsvSource({
        "kosmo.title, 健保加入者ページ",
        "kosmo.desk.url, https://www.example.jp/",
        "kosmo.branding.accent, #1F5a99",
        "kosmo.branding.accent, ''",
        "kosmo.branding.logo, /resources/logo.png",
        "kosmo.branding.logo, https://portal.example.jp/logo.png",
        "kosmo.branding.favicon, 'data:image/png;base64,AAAA'",
        "kosmoUpdateEmailHelp, ご案内",
        "loginAccountTitle, ログイン",
    })
    void isContentWithWhatPagesShow(String key, String text) {
        assertThat(BrandCheck.findings(Map.of("en", Map.of(key, text)), () -> PORTAL))
                .isEmpty();
    }
}
