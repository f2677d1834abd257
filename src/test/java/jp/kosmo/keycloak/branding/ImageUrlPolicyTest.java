package jp.kosmo.keycloak.branding;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ImageUrlPolicyTest {

    private static final String PORTAL = "https://www.kanekakenpo.example/members/";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/assets/logo.svg",
                " /assets/logo%20new.png?v=2 ",
                "https://www.kanekakenpo.example/logo.png",
                "data:image/svg+xml;base64,PHN2Zy8+",
                "data:image/png;base64,iVBORw0KGgo="
            })
    void picturesOfTheUnionAreShown(String text) {
        assertThat(ImageUrlPolicy.allowed(text, () -> PORTAL)).contains(text.strip());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "logo.svg",
                "//elsewhere.example/logo.svg",
                "https://elsewhere.example/logo.svg",
                "http://www.kanekakenpo.example/logo.png",
                "https://www.kanekakenpo.example@elsewhere.example/logo.png",
                "https://www.kanekakenpo.example:444/logo.png",
                "javascript:alert(1)",
                "data:text/html;base64,PHN2Zy8+",
                "data:image/svg+xml,<svg onload=alert(1)>",
                "/a\" onerror=\"alert(1)",
                "/\\elsewhere.example/logo.svg",
                "https://[x/logo.png"
            })
    void picturesFromElsewhereAreNot(String text) {
        assertThat(ImageUrlPolicy.allowed(text, () -> PORTAL)).isEmpty();
    }

    @Test
    void withoutAPortalThereIsNoOtherHost() {
        assertThat(ImageUrlPolicy.allowed("https://www.kanekakenpo.example/logo.png", () -> null))
                .isEmpty();
    }

    @Test
    void aPictureInTheTextIsSmall() {
        assertThat(ImageUrlPolicy.allowed("data:image/png;base64," + "A".repeat(8_000), () -> null))
                .isEmpty();
    }
}
