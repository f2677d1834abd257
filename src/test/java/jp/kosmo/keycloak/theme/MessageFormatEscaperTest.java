package jp.kosmo.keycloak.theme;

import static org.assertj.core.api.Assertions.assertThat;

import java.text.MessageFormat;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.keycloak.theme.TemplatingUtil;

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
                "', '",
                "お知らせ {{ 重要, お知らせ {{ 重要",
                "記号は {'} です, 記号は {'} です",
                "{ 0 }, { 0 }",
                "{12}, {12}",
                "'{''}', '{''}'"
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

    @ParameterizedTest
    @CsvSource({
        "${kosmo.title}'s page, かねか's page",
        "{${kosmo.title}}, {かねか}",
        "'${kosmo.title}', 'かねか'",
        "${kosmo.title, ${kosmo.title",
        "${a{b}, ${a{b}",
        "${}, ${}",
        "$'{', ${",
        "${組合}, ${組合}"
    })
    void anotherTextStandsInItsPlace(String typed, String shown) {
        assertThat(shown(typed)).isEqualTo(shown);
    }

    /** Compared with what a reader of the typed text expects, told sign by sign. */
    @Test
    void loosesNothingOfAnyText() {
        List<String> signs =
                List.of("{", "}", "'", "$", "0", "1", "a", "重", " ", "{0}", "${kosmo.title}", "''", "'{'", "#,");
        var random = new Random(20_261_129);
        for (int i = 0; i < 400_000; i++) {
            String typed = random.ints(1 + random.nextInt(9), 0, signs.size())
                    .mapToObj(signs::get)
                    .collect(Collectors.joining());
            assertThat(shown(typed)).as(typed).isIn(expected(typed, false), expected(typed, true));
            if (!typed.contains("'")) {
                assertThat(shown(typed)).as(typed).isEqualTo(expected(typed, false));
            }
        }
    }

    /** @param escaped whether the text is read as Keycloak's own are written */
    private static String expected(String typed, boolean escaped) {
        var shown = new StringBuilder();
        int at = 0;
        while (at < typed.length()) {
            String rest = typed.substring(at);
            if (rest.startsWith("${kosmo.title}")) {
                shown.append("かねか");
                at += "${kosmo.title}".length();
            } else if (rest.startsWith("{0}") || rest.startsWith("{1}")) {
                shown.append(rest.charAt(1) == '0' ? "かねか" : "{1}");
                at += 3;
            } else if (rest.matches("\\$\\{[a01]+}.*")) {
                String name =
                        rest.substring(2, rest.indexOf('}')); // Keycloak shows the name of a text that is not there
                shown.append(name);
                at += name.length() + 3;
            } else if (escaped && rest.startsWith("''")) {
                shown.append("'");
                at += 2;
            } else if (escaped && rest.matches("'[{}]+'.*")) {
                String braces = rest.substring(1, rest.indexOf('\'', 1));
                shown.append(braces);
                at += braces.length() + 2;
            } else {
                shown.append(rest.charAt(0));
                at++;
            }
        }
        return shown.toString();
    }

    /** A text that leads nowhere is shown as it was typed. */
    @ParameterizedTest
    @CsvSource({
        "${kosmo.title} {, かねか {",
        "${kosmo.title}'s, かねか's",
        "${braces} '{', {甲} {",
        "${nobody} {, nobody {",
        "${self}, ${self}",
        "${self} {0}, ${self} {0}",
        "${round}'s, ${round}'s"
    })
    void textsMayNameOneAnother(String typed, String shown) {
        assertThat(shown(typed)).isEqualTo(shown);
    }

    /** On a page, where Keycloak looks for other texts, as in a message, where it does not. */
    private static String shown(String typed) {
        var texts = new Properties();
        texts.setProperty("kosmo.title", "かねか");
        texts.setProperty("braces", MessageFormatEscaper.asPattern("{甲}"));
        texts.setProperty("self", "${self}");
        texts.setProperty("round", "${self}");
        String pattern = MessageFormatEscaper.withOthers(
                typed, MessageFormatEscaper.asPattern(typed), name -> texts.getProperty(name, name));
        String message = new MessageFormat(pattern, Locale.JAPAN).format(new Object[] {"かねか"});
        String onAPage = TemplatingUtil.resolveVariables(pattern, texts);
        assertThat(new MessageFormat(onAPage, Locale.JAPAN).format(new Object[] {"かねか"}))
                .as("%s on a page", typed)
                .isEqualTo(message);
        return message;
    }

    private static String format(String typed) {
        return new MessageFormat(MessageFormatEscaper.asPattern(typed), Locale.JAPAN).format(new Object[] {"かねか"});
    }
}
