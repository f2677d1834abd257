package jp.kosmo.keycloak.terms;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import jp.kosmo.keycloak.branding.HtmlSanitizer;
import jp.kosmo.keycloak.union.ActionSettings;
import org.jspecify.annotations.Nullable;
import org.keycloak.models.RequiredActionConfigModel;
import org.keycloak.provider.ProviderConfigProperty;

/** The union's terms as entered in the console. Nothing is asked while there is no version or no text. */
final class TermsConfig {

    private static final String VERSION = "version";
    private static final String EFFECTIVE_FROM = "effectiveFrom";
    private static final String TEXT_JA = "textJa";
    private static final String TEXT_EN = "textEn";
    private static final String SUMMARY_JA = "summaryJa";
    private static final String SUMMARY_EN = "summaryEn";
    private static final String GRACE_DAYS = "graceDays";
    private static final String END_SESSIONS = "endSessions";
    private static final int MOST_GRACE_DAYS = 365;
    private static final int LONGEST_VERSION = 64;

    static final List<ProviderConfigProperty> PROPERTIES = List.of(
            property(
                    VERSION,
                    ProviderConfigProperty.STRING_TYPE,
                    "Version",
                    "Label of the version, such as 2.0 or 2027-04. A new label asks every member again at the next"
                            + " authentication; a corrected text under the same label does not. At most 64 characters."
                            + " Once terms were published they stay in force until others are; to show none, switch the"
                            + " required action off."),
            property(
                    EFFECTIVE_FROM,
                    ProviderConfigProperty.STRING_TYPE,
                    "Effective from",
                    "Date YYYY-MM-DD (Japan). Before this day members who agreed to an earlier version are not asked"
                            + " yet. Empty: at once."),
            property(
                    TEXT_JA,
                    ProviderConfigProperty.TEXT_TYPE,
                    "Text (Japanese)",
                    "The terms. Plain text, or HTML with headings, paragraphs, lists and links; other tags are removed."),
            property(
                    TEXT_EN,
                    ProviderConfigProperty.TEXT_TYPE,
                    "Text (English)",
                    "The same in English. Empty: members who read English see the Japanese text."),
            property(
                    SUMMARY_JA,
                    ProviderConfigProperty.TEXT_TYPE,
                    "Summary (Japanese)",
                    "One or two sentences shown above the text, for example what has changed. Plain text."),
            property(SUMMARY_EN, ProviderConfigProperty.TEXT_TYPE, "Summary (English)", "The same in English."),
            property(
                    GRACE_DAYS,
                    ProviderConfigProperty.STRING_TYPE,
                    "Days of grace",
                    "For this many days, beginning with 'Effective from', members who agreed to an earlier version may put"
                            + " their decision off to the next login. 0 to 365, default 0. Needs 'Effective from'."),
            property(
                    END_SESSIONS,
                    ProviderConfigProperty.BOOLEAN_TYPE,
                    "Log everybody out",
                    "On: within a minute after another version comes into force all sessions of the realm are ended, those"
                            + " of administrators too, and no refresh token works any more. A portal notices at the latest"
                            + " when its access token ends. Off: members who are logged in are asked when they next come"
                            + " back to the login page or go to another service."));

    private final ActionSettings settings;

    TermsConfig(@Nullable RequiredActionConfigModel stored) {
        this.settings = ActionSettings.of(TermsActionFactory.ID, stored);
    }

    /** The label of the version in force or to come; empty when the union shows no terms. */
    Optional<TermsVersion> version() {
        return settings.text(VERSION, LONGEST_VERSION)
                .filter(label -> settings.text(TEXT_JA).isPresent())
                .map(label -> new TermsVersion(label, effectiveFrom(), graceDays()));
    }

    /** Whether all sessions are ended when another version comes into force. */
    boolean endSessions() {
        return settings.flag(END_SESSIONS, false);
    }

    /** What a realm file brings and is no date does not stop a union's logins: the terms are asked for at once. */
    private Optional<LocalDate> effectiveFrom() {
        try {
            return settings.text(EFFECTIVE_FROM).map(LocalDate::parse);
        } catch (DateTimeParseException notADate) {
            return Optional.empty();
        }
    }

    private int graceDays() {
        return settings.number(GRACE_DAYS, 0, 0, MOST_GRACE_DAYS);
    }

    /** Whether there is what members can agree to. */
    boolean isComplete() {
        return version().isPresent();
    }

    /** The text in the member's language, Japanese when there is none. */
    TermsText text(Locale locale) {
        return english(locale) && settings.text(TEXT_EN).isPresent() ? text("en", TEXT_EN) : text("ja", TEXT_JA);
    }

    /** The text with this SHA-256, if it is one of those shown now. */
    Optional<TermsText> textWith(String sha256) {
        return Stream.of(text("ja", TEXT_JA), text("en", TEXT_EN))
                .filter(text -> !text.html().isEmpty() && text.sha256().equals(sha256))
                .findFirst();
    }

    /** Plain text, empty when there is none. */
    String summary(Locale locale) {
        return settings.text(english(locale) && settings.text(TEXT_EN).isPresent() ? SUMMARY_EN : SUMMARY_JA)
                .orElse("");
    }

    /** Refuses, naming the setting, to take back terms that members have agreed to. */
    void requireTerms() {
        if (settings.text(VERSION).isEmpty()) {
            throw settings.refusal(VERSION, "error-user-attribute-required");
        }
    }

    /** Refuses, naming the setting, what makes no sense. */
    void validate() {
        if (settings.text(VERSION).orElse("").length() > LONGEST_VERSION) {
            throw settings.refusal(VERSION, "error-invalid-length-too-long", LONGEST_VERSION);
        }
        if (settings.text(VERSION).isEmpty() && settings.text(TEXT_JA).isPresent()) {
            throw settings.refusal(VERSION, "error-user-attribute-required");
        }
        if (settings.text(VERSION).isPresent() && settings.text(TEXT_JA).isEmpty()) {
            throw settings.refusal(TEXT_JA, "error-user-attribute-required");
        }
        if (settings.text(TEXT_JA).isPresent() && text("ja", TEXT_JA).html().isBlank()) {
            throw settings.refusal(TEXT_JA, "error-invalid-value");
        }
        if (settings.text(EFFECTIVE_FROM).isPresent() && effectiveFrom().isEmpty()) {
            throw settings.refusal(EFFECTIVE_FROM, "error-invalid-date");
        }
        settings.requireNumber(GRACE_DAYS, 0, MOST_GRACE_DAYS);
        if (graceDays() > 0 && effectiveFrom().isEmpty()) {
            throw settings.refusal(EFFECTIVE_FROM, "error-user-attribute-required");
        }
    }

    private TermsText text(String language, String key) {
        return new TermsText(language, HtmlSanitizer.of(settings.text(key).orElse("")));
    }

    private static ProviderConfigProperty property(String name, String type, String label, String help) {
        return new ProviderConfigProperty(name, label, help, type, null);
    }

    private static boolean english(Locale locale) {
        return Locale.ENGLISH.getLanguage().equals(locale.getLanguage());
    }
}
