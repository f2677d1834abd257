package jp.kosmo.keycloak.terms;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import jp.kosmo.keycloak.ledger.shown.ShownTerms;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.RequiredActionConfigModel;
import org.keycloak.util.JsonSerialization;

/**
 * The terms a union has published last and those that are in force until then, kept in attributes of the realm. The console
 * deletes all settings of a step at one press of a button, and a realm file may come without them: what was in force stays in
 * force until it is replaced. Keycloak holds the attributes in memory with the realm.
 */
public final class LastTerms {

    private static final String ATTRIBUTE = "kosmo-terms-published";
    private static final String BEFORE = "kosmo-terms-before";
    private static final Logger LOG = Logger.getLogger(LastTerms.class);
    private static final Set<String> NAMED = ConcurrentHashMap.newKeySet();

    private LastTerms() {}

    /** The settings of the step, or those published last where they are gone. */
    public static TermsConfig of(RealmModel realm, @Nullable RequiredActionConfigModel stored) {
        TermsConfig config = new TermsConfig(stored);
        String last = realm.getAttribute(ATTRIBUTE);
        if (last == null || config.isComplete()) {
            return config;
        }
        if (NAMED.add(realm.getId())) {
            LOG.warnf(
                    "Realm %s: the settings of kosmo-terms have no version or no Japanese text; the terms published last"
                            + " stay in force. To show none, switch the required action off",
                    realm.getName());
        }
        return kept(last);
    }

    /** Those in force on this day: while the last ones wait for their first day, the ones before them, if there were any. */
    public static TermsConfig inForce(RealmModel realm, @Nullable RequiredActionConfigModel stored, LocalDate today) {
        TermsConfig last = of(realm, stored);
        String before = realm.getAttribute(BEFORE);
        if (before == null || last.isInForce(today)) {
            return last;
        }
        TermsConfig earlier = kept(before);
        return earlier.isComplete() ? earlier : last;
    }

    /**
     * The version for which a member has to be asked on this day, whether the decision may be put off or not.
     *
     * @param stored the settings of the step
     * @param agreed the label the member agreed to last, null if to none
     */
    public static Optional<TermsVersion> due(
            RealmModel realm, @Nullable RequiredActionConfigModel stored, @Nullable String agreed, LocalDate today) {
        return inForce(realm, stored, today)
                .version()
                .filter(version -> version.mustAsk(agreed, today))
                .filter(version -> !hasAgreedToTheNext(realm, stored, agreed));
    }

    /** Terms whose first day was put off when members had already agreed to them. */
    private static boolean hasAgreedToTheNext(
            RealmModel realm, @Nullable RequiredActionConfigModel stored, @Nullable String agreed) {
        return of(realm, stored)
                .version()
                .filter(next -> next.label().equals(agreed))
                .isPresent();
    }

    /** Those published last; empty when this union has never published any. */
    static Optional<TermsConfig> published(RealmModel realm) {
        return Optional.ofNullable(realm.getAttribute(ATTRIBUTE)).map(LastTerms::kept);
    }

    /** This version, if it is the one published last or the one before it. */
    static Optional<TermsConfig> kept(RealmModel realm, String version) {
        return Stream.of(ATTRIBUTE, BEFORE)
                .flatMap(name -> Stream.ofNullable(realm.getAttribute(name)))
                .map(LastTerms::kept)
                .filter(kept -> kept.version()
                        .filter(known -> known.label().equals(version))
                        .isPresent())
                .findFirst();
    }

    /** Refuses, naming the setting, what makes no sense by itself or after what was published before. */
    public static void check(KeycloakSession session, RealmModel realm, TermsConfig config, LocalDate today) {
        config.validate();
        published(realm).ifPresent(last -> {
            config.requireTerms();
            config.requireEnglishOfItsOwn(last);
            config.requireChangesOfItsOwn(last);
            config.requireToHaveBegun(last, today);
        });
        config.version()
                .filter(version -> kept(realm, version.label()).isEmpty())
                .ifPresent(version -> config.requireLabelOfItsOwn(new ShownTerms(session, realm.getId())
                        .all().stream()
                                .filter(shown -> shown.version().equals(version.label()))
                                .toList()));
    }

    private static TermsConfig kept(String published) {
        RequiredActionConfigModel kept = new RequiredActionConfigModel();
        kept.setConfig(read(published));
        return new TermsConfig(kept);
    }

    /** Keeps these settings if they are complete. */
    static void keep(RealmModel realm, @Nullable RequiredActionConfigModel stored, LocalDate today) {
        if (stored == null || !new TermsConfig(stored).isComplete()) {
            return;
        }
        NAMED.remove(realm.getId());
        String published = write(new TreeMap<>(stored.getConfig()));
        String last = realm.getAttribute(ATTRIBUTE);
        if (published.equals(last)) {
            return;
        }
        // One that is replaced before its first day was never in force, and what it waited for still is.
        if (last != null) {
            TermsConfig replaced = kept(last);
            if (replaced.isInForce(today) && replaced.isOtherVersion(new TermsConfig(stored))) {
                realm.setAttribute(BEFORE, last);
            }
        }
        realm.setAttribute(ATTRIBUTE, published);
    }

    private static String write(Map<String, String> settings) {
        try {
            return JsonSerialization.writeValueAsString(settings);
        } catch (IOException neverForTexts) {
            throw new UncheckedIOException(neverForTexts);
        }
    }

    /** What an administrator has written into the attribute by hand and is no JSON counts as no terms. */
    private static Map<String, String> read(String published) {
        Map<String, String> settings = new HashMap<>();
        try {
            Optional.ofNullable(JsonSerialization.readValue(published, Map.class))
                    .ifPresent(values -> ((Map<?, ?>) values)
                            .forEach((name, value) -> settings.put(String.valueOf(name), String.valueOf(value))));
        } catch (IOException notWrittenHere) {
            LOG.warn("The attribute " + ATTRIBUTE + " of a realm is not readable", notWrittenHere);
        }
        return settings;
    }
}
