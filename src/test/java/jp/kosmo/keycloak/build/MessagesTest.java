package jp.kosmo.keycloak.build;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.MessageFormat;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Texts: both languages complete, nothing that breaks a page, no English on a Japanese screen, no dead key. */
class MessagesTest {
    /** What may stand in Latin letters on a Japanese screen: names of products and words members know so. */
    private static final Set<String> LATIN = Set.of(
            ("KOSMO Communication CSV UTF Excel PDF MB Web ID OTP QR PC PIN URL USB NFC https Cookie YYYYMMDD English FreeOTP Red Hat Google"
                            + " Microsoft Authenticator Android iPhone iPad Face Touch Mac Windows Hello Bluetooth"
                            + " App Store Play JavaScript taro example jp")
                    .split(" ", -1));

    private static final Pattern LATIN_WORD = Pattern.compile("[A-Za-z]{2,}");
    private static final Pattern MARKUP = Pattern.compile("<[^>]*>|\\{[^}]*}|&#?\\w+;");
    /** Brand defaults stand in English alone: a theme's Japanese would beat what a union stored under English. */
    private static final String BRAND = "kosmo.branding.";

    /** What only the union can fill in; its page leaves out what is empty. */
    private static final String THE_UNIONS = "kosmo\\.(desk\\.(phone|hours|url)|branding\\.\\w+)=";

    private static final Pattern IN_TEMPLATE = Pattern.compile("(?:[mM]sg\\(\\s*|label=)[\"'](kosmo[\\w.-]*)[\"']");
    /** Look like keys of messages and are names of metrics. */
    private static final Set<String> METRICS = Set.of(
            "kosmo.login.refused", "kosmo.mail.jobs", "kosmo.mail.refused", "kosmo.mail.waiting", "kosmo.members");

    /** A literal that is no provider id and no name of a variable for the template. */
    private static final Pattern IN_JAVA = Pattern.compile("(?<!setAttribute\\(\\s{0,40})\"(kosmo[A-Z.][\\w.]*)\"");

    /** {@code msg(kosmoStopped + "Title")}. */
    private static final Pattern ENDING = Pattern.compile("[mM]sg\\(\\w+ \\+ \"(\\w+)\"\\)");

    private static final Pattern IN_SCRIPT = Pattern.compile("[\"`](kosmo[A-Z][\\w.-]*)");
    /** What {@link AccountTextsTest} holds against the scripts, and the menu. */
    private static final Pattern IN_LIST = Pattern.compile("\"(kosmo[A-Z][\\w.-]*)\"[,\\s\\]]");

    private static final Pattern IN_REALM = Pattern.compile("\\$\\{(kosmo[\\w.]*)}");

    static Stream<Bundle> bundles() {
        return Bundle.all();
    }

    @ParameterizedTest
    @MethodSource("bundles")
    void bothLanguagesHaveTheSameKeys(Bundle bundle) {
        assertThat(bundle.japanese().stringPropertyNames())
                .isNotEmpty()
                .noneMatch(key -> key.startsWith(BRAND))
                .containsExactlyInAnyOrderElementsOf(bundle.english().stringPropertyNames().stream()
                        .filter(key -> !key.startsWith(BRAND))
                        .toList());
    }

    /**
     * Those of the bundle's own pages are in every theme of the server, and must change no word of other realms' pages. The
     * labels that the console gives to attributes are among them: it stores texts of the realm for these keys, which count
     * more.
     */
    @ParameterizedTest
    @ValueSource(strings = {"en", "ja"})
    void whatEveryThemeIsGivenHasKeysOfOursAlone(String language) throws IOException {
        var texts = new Properties();
        try (var file = Files.newBufferedReader(
                Path.of("src/main/resources/theme-resources/messages/messages_" + language + ".properties"))) {
            texts.load(file);
        }
        assertThat(texts.stringPropertyNames())
                .isNotEmpty()
                .allMatch(key -> key.startsWith("kosmo")
                        || key.startsWith("profile.attributes.")
                        || key.startsWith("passwordPoliciesHelp.kosmo"));
    }

    @ParameterizedTest
    @MethodSource("bundles")
    void noTextIsEmpty(Bundle bundle) {
        assertThat(Stream.of(bundle.english(), bundle.japanese())
                        .flatMap(texts -> offending(texts, text -> text.isBlank() || !text.equals(text.strip())))
                        .filter(text -> !text.matches(THE_UNIONS)))
                .as("texts without a word, or with blanks at the end")
                .isEmpty();
    }

