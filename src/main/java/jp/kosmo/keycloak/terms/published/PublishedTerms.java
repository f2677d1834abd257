package jp.kosmo.keycloak.terms.published;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import jp.kosmo.keycloak.ledger.shown.ShownTerms;
import jp.kosmo.keycloak.realm.ProviderIds;
import jp.kosmo.keycloak.terms.LastTerms;
import jp.kosmo.keycloak.terms.TermsConfig;
import jp.kosmo.keycloak.terms.TermsText;
import jp.kosmo.keycloak.terms.TermsVersion;
import jp.kosmo.keycloak.terms.published.TermsSummary.State;
import jp.kosmo.keycloak.text.JapanTime;
import jp.kosmo.keycloak.text.Sha256;
import org.jspecify.annotations.Nullable;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.RequiredActionConfigModel;

/**
 * The versions of a union's terms: to come, in force and past.
 *
 * <p>There is no table of versions. The settings of the required action stay the one place where terms are published, whether in the
 * console, by a realm file or here, and what was in force stays so beside them. Of the past counts what members were shown, and the
 * ledger has that; a version about which nobody has ever decided has left no trace to account for.
 */
public final class PublishedTerms {

    private static final List<Locale> LANGUAGES = List.of(Locale.JAPANESE, Locale.ENGLISH);

    private final RealmModel realm;
    private final ShownTerms ledger;
    private final KeycloakSession session;
    private final LocalDate today = JapanTime.today();

    public PublishedTerms(KeycloakSession session, RealmModel realm) {
        this.session = session;
        this.realm = realm;
        this.ledger = new ShownTerms(session, realm.getId());
    }

    /**
     * What publishing does.
     *
     * @param asksAgain whether members who have agreed to the version in force are asked to agree to this one; not for a text that is
     *     corrected under its own label
     * @param from the first day, as ISO 8601; null when it begins at once
     * @param graceDays for how many days from then on they may put their decision off
     * @param takesBack the label of a version to come that is dropped; null where there is none
     */
    public record Effect(
            boolean asksAgain,
            @Nullable String from,
            int graceDays,
            @Nullable String takesBack) {}

    /** Those that bind members today. */
    public Optional<TermsConfig> inForce() {
        return Optional.of(LastTerms.inForce(realm, stored(), today)).filter(terms -> terms.isInForce(today));
    }

    /** Those published last, while they wait for their first day. */
    public Optional<TermsConfig> toCome() {
        return Optional.of(LastTerms.of(realm, stored()))
                .filter(terms -> terms.version().isPresent() && !terms.isInForce(today));
    }

    /** All versions, the latest first. */
    public List<TermsSummary> all() {
        List<ShownTerms.Shown> shown = ledger.all();
        Map<String, TermsSummary> versions = new LinkedHashMap<>();
        toCome().ifPresent(terms -> add(versions, terms, State.TO_COME, shown));
        inForce().ifPresent(terms -> add(versions, terms, State.IN_FORCE, shown));
        shown.forEach(text -> versions.computeIfAbsent(
                text.version(), label -> summary(label, State.PAST, null, Stream.empty(), shown)));
        return List.copyOf(versions.values());
    }

    /** An exact text that is published, or that members were shown. */
    public Optional<TermsText> text(String sha256) {
        return Stream.of(toCome(), inForce())
                .flatMap(Optional::stream)
                .flatMap(terms -> terms.textWith(sha256).stream())
                .findFirst()
                .or(() -> ledger.text(sha256).map(text -> new TermsText(text.language(), text.html())));
    }

    /** Stands for the terms as they are today: the same until somebody publishes others, or others come into force. */
    public String basis() {
        RequiredActionConfigModel stored = stored();
        return Sha256.ofAll(
                inForce().map(PublishedTerms::label).orElse(""),
                stored == null ? "" : new TreeMap<>(stored.getConfig()).toString());
    }

    /**
     * What these settings would publish, with the other settings of the step as they are.
     *
     * @throws org.keycloak.userprofile.ValidationException for what the console refuses as well
     */
    public TermsConfig checked(Map<String, String> terms) {
        TermsConfig config = new TermsConfig(with(terms));
        LastTerms.check(session, realm, config, today);
        return config;
    }

    /** What publishing them now would do. */
    public Effect effectOf(TermsConfig terms) {
        TermsVersion version = terms.version().orElseThrow();
        return new Effect(
                !Objects.equals(
                        version.label(), inForce().map(PublishedTerms::label).orElse(null)),
                version.effectiveFrom()
                        .filter(today::isBefore)
                        .map(LocalDate::toString)
                        .orElse(null),
                version.graceDays(),
                toCome().map(PublishedTerms::label)
                        .filter(waiting -> !waiting.equals(version.label()))
                        .orElse(null));
    }

    /**
     * Saves them as the console does, which checks them once more.
     *
     * @param terms settings by their names, all of them
     */
    public void publish(Map<String, String> terms) {
        realm.updateRequiredActionConfig(with(terms));
    }

    /** A model of its own: the one that Keycloak gives out is the one in its cache, by which everybody logs in. */
    private RequiredActionConfigModel with(Map<String, String> terms) {
        RequiredActionConfigModel stored = Objects.requireNonNull(stored(), "no required action for terms");
        Map<String, String> values = new HashMap<>(stored.getConfig());
        values.putAll(terms);
        RequiredActionConfigModel settings = new RequiredActionConfigModel();
        settings.setId(stored.getId());
        settings.setAlias(stored.getAlias());
        settings.setProviderId(stored.getProviderId());
        settings.setConfig(values);
        return settings;
    }

    private @Nullable RequiredActionConfigModel stored() {
        return realm.getRequiredActionConfigByAlias(ProviderIds.TERMS);
    }

    private static String label(TermsConfig terms) {
        return terms.version().map(TermsVersion::label).orElseThrow();
    }

    private static void add(
            Map<String, TermsSummary> versions, TermsConfig terms, State state, List<ShownTerms.Shown> shown) {
        TermsVersion version = terms.version().orElseThrow();
        versions.putIfAbsent(
                version.label(),
                summary(
                        version.label(),
                        state,
                        version.effectiveFrom().map(LocalDate::toString).orElse(null),
                        LANGUAGES.stream().map(terms::text).distinct(),
                        shown));
    }

    /** The texts published under a label, then those that members were shown under it before. */
    private static TermsSummary summary(
            String label,
            State state,
            @Nullable String effectiveFrom,
            Stream<TermsText> published,
            List<ShownTerms.Shown> shown) {
        List<ShownTerms.Shown> own =
                shown.stream().filter(text -> text.version().equals(label)).toList();
        Map<String, TermsSummary.Text> texts = new LinkedHashMap<>();
        published.forEach(
                text -> texts.put(text.sha256(), new TermsSummary.Text(text.language(), text.sha256(), null)));
        own.forEach(text ->
                texts.put(text.sha256(), new TermsSummary.Text(text.language(), text.sha256(), text.firstShown())));
        return new TermsSummary(
                label,
                state,
                effectiveFrom,
                own.stream()
                        .map(ShownTerms.Shown::firstShown)
                        .min(Long::compare)
                        .orElse(null),
                own.stream().mapToLong(ShownTerms.Shown::agreed).sum(),
                List.copyOf(texts.values()));
    }
}
