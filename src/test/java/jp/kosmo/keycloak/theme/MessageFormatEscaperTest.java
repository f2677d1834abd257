package jp.kosmo.keycloak.theme;

import static org.assertj.core.api.Assertions.assertThat;

import java.text.MessageFormat;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MessageFormatEscaperTest {

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '"',
            value = {
                "平日 9時〜17時, 平日 9時〜17時",
                "{0} 加入者ページ, かねか 加入者ページ",
                "第１条 {甲} と {乙}, 第１条 {甲} と {乙}",
                "{甲} は {0} です, {甲} は かねか です",
                "{, {",
                "}, }",
                "{0, {0",
                "{0} '{', かねか {",
                "it's {0}, it's かねか",
                "it''s {0}, it's かねか",
                "'{'0'}', {0}",
                "{0'}', {0'}'",
                "{{0}}, {かねか}",
                "{0`number}, {0`number}",
                "', '"
            })
    void saysWhatWasTyped(String typed, String shown) {
        assertThat(format(typed.replace('`', ','))).isEqualTo(shown.replace('`', ','));
    }

    @ParameterizedTest
    @ValueSource(strings = {"${kosmo.title}", "{0} ${kosmo.title}", "{0}年{1}月", "plain", "'{'", "''"})
    void aPatternStaysAsItIs(String typed) {
        assertThat(MessageFormatEscaper.asPattern(typed)).isEqualTo(typed);
    }

    /** What stands there is a word more often than a number, which a choice needs. */
    @Test
    void aChoiceByNumberIsNoPattern() {
        assertThat(format("{0,choice,0#a|1#b}")).isEqualTo("{0,choice,0#a|1#b}");
    }

    private static String format(String typed) {
        return new MessageFormat(MessageFormatEscaper.asPattern(typed), Locale.JAPAN).format(new Object[] {"かねか"});
    }
}
