package jp.kosmo.keycloak.theme;

import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.keycloak.models.RealmModel;

/**
 * The locales in which a realm speaks.
 *
 * @param own those its administrators have chosen, in their order, and the one below
 * @param usual the one for browsers that ask for none of them
 */
record RealmLocales(Set<Locale> own, Locale usual) {

    /** As Keycloak understands the realm's settings: where its internationalization is off, it speaks English. */
    static RealmLocales of(RealmModel realm) {
        if (!realm.isInternationalizationEnabled()) {
            return new RealmLocales(Set.of(Locale.ENGLISH), Locale.ENGLISH);
        }
        Locale usual = Optional.ofNullable(realm.getDefaultLocale())
                .map(Locale::forLanguageTag)
                .orElse(Locale.ENGLISH);
        Set<Locale> own = realm.getSupportedLocalesStream()
                .map(Locale::forLanguageTag)
                .collect(Collectors.toCollection(LinkedHashSet::new));
        own.add(usual);
        return new RealmLocales(own, usual);
    }

    /** The one used in place of any other: of the same language if there is one, and of the same country if possible. */
    Locale nearest(Locale asked) {
        if (own.contains(asked)) {
            return asked;
        }
        return own.stream()
                .filter(locale -> locale.getLanguage().equals(asked.getLanguage()))
                .min(Comparator.comparing(locale -> !locale.getCountry().equals(asked.getCountry())))
                .orElse(usual);
    }
}