    @ParameterizedTest
    @MethodSource("bundles")
    void everyTextCanBeFormatted(Bundle bundle) {
        assertThat(Stream.of(bundle.english(), bundle.japanese())
                        .flatMap(texts -> offending(texts, MessagesTest::breaksMessageFormat)))
                .as("texts that end as an error page, or with a single apostrophe, which vanishes: write two")
                .isEmpty();
    }

    @ParameterizedTest
    @MethodSource("bundles")
    void noEnglishOnAJapaneseScreen(Bundle bundle) {
        assertThat(offending(
                                bundle.japanese(),
                                text -> LATIN_WORD
                                        .matcher(MARKUP.matcher(text).replaceAll(" "))
                                        .results()
                                        .anyMatch(word -> !LATIN.contains(word.group())))
                        .filter(text -> !text.startsWith("kosmoSupportTime="))) // the pattern of a date
                .as("Japanese texts with words in Latin letters that LATIN does not allow")
                .isEmpty();
    }

    @Test
    void everyKeyInUseIsDefined() {
        Set<String> undefined = used();
        undefined.removeAll(defined());
        undefined.removeAll(
                Set.of("kosmo.staff", "kosmoOffice")); // an attribute of clients, what the office's keys begin with
        assertThat(undefined)
                .as("kosmo keys that a template or class names and no file defines")
                .isEmpty();
    }

    @Test
    void everyDefinedKeyIsInUse() {
        Set<String> dead = defined();
        dead.removeAll(used());
        assertThat(dead).as("kosmo keys that no template or class names").isEmpty();
    }

    private static Stream<String> offending(Properties texts, Predicate<String> fault) {
        return texts.stringPropertyNames().stream()
                .filter(key -> fault.test(texts.getProperty(key)))
                .map(key -> key + "=" + texts.getProperty(key));
    }

    private static boolean breaksMessageFormat(String text) {
        try {
            new MessageFormat(text, Locale.ROOT);
            return text.replace("''", "").replaceAll("'[{}]+'", "").contains("'");
        } catch (IllegalArgumentException e) {
            return true;
        }
    }

    private static Set<String> defined() {
        return Bundle.all()
                .flatMap(bundle -> bundle.english().stringPropertyNames().stream())
                .filter(key -> key.startsWith("kosmo"))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<String> used() {
        Set<String> defined = defined();
        return Stream.of(
                        literals(Project.RESOURCES, ".ftl", IN_TEMPLATE),
                        literals(Project.THEMES, ".ftl", IN_TEMPLATE),
                        literals(Project.THEMES, ".js", IN_SCRIPT),
                        literals(Project.THEMES.resolve("kosmo/account"), ".ftl", IN_LIST),
                        literals(Project.MAIN, ".java", IN_JAVA),
                        literals(Path.of("realm-export"), ".json", IN_REALM),
                        inTheListOfWaysToLogIn(defined))
                .flatMap(keys -> keys)
                .filter(key -> Services.entries().stream()
                        .noneMatch(entry -> entry.factory().getId().equals(key)))
                .filter(key -> !METRICS.contains(key))
                .flatMap(key -> defined.contains(key) ? Stream.of(key) : composed(key, defined))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** Keycloak makes these keys from the authenticator's id. */
    private static Stream<String> inTheListOfWaysToLogIn(Set<String> defined) {
        return Services.entries().stream()
                .map(entry -> entry.factory().getId())
                .flatMap(id -> Stream.of(id + "-display-name", id + "-help-text"))
                .filter(defined::contains);
    }

    /** What a template makes of a key that does not stand for itself: one beginning so, or one with an ending of its own. */
    private static Stream<String> composed(String key, Set<String> defined) {
        List<String> whole = key.endsWith(".")
                ? defined.stream().filter(longer -> longer.startsWith(key)).toList()
                : literals(Project.RESOURCES, ".ftl", ENDING).map(key::concat).toList();
        return whole.isEmpty() || !defined.containsAll(whole) ? Stream.of(key) : whole.stream();
    }

    private static Stream<String> literals(Path folder, String ending, Pattern pattern) {
        return Project.files(folder, ending).stream()
                .flatMap(file -> pattern.matcher(Project.text(file)).results())
                .map(match -> match.group(1));
    }
}
