package jp.kosmo.keycloak.build;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import jp.kosmo.keycloak.console.ConsoleSetting;
import jp.kosmo.keycloak.console.ConsoleText;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.keycloak.authentication.AuthenticatorFactory;
import org.keycloak.authentication.RequiredActionFactory;
import org.keycloak.policy.PasswordPolicyProviderFactory;
import org.keycloak.provider.ConfiguredProvider;
import org.keycloak.provider.ProviderConfigProperty;
import org.keycloak.provider.ProviderFactory;
import org.keycloak.validate.ValidatorFactory;

/** What the Admin Console shows of every provider in META-INF/services: there in both languages, and nothing besides. */
class ConsoleTextsTest {

    private static final Bundle CONSOLE =
            new Bundle(Project.RESOURCES.resolve(Path.of("jp", "kosmo", "keycloak", "console")));
    private static final Set<Class<?>> SHOWN = Set.of(
            AuthenticatorFactory.class,
            RequiredActionFactory.class,
            PasswordPolicyProviderFactory.class,
            ValidatorFactory.class);
    private static final Pattern JAPANESE = Pattern.compile("[\\p{IsHiragana}\\p{IsKatakana}\\p{IsHan}]");

    static List<Services.Entry> providers() {
        return Services.entries().stream()
                .filter(entry -> SHOWN.stream().anyMatch(kind -> kind.getName().equals(entry.service())))
                .toList();
    }

    /** Without a request the words are English. */
    @ParameterizedTest
    @MethodSource("providers")
    void everyTextOfAProviderIsOneOfOurs(Services.Entry entry) {
        Properties english = CONSOLE.english();
        assertThat(texts(entry))
                .isNotNull()
                .allSatisfy(text -> assertThat(english.values())
                        .as("the English texts of the console, where '%s' should come from", text)
                        .contains(text));
    }

    /** The user profile describes itself in Keycloak's words. A kind that is new here, and that the console shows, needs a line in {@link #SHOWN}. */
    @Test
    void noOtherKindOfProviderHasTextsOfItsOwn() {
        assertThat(Services.entries().stream()
                        .filter(entry -> !providers().contains(entry))
                        .map(Services.Entry::factory)
                        .filter(ConfiguredProvider.class::isInstance)
                        .filter(ConsoleTextsTest::describesItself))
                .isEmpty();
    }

    private static boolean describesItself(ProviderFactory<?> factory) {
        try {
            return factory.getClass()
                    .getMethod("getHelpText")
                    .getDeclaringClass()
                    .getName()
                    .startsWith(Project.BASE);
        } catch (NoSuchMethodException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void bothLanguagesHaveTheSameKeys() {
        assertThat(CONSOLE.japanese().stringPropertyNames())
                .containsExactlyInAnyOrderElementsOf(CONSOLE.english().stringPropertyNames());
    }

    @Test
    void theJapaneseIsJapaneseAndTheEnglishIsNot() {
        assertThat(CONSOLE.japanese().entrySet())
                .isNotEmpty()
                .allSatisfy(text -> assertThat(text.getValue().toString())
                        .as("%s", text.getKey())
                        .containsPattern(JAPANESE));
        assertThat(CONSOLE.english().entrySet())
                .allSatisfy(text -> assertThat(text.getValue().toString())
                        .as("%s", text.getKey())
                        .isNotBlank()
                        .doesNotContainPattern(JAPANESE));
    }

    /** The console translates labels and help once more: braces would be places of its own notation. */
    @Test
    void nothingInThemIsNotationOfTheConsole() {
        assertThat(Stream.of(CONSOLE.japanese(), CONSOLE.english()).flatMap(texts -> texts.values().stream()))
                .allSatisfy(text -> assertThat(text.toString()).doesNotContain("{", "$t(", "''"));
    }

    @Test
    void everyTextHasAProvider() {
        Set<String> orphans = new TreeSet<>(CONSOLE.english().stringPropertyNames());
        Set<Object> shown =
                providers().stream().flatMap(ConsoleTextsTest::texts).collect(Collectors.toSet());
        orphans.removeIf(key -> shown.contains(CONSOLE.english().getProperty(key)));
        orphans.removeIf(key -> Project.files(Project.MAIN, ".java").stream()
                .anyMatch(file -> Project.text(file).contains("ConsoleText.of(\"" + key + "\")")));
        assertThat(orphans).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("providers")
    void everyRuleForPasswordsHasItsHelpWhereTheConsoleLooksForIt(Services.Entry entry) {
        if (entry.factory() instanceof PasswordPolicyProviderFactory) {
            String key = "passwordPoliciesHelp." + entry.factory().getId();
            assertThat(Bundle.neutral().english()).containsKey(key);
            assertThat(Bundle.neutral().japanese()).containsKey(key);
        }
    }

    @Test
    void noHelpIsThereForARuleThatIsNot() {
        assertThat(Bundle.neutral().english().stringPropertyNames().stream()
                        .filter(key -> key.startsWith("passwordPoliciesHelp.")))
                .containsExactlyInAnyOrderElementsOf(providers().stream()
                        .filter(entry -> entry.factory() instanceof PasswordPolicyProviderFactory)
                        .map(entry -> "passwordPoliciesHelp." + entry.factory().getId())
                        .toList());
    }

    @Test
    void everyTextCanBeRead() {
        assertThat(CONSOLE.english().stringPropertyNames())
                .allSatisfy(key -> assertThatCode(() -> ConsoleText.of(key)).doesNotThrowAnyException());
    }

    /** Names, help and settings; of a step of Keycloak's in place of which ours stands, the settings that are ours. */
    private static Stream<String> texts(Services.Entry entry) {
        ProviderFactory<?> factory = entry.factory();
        Stream<String> own = factory.getId().startsWith("kosmo") ? ownTexts(factory) : Stream.empty();
        Stream<String> settings = Services.settings(factory).stream()
                .filter(setting -> factory.getId().startsWith("kosmo") || setting instanceof ConsoleSetting)
                .filter(setting -> !isKeycloaks(factory, setting))
                .flatMap(setting -> Stream.of(setting.getLabel(), setting.getHelpText()));
        return Stream.concat(own, settings);
    }

    private static boolean isKeycloaks(ProviderFactory<?> factory, ProviderConfigProperty setting) {
        Class<?> parent = factory.getClass().getSuperclass();
        return !(setting instanceof ConsoleSetting) && parent.getName().startsWith("org.keycloak");
    }

    private static Stream<String> ownTexts(ProviderFactory<?> factory) {
        if (factory instanceof AuthenticatorFactory step) {
            return Stream.of(step.getDisplayType(), step.getHelpText());
        }
        if (factory instanceof RequiredActionFactory action) {
            return Stream.of(action.getDisplayText());
        }
        return factory instanceof PasswordPolicyProviderFactory rule
                ? Stream.of(rule.getDisplayName())
                : Stream.of(((ConfiguredProvider) factory).getHelpText());
    }
}
