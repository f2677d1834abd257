package jp.kosmo.keycloak.branding;

import java.text.DateFormat;
import java.text.ParsePosition;
import java.util.Date;
import java.util.Locale;
import java.util.TimeZone;
import jp.kosmo.keycloak.realm.UnionRealm;
import jp.kosmo.keycloak.supportcode.SupportCode;
import jp.kosmo.keycloak.text.TelephoneNumber;
import org.jspecify.annotations.Nullable;
import org.keycloak.models.ClientModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.services.util.ResolveRelative;
import org.keycloak.theme.DateTimeFormatterUtil;
import org.keycloak.utils.StringUtil;

/**
 * What a page can tell a member about the way: how far it is, the way to the union's portal for a member who cannot go on, and the
 * number to tell the union's desk. Templates find it as {@code unionHelp}; what they do not ask for is not looked up.
 */
public final class LoginPageModel {

    private static final String PORTAL = "portal";

    private final KeycloakSession session;

    LoginPageModel(KeycloakSession session) {
        this.session = session;
    }

    /** The Home URL of the realm's client {@code portal}, if there is one; many pages at an end know no client. */
    public @Nullable String portalUrl() {
        return portalUrl(session, realm());
    }

    /** Where the portal of a union starts; null when it has set none. */
    static @Nullable String portalUrl(KeycloakSession session, RealmModel realm) {
        ClientModel portal = realm.getClientByClientId(PORTAL);
        return portal == null ? null : homeUrl(session, portal);
    }

    /** The address of a client's own start page; null when the union has set none. */
    public static @Nullable String homeUrl(KeycloakSession session, ClientModel client) {
        String home = client.getBaseUrl();
        if (StringUtil.isBlank(home)) {
            return null;
        }
        // What is whole is known without a request, of which a mail from the queue has none.
        return home.matches("https?://.*")
                ? home
                : ResolveRelative.resolveRelativeUri(session, client.getRootUrl(), home);
    }

    /** The number in the event that this request has led to; null when there is none or it will not last. */
    public @Nullable String supportCode() {
        return session.getTransactionManager().getRollbackOnly()
                ? null
                : SupportCode.given(session).orElse(null);
    }

    /** The number in the event that Keycloak writes after it has made this page; null when the realm's events have none. */
    public @Nullable String supportCodeOfEventToCome() {
        return realm().isEventsEnabled() && UnionRealm.is(realm())
                ? SupportCode.of(session).orElse(null)
                : null;
    }

    /** What a link dials for a telephone number that the union has written for people; null when there is none in it. */
    public @Nullable String telephone(String text) {
        return TelephoneNumber.firstIn(text).map(TelephoneNumber::digits).orElse(null);
    }

    /** How far the member has come; null outside a login of several steps. */
    public @Nullable OnboardingProgress progress() {
        // The page of a request whose transaction the database has ended looks nothing up.
        return session.getTransactionManager().getRollbackOnly()
                ? null
                : OnboardingProgress.of(session).orElse(null);
    }

    /**
     * A time that Keycloak has written in the server's time zone, as clocks in Japan show it.
     *
     * @param time such as {@code 2026/11/23 3:59}; what is no such time stays as it is
     * @param language the tag of the language in which it is written
     */
    public String inJapan(String time, String language) {
        return inJapan(time, Locale.forLanguageTag(language));
    }

    static String inJapan(String time, Locale locale) {
        Date moment = DateTimeFormatterUtil.getDefaultDateFormat(locale).parse(time, new ParsePosition(0));
        DateFormat japan = DateTimeFormatterUtil.getDefaultDateFormat(locale);
        japan.setTimeZone(TimeZone.getTimeZone("Asia/Tokyo"));
        return moment == null ? time : japan.format(moment);
    }

    private RealmModel realm() {
        return session.getContext().getRealm();
    }
}
