package jp.kosmo.keycloak.build;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Texts: both languages complete, nothing that breaks a page, no English on a Japanese screen, no dead key. */
class MessagesTest {
    /** What may stand in Latin letters on a Japanese screen: names of products and words members know so. */
    private static final Set<String> LATIN = Set.of(
            "Android",
            "Authenticator",
            "Bluetooth",
            "FreeOTP",
            "Google",
            "Hello",
            "ID",
            "KOSMO",
            "Communication",
            "Microsoft",
            "OTP",
            "PC",
            "PIN",
            "QR",
            "URL",
            "Web",
            "Windows",
            "YYYYMMDD",
            "iPad",
            "iPhone");

    private static final Pattern LATIN_WORD = Pattern.compile("[A-Za-z]{2,}");
    private static final Pattern MARKUP = Pattern.compile("<[^>]*>|\\{[^}]*}|&#?\\w+;");
    /** Brand defaults stand in English alone: a theme's Japanese would beat what a union stored under English. */
    private static final String BRAND = "kosmo.branding.";

    private static final Pattern IN_TEMPLATE = Pattern.compile("[mM]sg\\(\\s*[\"'](kosmo[\\w.-]*)[\"']");
    private static final Pattern IN_JAVA = Pattern.compile("\"(kosmo[A-Z.][\\w.]*)\"");

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

    @ParameterizedTest
    @MethodSource("bundles")
    void noTextIsEmpty(Bundle bundle) {
        Stream.of(bundle.english(), bundle.japanese())
                .forEach(texts -> assertThat(texts)
                        .allSatisfy((key, text) -> assertThat((String) text)
                                .as("%s", key)
                                .isNotBlank()
                                .isEqualTo(((String) text).strip())));
    }

    @ParameterizedTest
    @MethodSource("bundles")
    void everyTextCanBeFormatted(Bundle bundle) {
        if (bundle.isMessageFormat()) {
            assertFormats(bundle.english(), Locale.ENGLISH);
            assertFormats(bundle.japanese(), Locale.JAPANESE);
        }
    }

    @ParameterizedTest
    @MethodSource("bundles")
    void noEnglishOnAJapaneseScreen(Bundle bundle) {
        assertThat(bundle.japanese())
                .allSatisfy((key, text) -> assertThat(LATIN_WORD
                                .matcher(MARKUP.matcher((String) text).replaceAll(" "))
                                .results()
                                .map(MatchResult::group))
                        .as("Latin words in %s", key)
                        .isSubsetOf(LATIN));
    }

    @Test
    void everyKeyInUseIsDefined() {
        Set<String> undefined = used();
        undefined.removeAll(defined());
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

    private static void assertFormats(Properties texts, Locale locale) {
        assertThat(texts).allSatisfy((key, text) -> {
            assertThatCode(() -> new MessageFormat((String) text, locale))
                    .as("MessageFormat of %s", key)
                    .doesNotThrowAnyException();
            assertThat(((String) text).replace("''", "").replaceAll("'[{}]+'", ""))
                    .as("apostrophes of %s; a single one disappears on the page, write two", key)
                    .doesNotContain("'");
        });
    }

    private static Set<String> defined() {
        return Bundle.all()
                .flatMap(bundle -> bundle.english().stringPropertyNames().stream())
                .filter(key -> key.startsWith("kosmo"))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<String> used() {
        return Stream.concat(
                        Stream.of(Project.RESOURCES, Project.THEMES)
                                .flatMap(folder -> Project.files(folder, ".ftl").stream())
                                .flatMap(file ->
                                        IN_TEMPLATE.matcher(Project.text(file)).results()),
                        Project.files(Project.MAIN, ".java").stream()
                                .flatMap(file ->
                                        IN_JAVA.matcher(Project.text(file)).results()))
                .map(match -> match.group(1))
                .filter(key -> Services.entries().stream()
                        .noneMatch(entry -> entry.factory().getId().equals(key)))
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
