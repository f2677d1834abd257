package jp.kosmo.keycloak.theme;

import static org.assertj.core.api.Assertions.assertThatCode;

import java.text.MessageFormat;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import jp.kosmo.keycloak.it.attack.HostileStrings;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.keycloak.theme.TemplatingUtil;

/** Whatever a union enters for a text, it never ends as an error. */
class HostileTextTest {

    static List<String> texts() {
        return HostileStrings.all();
    }

    @ParameterizedTest
    @MethodSource("texts")
    void canBeShown(String text) {
        String pattern = TemplatingUtil.resolveVariables(MessageFormatEscaper.asPattern(text), new Properties());
        assertThatCode(() -> new MessageFormat(pattern, Locale.ROOT).format(new Object[] {"a", "b"}))
                .doesNotThrowAnyException();
    }
}
