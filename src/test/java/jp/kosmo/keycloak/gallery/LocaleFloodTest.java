package jp.kosmo.keycloak.gallery;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Field;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;
import java.util.stream.Stream;
import jp.kosmo.keycloak.theme.UnionThemeManagerFactory;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.keycloak.models.KeycloakContext;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.RequiredActionProviderModel;
import org.keycloak.models.ThemeManager;
import org.keycloak.theme.ClassLoaderTheme;
import org.keycloak.theme.ClasspathThemeProvider;
import org.keycloak.theme.DefaultThemeManagerFactory;
import org.keycloak.theme.Theme;
import org.keycloak.theme.ThemeResourceProvider;

/** Keycloak's themes keep the texts of every locale they are asked for: they are asked for few. */
class LocaleFloodTest {

    private static final List<Theme.Type> TYPES =
            List.of(Theme.Type.LOGIN, Theme.Type.EMAIL, Theme.Type.ACCOUNT, Theme.Type.ADMIN);
    /** Keycloak's own locales, 42 at most, and a realm's. */
    private static final int FEW = 55;

    /** @param usual of a realm with internationalization; null without */
    record Realm(String name, boolean union, @Nullable String usual, Set<String> supported) {

        RealmModel model() {
            return new Stub()
                    .on("isInternationalizationEnabled", usual != null)
                    .on("getDefaultLocale", usual)
                    .answer("getSupportedLocalesStream", none -> supported.stream())
                    .on("getRealmLocalizationTexts", Map.of())
                    .on("getRealmLocalizationTextsByLocale", Map.of())
                    .on("getBrowserFlow", null)
                    .on("getRequiredActionProviderByAlias", union ? new RequiredActionProviderModel() : null)
                    .as(RealmModel.class);
        }

        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Realm> realms() {
        return Stream.of(
                new Realm("union", true, "ja", Set.of("ja", "en")),
                new Realm("union in one language", true, "ja", Set.of("ja")),
                new Realm("union without internationalization", true, null, Set.of()),
                new Realm("other", false, "de", Set.of("de", "en", "fr-CA")),
                new Realm("other in a language without texts", false, "tlh", Set.of("tlh")),
                new Realm("other without internationalization", false, null, Set.of()));
    }

    @ParameterizedTest
    @MethodSource("realms")
    void keepsFewLocales(Realm realm) throws IOException {
        var themes = new UnionThemeManagerFactory();
        RealmModel model = realm.model();
        ThemeManager manager = themes.create(session(model));
        assertThat(LanguageTags.all()).hasSizeGreaterThan(600);
        for (Theme.Type type : TYPES) {
            for (String tag : LanguageTags.all()) {
                Theme theme = manager.getTheme("base", type);
                Locale locale = Locale.forLanguageTag(tag);
                assertThat(theme.getEnhancedMessages(model, locale)).as(tag).isNotEmpty();
                assertThat(theme.getMessages(locale)).as(tag).isNotEmpty();
                assertThat(theme.getMessages("messages", locale)).as(tag).isNotEmpty();
            }
            assertThat(kept(themes, type))
                    .hasSizeLessThanOrEqualTo(
                            realm.union() ? 1 + Math.max(1, realm.supported().size()) : FEW);
        }
    }

    @ParameterizedTest
    @MethodSource("realms")
    void speaksTheLanguagesOfTheRealm(Realm realm) throws IOException {
        RealmModel model = realm.model();
        Theme theme = new UnionThemeManagerFactory().create(session(model)).getTheme("base", Theme.Type.LOGIN);
        Theme keycloaks = keycloaks(model);
        for (String tag : LanguageTags.all()) {
            Locale asked = Locale.forLanguageTag(tag);
            Properties texts = theme.getEnhancedMessages(model, asked);
            if (realm.union()) {
                String language = realm.supported().contains(asked.getLanguage())
                        ? asked.getLanguage()
                        : Objects.requireNonNullElse(realm.usual(), "en");
                Properties own = keycloaks.getEnhancedMessages(model, Locale.forLanguageTag(language));
                assertThat(texts.equals(own)).as(tag).isTrue();
            } else if (isOffered(asked)) {
                Properties keycloaksOwn = keycloaks.getEnhancedMessages(model, asked);
                assertThat(withoutLanguages(texts).equals(withoutLanguages(keycloaksOwn)))
                        .as(tag)
                        .isTrue();
            }
        }
    }

    /** Keycloak brings texts along for a locale or two that none of its themes offers. */
    private static boolean isOffered(Locale locale) throws IOException {
        return !"ka".equals(locale.getLanguage())
                || base(Theme.Type.LOGIN).getProperties().getProperty("locales").contains("ka");
    }

    private static Map<Object, Object> withoutLanguages(Properties texts) {
        var others = new HashMap<Object, Object>(texts);
        others.keySet().removeIf(key -> key.toString().startsWith("locale_"));
        return others;
    }

    private static Theme keycloaks(RealmModel realm) throws IOException {
        return new DefaultThemeManagerFactory().create(session(realm)).getTheme("base", Theme.Type.LOGIN);
    }

    private static KeycloakSession session(RealmModel realm) {
        return new Stub()
                .on("getContext", new Stub().on("getRealm", realm).as(KeycloakContext.class))
                .answer("getAllProviders", kind -> kind[0] == ThemeResourceProvider.class ? Set.of() : Set.of(base()))
                .as(KeycloakSession.class);
    }

    private static ClasspathThemeProvider base() {
        Map<Theme.Type, Map<String, ClassLoaderTheme>> themes = new HashMap<>();
        TYPES.forEach(type -> themes.put(type, Map.of("base", base(type))));
        return new ClasspathThemeProvider(themes);
    }

    private static ClassLoaderTheme base(Theme.Type type) {
        try {
            return new ClassLoaderTheme("base", type, LocaleFloodTest.class.getClassLoader());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What Keycloak's own theme has kept. */
    private static Map<?, ?> kept(UnionThemeManagerFactory themes, Theme.Type type) {
        var factory = (DefaultThemeManagerFactory) field(themes, "keycloaks");
        var byBundle = (Map<?, ?>) field(factory.getCachedTheme("base", type), "messages");
        return (Map<?, ?>) Objects.requireNonNull(byBundle.get("messages"));
    }

    private static Object field(Object owner, String name) {
        try {
            Field field = owner.getClass().getDeclaredField(name);
            field.setAccessible(true);
            return field.get(owner);
        } catch (ReflectiveOperationException e) {
            throw new LinkageError("Keycloak has no " + name + " there any more", e);
        }
    }
}
