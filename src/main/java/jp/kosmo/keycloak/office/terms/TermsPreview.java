package jp.kosmo.keycloak.office.terms;

import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Pattern;
import jp.kosmo.keycloak.terms.TermsConfig;
import jp.kosmo.keycloak.terms.TermsPage;
import jp.kosmo.keycloak.terms.TermsVersion;
import jp.kosmo.keycloak.text.JapanTime;
import org.jspecify.annotations.Nullable;
import org.keycloak.forms.login.LoginFormsProvider;
import org.keycloak.locale.LocaleSelectorProvider;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;

/** The page of the terms as members will see it, before they are published: the same template in the realm's own theme. */
final class TermsPreview {

    /** Whose buttons lead nowhere; the page needs some address. */
    private static final URI NOWHERE = URI.create("/");

    /** What does not count where the office shows the page: browsers would only complain of it. */
    private static final Pattern NOT_SHOWN = Pattern.compile("(?s)<(script|style)\\b.*?</\\1>");

    private final KeycloakSession session;
    private final RealmModel realm;

    TermsPreview(KeycloakSession session, RealmModel realm) {
        this.session = session;
        this.realm = realm;
    }

    /**
     * The whole page as HTML.
     *
     * @param agreed the label that its reader agreed to before; null for a new member
     */
    String page(TermsConfig terms, @Nullable String agreed, Locale locale) {
        session.setAttribute(LocaleSelectorProvider.USER_REQUEST_LOCALE, locale.getLanguage());
        try {
            // One of its own for each page: it remembers what it has shown.
            LoginFormsProvider form = session.getKeycloakSessionFactory()
                    .getProviderFactory(LoginFormsProvider.class)
                    .create(session)
                    .setActionUri(NOWHERE);
            Response page = new TermsPage(session, realm, terms)
                    .show(form, new TermsPage.Reader(null, agreed), locale, firstDayOf(terms));
            return NOT_SHOWN
                    .matcher(Objects.requireNonNull(page.getEntity()).toString())
                    .replaceAll("");
        } finally {
            session.removeAttribute(LocaleSelectorProvider.USER_REQUEST_LOCALE);
        }
    }

    /** When those who agreed to the version before are asked first. */
    private static LocalDate firstDayOf(TermsConfig terms) {
        LocalDate today = JapanTime.today();
        return terms.version().flatMap(TermsVersion::effectiveFrom).stream()
                .filter(today::isBefore)
                .findFirst()
                .orElse(today);
    }
}
