package jp.kosmo.keycloak.terms;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import jp.kosmo.keycloak.branding.HtmlSanitizer;
import jp.kosmo.keycloak.console.ConsoleSetting;
import jp.kosmo.keycloak.ledger.shown.ShownTerms;
import jp.kosmo.keycloak.realm.ProviderIds;
import jp.kosmo.keycloak.text.JapanTime;
import jp.kosmo.keycloak.text.TypedText;
import jp.kosmo.keycloak.union.ActionSettings;
import jp.kosmo.keycloak.union.NumberSetting;
import org.jspecify.annotations.Nullable;
import org.keycloak.models.RequiredActionConfigModel;
import org.keycloak.provider.ProviderConfigProperty;
import org.keycloak.userprofile.ValidationException;

/** The union's terms as entered in the console or in the office. Nothing is asked while there is no version or no text. */
public final class TermsConfig {

    private static final String VERSION = "version";
    private static final String EFFECTIVE_FROM = "effectiveFrom";
    private static final String TEXT_JA = "textJa";
    private static final String TEXT_EN = "textEn";
    private static final String SUMMARY_JA = "summaryJa";
    private static final String SUMMARY_EN = "summaryEn";
    private static final String CHANGES_JA = "changesJa";
    private static final String CHANGES_EN = "changesEn";
    private static final int MOST_CHANGES = 3;
    private static final NumberSetting GRACE_DAYS = new NumberSetting("terms.graceDays", 0, 0, 365);
    private static final String END_SESSIONS = "endSessions";
    private static final NumberSetting RETENTION_YEARS = new NumberSetting("terms.retentionYears", 0, 0, 100);
    private static final int LONGEST_VERSION = 64;

    static final List<ProviderConfigProperty> PROPERTIES = List.of(
            property(VERSION, ProviderConfigProperty.STRING_TYPE),
            property(EFFECTIVE_FROM, ProviderConfigProperty.STRING_TYPE),
            property(TEXT_JA, ProviderConfigProperty.TEXT_TYPE),
            property(TEXT_EN, ProviderConfigProperty.TEXT_TYPE),
            property(SUMMARY_JA, ProviderConfigProperty.TEXT_TYPE),
            property(SUMMARY_EN, ProviderConfigProperty.TEXT_TYPE),
            property(CHANGES_JA, ProviderConfigProperty.TEXT_TYPE),
            property(CHANGES_EN, ProviderConfigProperty.TEXT_TYPE),
            GRACE_DAYS.property(),
            property(END_SESSIONS, ProviderConfigProperty.BOOLEAN_TYPE),
            RETENTION_YEARS.property());

    private final ActionSettings settings;

    public TermsConfig(@Nullable RequiredActionConfigModel stored) {
        this.settings = ActionSettings.of(ProviderIds.TERMS, stored);
    }

    /** The label of the version in force or to come; empty when the union shows no terms. */
    public Optional<TermsVersion> version() {
        return settings.text(VERSION, LONGEST_VERSION)
                .filter(label -> settings.text(TEXT_JA).isPresent())
                .map(label -> new TermsVersion(label, effectiveFrom(), GRACE_DAYS.of(settings)));
    }

    /** A setting as it was typed; empty when missing or blank. */
    public Optional<String> typed(String name) {
        return settings.text(name);
    }

    /** Whether all sessions are ended when another version comes into force. */
    public boolean endSessions() {
        return settings.flag(END_SESSIONS, false);
    }

    /** For how many years evidence that counts no longer is kept; 0 = for ever. */
    int retentionYears() {
        return RETENTION_YEARS.of(settings);
    }

    /** What a realm file brings and is no date does not stop a union's logins: the terms are asked for at once. */
    private Optional<LocalDate> effectiveFrom() {
        return settings.text(EFFECTIVE_FROM).flatMap(JapanTime::day);
    }

    /** Whether there is what members can agree to. */
    boolean isComplete() {
        return version().isPresent();
    }

    /** Whether it binds members on this day who agreed to an earlier version. */
    public boolean isInForce(LocalDate today) {
        return version().filter(version -> version.isInForce(today)).isPresent();
    }

    /** Whether members who agreed to one have not agreed to the other. */
    boolean isOtherVersion(TermsConfig other) {
        return !settings.text(VERSION).equals(other.settings.text(VERSION));
    }

    /** The text in the member's language, Japanese when there is none. */
    public TermsText text(Locale locale) {
        return english(locale) && settings.text(TEXT_EN).isPresent() ? text("en", TEXT_EN) : text("ja", TEXT_JA);
    }

    /** The text with this SHA-256, if it is one of those shown now. */
    public Optional<TermsText> textWith(String sha256) {
        return Stream.of(text("ja", TEXT_JA), text("en", TEXT_EN))
                .filter(text -> !text.html().isEmpty() && text.sha256().equals(sha256))
                .findFirst();
    }

