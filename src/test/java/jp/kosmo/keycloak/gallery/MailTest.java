package jp.kosmo.keycloak.gallery;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.select.Elements;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What every mail has, in each language, plain and dressed, as HTML and as text. */
class MailTest {
    private static final String PORTAL = "https://www.example.jp/";
    private static final Pattern ADDRESS = Pattern.compile("https?://\\S+");
    private static final Pattern TIME =
            Pattern.compile("\\d月\\d+日 \\d+時\\d\\d分まで|\\d:\\d\\d \\(Japan time\\) on [A-Z]");
    /** The mail server's test goes to an administrator, and asks for nothing. */
    private static final String TEST = "email-test.ftl";
    /** Says at each user ID whose it is. */
    private static final String USER_IDS = "kosmo-user-ids.ftl";

    private static final Map<String, String> DESKS = Map.of(
            "ja", "お問い合わせ先：ご加入の健保組合",
            "en", "Questions: your health insurance union",
            "ja-union", "適用課 ログイン相談窓口");

    static Stream<Arguments> mails() {
        return SampleMail.all()
                .flatMap(letter -> View.ALL.stream()
                        .map(view -> Arguments.of(
                                Named.of(view.name(), view), letter, MailRenderer.mail(Themes.KOSMO, view, letter))));
    }

    static Stream<Arguments> mailsToMembers() {
        return mails().filter(mail -> !((SampleMail) mail.get()[1]).template().equals(TEST));
    }

    @ParameterizedTest(name = "{1} in {0}")
    @MethodSource("mailsToMembers")
    void hasOneButtonAndItsAddressInBothParts(View view, SampleMail letter, MailRenderer.Rendered mail) {
        Document html = Jsoup.parse(mail.html());
        List<Element> buttons = html.select("td[bgcolor] > a[href]");
        String target = String.valueOf(letter.values().getOrDefault("link", PORTAL));

        assertThat(buttons).hasSize(1);
        Element button = buttons.get(0);
        assertThat(button.attr("href")).isEqualTo(target);
        assertThat(button.text()).isNotBlank();
        assertThat(html.text()).as("for whom the button does not work").contains(target);
        assertThat(ADDRESS.matcher(mail.text()).results().map(MatchResult::group))
                .as("addresses in the text part")
                .containsOnlyOnce(target);
        assertThat(mail.text()).contains(button.text() + (isJapanese(view) ? "：" : ":") + "\n" + target);
        assertThat(html.select("a[href]").eachAttr("href"))
                .as("nothing else but the desk's page")
                .allMatch(href -> href.equals(target) || href.equals("https://www.example.jp/contact"));
    }

    @ParameterizedTest(name = "{1} in {0}")
    @MethodSource("mailsToMembers")
    void itsButtonIsLargeAndInTheUnionsColour(View view, SampleMail letter, MailRenderer.Rendered mail) {
        String colour = view.union().equals(SampleUnion.DRESSED) ? "#7a1f5c" : "#1f5a99";
        Elements buttons = Jsoup.parse(mail.html()).select("td[bgcolor=" + colour + "] > a[href]");

        assertThat(buttons).hasSize(1);
        assertThat(buttons.attr("style"))
                .contains("background-color:" + colour, "color:#ffffff", "font-size:20px", "padding:16px 28px");
    }

    /** Two members of a family on one address get two mails that differ. */
    @ParameterizedTest(name = "{1} in {0}")
    @MethodSource("mailsToMembers")
    void saysWhomItIsFor(View view, SampleMail letter, MailRenderer.Rendered mail) {
        if (letter.template().equals(USER_IDS)) {
            return;
        }
        for (String part : parts(mail)) {
            assertThat(part)
                    .contains(isJapanese(view) ? "健○ 花○ 様のアカウント" : "the account of 健○ 花○")
                    .doesNotContain("健保　", "花子", "@", SampleLogin.USER_ID);
        }
    }

    @ParameterizedTest(name = "{1} in {0}")
    @MethodSource("mails")
    void namesUnionAndDesk(View view, SampleMail letter, MailRenderer.Rendered mail) {
        for (String part : parts(mail)) {
            assertThat(part).contains(view.union().displayName(), DESKS.get(view.name()));
        }
    }

    @ParameterizedTest(name = "{1} in {0}")
    @MethodSource("mailsToMembers")
    void saysUntilWhatTimeOfDayItsLinkCanBeOpened(View view, SampleMail letter, MailRenderer.Rendered mail) {
        boolean ends = Set.of("link", "until").stream().anyMatch(letter.values()::containsKey);
        for (String part : parts(mail)) {
            assertThat(TIME.matcher(part).results().count()).isEqualTo(ends ? 1 : 0);
            assertThat(part).doesNotContainPattern("\\d ?(?:分間|時間|minutes|hours)");
            if (letter.values().containsKey("until")) {
                assertThat(part).contains(isJapanese(view) ? "11月22日 9時05分まで" : "9:05 (Japan time) on November 22");
            }
        }
    }

    /** Japanese has no blank between a number and what is counted. */
    @ParameterizedTest(name = "{1} in {0}")
    @MethodSource("mails")
    void noBlankBetweenNumberAndUnit(View view, SampleMail letter, MailRenderer.Rendered mail) {
        for (String part : parts(mail)) {
            assertThat(part.replaceAll("日 (?=\\d+時)", "日")).doesNotContainPattern("\\d [分秒時日月年回文字桁件個か]");
        }
    }

    private static List<String> parts(MailRenderer.Rendered mail) {
        return List.of(mail.text(), Jsoup.parse(mail.html()).text());
    }

    private static boolean isJapanese(View view) {
        return view.locale().equals(Locale.JAPANESE);
    }
}
