package jp.kosmo.keycloak.gallery;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every page and mail of the gallery: FreeMarker finds all it asks for, and what comes out is fit to be shown. */
class GalleryTest {
    static final Pattern RAW = Pattern.compile(
            "kosmo[A-Z]|(?<![\\w.@/-])kosmo\\.[a-z]|\\$\\{|(?<![\\w])\\{\\d|\\b[a-z]+[A-Z]\\w+(?:Message|Title)\\b|\\?\\?\\?");

    private static final Pattern JAPANESE = Pattern.compile("[\\p{IsHiragana}\\p{IsKatakana}\\p{IsHan}]");
    /** What may stand in Latin letters on a Japanese page: names of products, and what the fixtures fill in. */
    private static final Set<String> LATIN = Set.of(
            ("ID OTP PC QR SHA USB NFC Cookie YYYYMMDD FreeOTP Google Microsoft Authenticator Android iPhone iPad"
                            + " Bluetooth JavaScript Safari")
                    .split(" ", -1));

    private static final Pattern LATIN_WORD = Pattern.compile("[A-Za-z]{2,}");
    private static final Pattern FILLED_IN =
            Pattern.compile("https?://\\S+|[\\w.]+[@＠][\\w.]+|hanako\\w*|(?:[A-Z2-7]{4} ){3,}[A-Z2-7]{1,4}");

    static Stream<Screen> screens() {
        return Gallery.screens();
    }

    static Stream<SampleMail> letters() {
        return SampleMail.all();
    }

    @ParameterizedTest
    @MethodSource("screens")
    void everyPageIsFitToBeShown(Screen screen) {
        for (View view : View.ALL) {
            Document page = Jsoup.parse(PageRenderer.html(Themes.KOSMO, view, screen));
            assertThat(problems(page, view)).as("%s of %s", view.name(), screen).isEmpty();
        }
    }

    /** The pages of a sample union look like its portal: name, logo, colour, and whom to call, on the first of them already. */
    @Test
    void theSampleUnionsAreDressed() {
        for (View view : View.SHIPPED) {
            Map<String, String> texts = view.union().texts().getOrDefault("ja", Map.of());
            Map<String, String> look = view.union().texts().getOrDefault("en", Map.of());
            Document page = Jsoup.parse(
                    PageRenderer.html(Themes.KOSMO, view, screens().findFirst().orElseThrow()));

            assertThat(page.select(".kosmo-union").text())
                    .isEqualTo(view.union().displayName() + " 健保加入者ページ");
            assertThat(page.select(".kosmo-union img").attr("src")).isEqualTo(look.get("kosmo.branding.logo"));
            assertThat(page.select("link[rel=icon]").attr("href")).isEqualTo(look.get("kosmo.branding.favicon"));
            assertThat(page.select("style").html()).contains(look.get("kosmo.branding.accent"));
            assertThat(page.select(".kosmo-foot-desk").text())
                    .contains(texts.get("kosmo.desk.name"), texts.get("kosmo.desk.hours"));
            assertThat(page.select(".kosmo-foot-desk a[href^=tel:]").text()).isEqualTo(texts.get("kosmo.desk.phone"));
            assertThat(problems(page, view)).as(view.name()).isEmpty();
        }
    }

    /** Their offices look like them as well, and are called by the union's own name. */
    @Test
    void theOfficesOfTheSampleUnionsAreDressed() {
        for (View view : View.SHIPPED) {
            Map<String, String> look = view.union().texts().getOrDefault("en", Map.of());
            Document page = Jsoup.parse(PageRenderer.html(
                    Themes.KOSMO, view, OfficeScreens.all().findFirst().orElseThrow()));

            assertThat(page.select(".kosmo-union").text())
                    .isEqualTo(view.union().displayName() + "　組合の窓口");
            assertThat(page.select(".kosmo-union img").attr("src")).isEqualTo(look.get("kosmo.branding.logo"));
            assertThat(page.select("link[rel=icon]").attr("href")).isEqualTo(look.get("kosmo.branding.favicon"));
            assertThat(page.body().attr("data-accent")).isEqualTo(look.get("kosmo.branding.accent"));
            assertThat(problems(page, view)).as(view.name()).isEmpty();
        }
    }

    /** The office is where members ask. */
    static Stream<Screen> membersScreens() {
        return screens().filter(screen -> !screen.template().equals(OfficeScreens.TEMPLATE));
    }

