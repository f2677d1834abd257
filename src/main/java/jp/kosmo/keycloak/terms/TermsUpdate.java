package jp.kosmo.keycloak.terms;

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
import org.keycloak.authentication.RequiredActionContext;
import org.keycloak.forms.login.LoginFormsProvider;

/**
 * What the page says to a member who has agreed to an earlier version: that there is another, from when on, and what has
 * changed since the one this member agreed to.
 */
final class TermsUpdate {

    private TermsUpdate() {}

    /**
     * Tells the page.
     *
     * @param agreed label of the version agreed to
     * @param text the new one as shown
     */
    static void tell(RequiredActionContext context, TermsConfig config, String agreed, TermsText text, Locale locale) {
        var ledger = new ConsentLedger(context.getSession());
        String realmId = context.getRealm().getId();
        Optional<ConsentLedger.AcceptedText> own = ledger
                .accepted(realmId, context.getUser().getId())
                .stream()
                .filter(accepted -> accepted.version().equals(agreed))
                .findFirst();
        LoginFormsProvider form = context.form()
                .setAttribute("kosmoTermsAgreed", agreed)
                .setAttribute("kosmoTermsChanges", config.changes(locale));
        own.ifPresent(accepted -> form.setAttribute(
                "kosmoTermsAgreedOn",
                date(JapanTime.at(accepted.agreedAt() / 1000).toLocalDate(), locale)));
        config.version()
                .flatMap(TermsVersion::effectiveFrom)
                .ifPresent(first -> form.setAttribute("kosmoTermsFrom", date(first, locale)));
        own.filter(accepted -> accepted.language().equals(text.language()))
                .map(ConsentLedger.AcceptedText::text)
                .or(() -> ledger.text(realmId, agreed, text.language()))
                .or(() -> LastTerms.before(context.getRealm(), agreed)
                        .map(before -> before.text(locale))
                        .filter(before -> before.language().equals(text.language()))
                        .map(TermsText::html))
                .map(html -> new TermsText(text.language(), html))
                .flatMap(before -> TermsDiff.of(before.paragraphs(), text.paragraphs()))
                .ifPresent(diff -> form.setAttribute("kosmoTermsDiff", forTemplate(diff)));
    }

    /** A day as it is written in this language. */
    static String date(LocalDate day, Locale locale) {
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