    /** Plain text, empty when there is none. */
    String summary(Locale locale) {
        return settings.text(english(locale) && settings.text(TEXT_EN).isPresent() ? SUMMARY_EN : SUMMARY_JA)
                .orElse("");
    }

    /** What is new in this version, for those who agreed to an earlier one: plain text, three lines at most. */
    List<String> changes(Locale locale) {
        return lines(english(locale) && settings.text(TEXT_EN).isPresent() ? CHANGES_EN : CHANGES_JA)
                .limit(MOST_CHANGES)
                .toList();
    }

    private Stream<String> lines(String name) {
        return settings.text(name).stream()
                .flatMap(String::lines)
                .map(TypedText::trimmed)
                .filter(line -> !line.isEmpty());
    }

    /** Refuses, naming the setting, to take back terms that members have agreed to. */
    void requireTerms() {
        if (settings.text(VERSION).isEmpty()) {
            throw refusal(VERSION, "error-user-attribute-required");
        }
    }

    /** Refuses another version that says the same to be new as the last one did. */
    void requireChangesOfItsOwn(TermsConfig last) {
        Stream.of(CHANGES_JA, CHANGES_EN)
                .filter(name -> isOtherVersion(last)
                        && settings.text(name).isPresent()
                        && settings.text(name).equals(last.settings.text(name)))
                .findFirst()
                .ifPresent(name -> {
                    throw refusal(name, "kosmoTermsChangesUnchanged");
                });
    }

    /** Refuses another version whose English text is that of the last one though the Japanese text is not. */
    void requireEnglishOfItsOwn(TermsConfig last) {
        if (isOtherVersion(last)
                && settings.text(TEXT_EN).isPresent()
                && settings.text(TEXT_EN).equals(last.settings.text(TEXT_EN))
                && !settings.text(TEXT_JA).equals(last.settings.text(TEXT_JA))) {
            throw refusal(TEXT_EN, "kosmoTermsEnglishUnchanged");
        }
    }

    /** Refuses to take a version back to before its first day: what members have agreed to would not be in force any more. */
    void requireToHaveBegun(TermsConfig last, LocalDate today) {
        if (!isOtherVersion(last) && last.isInForce(today) && !isInForce(today)) {
            throw refusal(EFFECTIVE_FROM, "kosmoTermsHaveBegun");
        }
    }

    /**
     * Refuses the label of an earlier version for another text: who agreed to that version would count as having agreed to this one.
     *
     * @param earlier what was shown under this label
     */
    void requireLabelOfItsOwn(List<ShownTerms.Shown> earlier) {
        Set<String> same = earlier.stream().map(ShownTerms.Shown::sha256).collect(Collectors.toSet());
        if (earlier.stream()
                .map(shown -> text(Locale.forLanguageTag(shown.language())))
                .anyMatch(text -> !same.contains(text.sha256()))) {
            throw refusal(VERSION, "kosmoTermsLabelUsed");
        }
    }

    /** Refuses, naming the setting, what makes no sense. */
    void validate() {
        if (settings.text(VERSION).orElse("").length() > LONGEST_VERSION) {
            throw refusal(VERSION, "error-invalid-length-too-long", LONGEST_VERSION);
        }
        if (settings.text(VERSION).isEmpty() && settings.text(TEXT_JA).isPresent()) {
            throw refusal(VERSION, "error-user-attribute-required");
        }
        if (settings.text(VERSION).isPresent() && settings.text(TEXT_JA).isEmpty()) {
            throw refusal(TEXT_JA, "error-user-attribute-required");
        }
        if (settings.text(TEXT_JA).isPresent() && text("ja", TEXT_JA).html().isBlank()) {
            throw refusal(TEXT_JA, "error-invalid-value");
        }
        if (settings.text(EFFECTIVE_FROM).isPresent() && effectiveFrom().isEmpty()) {
            throw refusal(EFFECTIVE_FROM, "error-invalid-date");
        }
        Stream.of(CHANGES_JA, CHANGES_EN)
                .filter(name -> lines(name).count() > MOST_CHANGES)
                .findFirst()
                .ifPresent(name -> {
                    throw refusal(name, "kosmoTermsChangesTooMany", MOST_CHANGES);
                });
        RETENTION_YEARS.require(settings);
        GRACE_DAYS.require(settings);
        if (GRACE_DAYS.of(settings) > 0 && effectiveFrom().isEmpty()) {
            throw refusal(EFFECTIVE_FROM, "error-user-attribute-required");
        }
    }

    private ValidationException refusal(String name, String messageKey, Object... parameters) {
        return settings.refusal(property(name, ProviderConfigProperty.STRING_TYPE), messageKey, parameters);
    }

    private TermsText text(String language, String key) {
        return new TermsText(language, HtmlSanitizer.of(settings.text(key).orElse("")));
    }

    private static ProviderConfigProperty property(String name, String type) {
        return new ConsoleSetting("terms." + name, type, null);
    }

    private static boolean english(Locale locale) {
        return Locale.ENGLISH.getLanguage().equals(locale.getLanguage());
    }
}
