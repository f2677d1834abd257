package jp.kosmo.keycloak.build;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Japanese that members read: the manuals' words, polite and short; and Keycloak's own texts replaced where we use them. */
class WordingTest {
    /** Words of programmers, and a second word for what the manuals call otherwise. */
    private static final Pattern NOT_THE_MANUALS = Pattern.compile("サインイン|サインアウト|クレデンシャル|レルム|クライアント|オーセンティケーター|プロバイダ"
            + "|アイデンティティ|セッション|トークン|パーミッション|ユーザー(?!名)|ブラウザー|コンピュータ|PC|健康保険組合|下さい|クリック|タップ|送信を|「送信」|^送信$");

    /** Worded so by the manuals themselves. */
    private static final Set<String> VERBATIM = Set.of("logoutOtherSessions", "kosmoAccountSignOutAll");

    private static final Pattern POLITE = Pattern.compile("(ます|です|ません|ました|でした|ください)(（[^）]*）|：\\{0})?$");
    private static final Pattern ASIDE = Pattern.compile("「[^」]*」|（[^）]*）|例：.*");
    private static final int LONGEST_SENTENCE = 60;

    /** The names of the apps make it long. */
    private static final Set<String> MAY_BE_LONG = Set.of("kosmoMfaMethodHelp");

    private static final Pattern BLANK_BEFORE_UNIT =
            Pattern.compile("(?:\\d|\\{\\d[^}]*}) (?:か月|か所|文字|画面|組合|[分秒時日週年歳回桁件通人名つ個版度行枚番倍台月])");

    private static final Pattern LITERAL = Pattern.compile("(?:[mM]sg\\(\\s*|label=)[\"']([a-z][\\w.-]*)[\"']");

    static Stream<Bundle> bundles() {
        return Bundle.all();
    }

    @ParameterizedTest
    @MethodSource("bundles")
    void hasTheWordsOfTheManuals(Bundle bundle) {
        assertThat(texts(bundle, text -> NOT_THE_MANUALS.matcher(text).find())
                        .filter(text -> !VERBATIM.contains(key(text))))
                .as("texts with a word that is Keycloak's, or not the one that the manuals use")
                .isEmpty();
    }

    @ParameterizedTest
    @MethodSource("bundles")
    void isPolite(Bundle bundle) {
        assertThat(texts(
                                bundle,
                                text -> sentences(text)
                                        .anyMatch(sentence ->
                                                !POLITE.matcher(sentence).find()))
                        .filter(text -> !VERBATIM.contains(key(text))))
                .as("texts with a sentence that does not end as a polite one does")
                .isEmpty();
    }

    @ParameterizedTest
    @MethodSource("bundles")
    void isShort(Bundle bundle) {
        assertThat(texts(
                                bundle,
                                text -> sentences(text)
                                        .anyMatch(sentence -> ASIDE.matcher(sentence)
                                                        .replaceAll("")
                                                        .length()
                                                > LONGEST_SENTENCE))
                        .filter(text -> !MAY_BE_LONG.contains(key(text))))
                .as("texts with a sentence of more than %d characters", LONGEST_SENTENCE)
                .isEmpty();
    }

    /** A reason and what to do about it in one breath are two things for somebody who reads slowly. */
    @ParameterizedTest
    @MethodSource("bundles")
    void saysOneThingASentence(Bundle bundle) {
        assertThat(texts(
                        bundle, text -> sentences(text).anyMatch(sentence -> sentence.matches(".*(?:す|ん|た)ので、.*ください"))))
                .isEmpty();
    }

    /** A number, or what a number is filled in for, and then what is counted. */
    @ParameterizedTest
    @MethodSource("bundles")
    void hasNoBlankBetweenANumberAndItsUnit(Bundle bundle) {
        assertThat(texts(bundle, text -> BLANK_BEFORE_UNIT.matcher(text).find()))
                .as("Japanese has none there")
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"README.ja.md", "docs/union-administrator.md", "src/realm/union.json", "src/realm/terms-ja.html"
            })
    void hasNoBlankBetweenANumberAndItsUnitOutsideOfTheThemesEither(String file) {
        assertThat(BLANK_BEFORE_UNIT
                        .matcher(Project.text(Path.of(file)))
                        .results()
                        .map(MatchResult::group))
                .isEmpty();
    }

    /** A text of Keycloak's that our templates show is worded by us. */
    @ParameterizedTest
    @ValueSource(strings = {"login", "email"})
    void whatOurTemplatesShowIsOurs(String type) {
        Set<String> missing = shown(type);
        missing.removeIf(key -> key.endsWith("."));
        missing.removeAll(ours(type));
        missing.removeAll(Bundle.neutral().japanese().stringPropertyNames());
        assertThat(missing)
                .as("texts in templates of %s that are left to Keycloak", type)
                .isEmpty();
    }

    /** A text that replaces none of Keycloak's and that no template shows is never seen. */
    @ParameterizedTest
    @ValueSource(strings = {"login", "email"})
    void noTextIsDead(String type) throws IOException {
        Set<String> shown = shown(type);
        Set<String> dead = ours(type);
        dead.removeAll(stock(type));
        dead.removeAll(shown);
        dead.removeIf(key -> shown.stream().anyMatch(start -> start.endsWith(".") && key.startsWith(start)));
        // A constant in Keycloak's code, looked up as if it were a key.
        dead.removeIf(key -> key.contains(" "));
        // The names of the languages in the frame of every page.
        dead.removeIf(key -> key.startsWith("locale_"));
        dead.removeIf(key -> key.startsWith("kosmo"));
        assertThat(dead).as("texts of %s that nothing shows", type).isEmpty();
    }

    @Test
    void sentencesAreToldApart() {
        assertThat(sentences("一つです。二つ（注）。\n「三つ。」を押す\n四つ。例：五つ")).containsExactly("一つです", "二つ（注）", "四つ");
    }

    /** What ends in 「。」; the rest are labels, and examples. */
    private static Stream<String> sentences(String text) {
        return Arrays.stream(text.replaceAll("<[^>]*>|「[^」]*」", "\n").split("\n"))
                .flatMap(line -> Pattern.compile("([^。]+)。").matcher(line).results())
                .map(sentence -> sentence.group(1).strip());
    }

    private static Stream<String> texts(Bundle bundle, Predicate<String> fault) {
        Properties texts = bundle.japanese();
        return texts.stringPropertyNames().stream()
                .filter(key -> fault.test(texts.getProperty(key)))
                .map(key -> key + "=" + texts.getProperty(key));
    }

    private static String key(String text) {
        return text.substring(0, text.indexOf('='));
    }

    private static Set<String> ours(String type) {
        Bundle bundle = new Bundle(Project.THEMES.resolve("kosmo/" + type + "/messages"));
        return new TreeSet<>(bundle.japanese().stringPropertyNames());
    }

    /** The keys that our templates name; one that ends in a dot is completed by the template. */
    private static Set<String> shown(String type) {
        return Project.files(Project.THEMES.resolve("kosmo/" + type), ".ftl").stream()
                .flatMap(file -> LITERAL.matcher(Project.text(file)).results())
                .map((MatchResult match) -> match.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<String> stock(String type) throws IOException {
        var texts = new Properties();
        try (InputStream file =
                WordingTest.class.getResourceAsStream("/theme/base/" + type + "/messages/messages_en.properties")) {
            texts.load(new InputStreamReader(file, StandardCharsets.UTF_8));
        }
        return texts.stringPropertyNames();
    }
}
