package jp.kosmo.keycloak.terms;

import jakarta.ws.rs.core.Response;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import jp.kosmo.keycloak.branding.HtmlSanitizer;
import jp.kosmo.keycloak.ledger.ConsentLedger;
import jp.kosmo.keycloak.text.JapanTime;
import org.jspecify.annotations.Nullable;
import org.keycloak.forms.login.LoginFormsProvider;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;

/**
 * What the page of the terms shows. Who has agreed to an earlier version is told that there is another, from when on, and what has
 * changed since the one this reader agreed to. The office shows the same page before it publishes.
 */
public final class TermsPage {

    private static final String TEMPLATE = "kosmo-terms.ftl";

    private final KeycloakSession session;
    private final RealmModel realm;
    private final TermsConfig config;

    public TermsPage(KeycloakSession session, RealmModel realm, TermsConfig config) {
        this.session = session;
        this.realm = realm;
        this.config = config;
    }

    /**
     * Who reads it.
     *
     * @param memberId null where it is nobody in particular
     * @param agreed label of the version agreed to, null for none
     */
    public record Reader(
            @Nullable String memberId, @Nullable String agreed) {}

    /** Makes the page of what this form already knows. */
    public Response show(LoginFormsProvider form, Reader reader, Locale locale, LocalDate today) {
        TermsVersion version = config.version().orElseThrow();
        TermsText text = config.text(locale);
        form.setAttribute("kosmoTermsVersion", version.label())
                .setAttribute("kosmoTermsSha256", text.sha256())
                .setAttribute("kosmoTermsLanguage", text.language())
                .setAttribute("kosmoTermsPlain", text.plain())
                .setAttribute("kosmoTermsSummary", config.summary(locale))
                .setAttribute("kosmoTermsHtml", HtmlSanitizer.forTemplate(text.html()));
        version.waitsUntil(reader.agreed(), today)
                .ifPresent(last -> form.setAttribute("kosmoTermsLastDay", date(last, locale)));
        if (reader.agreed() != null) {
            tellWhatIsNew(form, version, reader.memberId(), reader.agreed(), text, locale);
        }
        return form.createForm(TEMPLATE);
    }

    private void tellWhatIsNew(
            LoginFormsProvider form,
            TermsVersion version,
            @Nullable String memberId,
            String agreed,
            TermsText text,
            Locale locale) {
        var ledger = new ConsentLedger(session);
        Optional<ConsentLedger.AcceptedText> own = Optional.ofNullable(memberId)
                .flatMap(member -> ledger.accepted(realm.getId(), member).stream()
                        .filter(accepted -> accepted.version().equals(agreed))
                        .findFirst());
        form.setAttribute("kosmoTermsAgreed", agreed).setAttribute("kosmoTermsChanges", config.changes(locale));
        own.ifPresent(accepted -> form.setAttribute(
                "kosmoTermsAgreedOn",
                date(JapanTime.at(accepted.agreedAt() / 1000).toLocalDate(), locale)));
        version.effectiveFrom().ifPresent(first -> form.setAttribute("kosmoTermsFrom", date(first, locale)));
        own.filter(accepted -> accepted.language().equals(text.language()))
                .map(ConsentLedger.AcceptedText::text)
                .or(() -> ledger.text(realm.getId(), agreed, text.language()))
                .or(() -> LastTerms.kept(realm, agreed)
                        .map(before -> before.text(locale))
                        .filter(before -> before.language().equals(text.language()))
                        .map(TermsText::html))
                .map(html -> new TermsText(text.language(), html))
                .flatMap(before -> TermsDiff.of(before.paragraphs(), text.paragraphs()))
                .ifPresent(diff -> form.setAttribute("kosmoTermsDiff", forTemplate(diff)));
    }

    /** A day as it is written in this language. */
    private static String date(LocalDate day, Locale locale) {
        return DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG)
                .withLocale(locale)
                .format(day);
    }

    private static List<Map<String, Object>> forTemplate(TermsDiff diff) {
        return diff.lines().stream()
                .map(line -> Map.of(
                        "kind", line.kind().name(), "html", HtmlSanitizer.forTemplate(HtmlSanitizer.of(line.html()))))
                .toList();
    }
}
