package jp.kosmo.keycloak.office.terms;

import java.util.HashMap;
import java.util.Map;
import jp.kosmo.keycloak.terms.TermsConfig;
import org.jspecify.annotations.Nullable;

/**
 * What a version of the terms is made of, in the office as in the console: each by the name of the setting, as it is typed. Null and
 * blank are the same.
 *
 * @param version the label
 * @param effectiveFrom a date YYYY-MM-DD in Japan; blank = at once
 * @param changesJa up to three lines
 * @param graceDays a number of days
 * @param endSessions whether everybody is logged out on the first day
 * @param basis that of the preview which is published; null where nothing is published
 */
public record TermsDraft(
        @Nullable String version,
        @Nullable String effectiveFrom,
        @Nullable String textJa,
        @Nullable String textEn,
        @Nullable String summaryJa,
        @Nullable String summaryEn,
        @Nullable String changesJa,
        @Nullable String changesEn,
        @Nullable String graceDays,
        @Nullable Boolean endSessions,
        @Nullable String basis) {

    /** What was published. */
    static TermsDraft of(TermsConfig terms) {
        return new TermsDraft(
                typed(terms, "version"),
                typed(terms, "effectiveFrom"),
                typed(terms, "textJa"),
                typed(terms, "textEn"),
                typed(terms, "summaryJa"),
                typed(terms, "summaryEn"),
                typed(terms, "changesJa"),
                typed(terms, "changesEn"),
                typed(terms, "graceDays"),
                terms.endSessions(),
                null);
    }

    /** The settings by their names; what is missing is blank, so that nothing of the version before stays. */
    Map<String, String> settings() {
        Map<String, String> settings = new HashMap<>();
        put(settings, "version", version);
        put(settings, "effectiveFrom", effectiveFrom);
        put(settings, "textJa", textJa);
        put(settings, "textEn", textEn);
        put(settings, "summaryJa", summaryJa);
        put(settings, "summaryEn", summaryEn);
        put(settings, "changesJa", changesJa);
        put(settings, "changesEn", changesEn);
        put(settings, "graceDays", graceDays);
        put(settings, "endSessions", String.valueOf(Boolean.TRUE.equals(endSessions)));
        return settings;
    }

    private static @Nullable String typed(TermsConfig terms, String name) {
        return terms.typed(name).orElse(null);
    }

    private static void put(Map<String, String> settings, String name, @Nullable String value) {
        settings.put(name, value == null ? "" : value);
    }
}