    /** Once, where the page is about it or at its foot; a union that has said nothing has no empty words there. */
    @ParameterizedTest
    @MethodSource("membersScreens")
    void everyPageSaysOnceWhomToAsk(Screen screen) {
        for (View view : View.ALL) {
            Document page = Jsoup.parse(PageRenderer.html(Themes.KOSMO, view, screen));
            boolean dressed = view.union().equals(SampleUnion.DRESSED);
            assertThat(page.select("a[href^=tel:]")).hasSize(dressed ? 1 : 0);
            assertThat(page.select(".kosmo-foot-desk").size()
                            + page.select("h2#kosmo-desk").size())
                    .isLessThanOrEqualTo(1);
        }
    }

    @ParameterizedTest
    @MethodSource("letters")
    void everyMailIsFitToBeSent(SampleMail letter) {
        for (View view : View.ALL) {
            MailRenderer.Rendered mail = MailRenderer.mail(Themes.KOSMO, view, letter);
            String html = Jsoup.parse(mail.html()).text();
            for (String part : List.of(mail.subject(), mail.text(), html)) {
                String written = part.replace("スマートフォン {0} <b>", ""); // a device's name is shown as it is
                assertThat(textProblems(written, view))
                        .as("%s of %s", view.name(), letter)
                        .isEmpty();
            }
            assertThat(mail.text()).as("text part of %s", letter).doesNotContain("&#", "<p>", "</");
        }
    }

    @Test
    void everyTemplateOfOursIsThere() {
        Set<String> shown = screens().map(Screen::template).collect(Collectors.toSet());
        Set<String> sent = letters().map(SampleMail::template).collect(Collectors.toSet());
        assertThat(templates("themes/kosmo/login", "src/main/resources/theme-resources/templates"))
                .as("pages without an entry in the gallery")
                .isSubsetOf(shown);
        assertThat(templates("themes/kosmo/email/html", "themes/kosmo/email/text"))
                .as("mails without an entry in the gallery")
                .isSubsetOf(sent);
    }

    /** Those that are a page or a mail of their own, and no part of others. */
    private static Set<String> templates(String... folders) {
        return Stream.of(folders)
                .flatMap(folder -> Stream.of(Path.of(folder).toFile().listFiles()))
                .filter(file -> file.getName().endsWith(".ftl"))
                .filter(file -> read(file.toPath()).matches("(?s).*<@layout\\.(?:registrationLayout|emailLayout)\\b.*"))
                .map(File::getName)
                .collect(Collectors.toSet());
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> problems(Document page, View view) {
        Stream<String> structure = Stream.of(
                        count(page, "h1", 1),
                        count(page, "main", 1),
                        count(page, "title:matches(<)", 0),
                        unlabelled(page),
                        twice(page))
                .flatMap(found -> found);
        page.select("[lang]:not(html):not([lang=" + view.locale().getLanguage() + "])")
                .remove();
        page.select(".kosmo-support strong").remove(); // a code of letters is in no language
        page.select("template").remove(); // texts that a script has yet to complete
        return Stream.concat(
                        structure,
                        textProblems(page.title() + "\n" + page.body().wholeText(), view).stream())
                .toList();
    }

    private static Stream<String> count(Document page, String what, int number) {
        int found = page.select(what).size();
        return found == number ? Stream.empty() : Stream.of(found + " of " + what);
    }

    private static Stream<String> unlabelled(Document page) {
        return page.select("input:not([type=hidden]):not([type=submit]), select, textarea").stream()
                .filter(input -> page.select("label[for=" + input.id() + "]").isEmpty())
                .map(input -> "no label: " + input);
    }

    private static Stream<String> twice(Document page) {
        return page.select("[id]").stream()
                .collect(Collectors.groupingBy(Element::id, Collectors.counting()))
                .entrySet()
                .stream()
                .filter(id -> id.getValue() > 1 || id.getKey().isBlank())
                .map(id -> "id not unique: " + id);
    }

    private static List<String> textProblems(String text, View view) {
        Stream<String> raw = RAW.matcher(text).results().map(found -> "raw: " + found.group());
        Stream<String> english = LATIN_WORD
                .matcher(FILLED_IN.matcher(text).replaceAll(" "))
                .results()
                .map(MatchResult::group)
                .filter(word -> !LATIN.contains(word))
                .map("English: "::concat);
        boolean isJapanese = view.locale().getLanguage().equals("ja");
        Stream<String> foreign = isJapanese ? english : Stream.empty();
        Stream<String> missing =
                isJapanese && !JAPANESE.matcher(text).find() ? Stream.of("no Japanese at all") : Stream.empty();
        return Stream.of(raw, foreign, missing).flatMap(found -> found).toList();
    }
}
