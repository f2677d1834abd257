package jp.kosmo.keycloak.theme;

import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;
import java.util.stream.Stream;
import jp.kosmo.keycloak.realm.UnionRealm;
import org.jspecify.annotations.Nullable;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.services.util.LocaleUtil;
import org.keycloak.theme.Theme;

/**
 * A theme that is asked for the texts of a bounded number of locales, whatever a client asks for.
 *
 * <p>Keycloak's own keeps the texts of every locale it has ever been asked for, some 20 kB each and for good, and
 * {@code GET /resources/{realm}/{type}/{locale}} hands it any language tag of anybody's, for every type of theme. So a locale
 * becomes one that is there before the theme sees it.
 *
 * <p>In a union's realm that is one of the realm's own: the {@linkplain RealmLocales#nearest nearest}. The other realms of the
 * server fill the same memory, but there every page stays as Keycloak makes it: a locale that the theme or the realm lists, or
 * has texts for, is passed on; any other gives way to the one from which Keycloak takes the texts of a locale that it has none
 * for, its {@linkplain LocaleUtil#getParentLocale parent}. No page is ever in such a locale, and its texts are the same but for
 * the names of the languages, which are then in the parent's.
 */
final class RealmLocalesTheme extends DelegatingTheme {

    /** Keycloak's themes list the first two, and have their texts under the next two. */
    private static final List<Locale> CHINESE = Stream.of(
                    "zh-CN", "zh-TW", "zh-Hans", "zh-Hant", "zh-Hans-CN", "zh-Hant-TW")
            .map(Locale::forLanguageTag)
            .toList();

    private final KeycloakSession session;

    /** @param session in whose realm texts are asked for that are asked for without one */
    RealmLocalesTheme(Theme plain, KeycloakSession session) {
        super(plain);
        this.session = session;
    }

    @Override
    public Properties getEnhancedMessages(RealmModel realm, Locale locale) throws IOException {
        return super.getEnhancedMessages(realm, known(realm, locale));
    }

    @Override
    public Properties getMessages(Locale locale) throws IOException {
        return super.getMessages(known(session.getContext().getRealm(), locale));
    }

    @Override
    public Properties getMessages(String bundle, Locale locale) throws IOException {
        return super.getMessages(bundle, known(session.getContext().getRealm(), locale));
    }

    private Locale known(@Nullable RealmModel realm, Locale asked) throws IOException {
        if (realm != null && UnionRealm.is(realm)) {
            return RealmLocales.of(realm).nearest(asked);
        }
        Set<Locale> known = known(realm);
        Locale locale = asked.stripExtensions(); // no theme has texts for those
        while (!known.contains(locale)) {
            locale = Objects.requireNonNullElse(LocaleUtil.getParentLocale(locale, realm), Locale.ENGLISH);
        }
        return locale;
    }

    private Set<Locale> known(@Nullable RealmModel realm) throws IOException {
        Set<Locale> known = new HashSet<>(CHINESE);
        known.add(Locale.ENGLISH);
        Stream.of(getProperties().getProperty("locales", "").split(","))
                .map(String::strip)
                .map(Locale::forLanguageTag)
                .forEach(known::add);
        if (realm != null) {
            known.addAll(RealmLocales.of(realm).own());
            realm.getRealmLocalizationTexts().keySet().forEach(tag -> known.add(Locale.forLanguageTag(tag)));
        }
        return known;
    }
}
