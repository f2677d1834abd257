package jp.kosmo.keycloak.branding;

import jakarta.ws.rs.core.UriBuilder;
import java.text.DateFormat;
import java.text.ParsePosition;
import java.util.Date;
import java.util.Locale;
import java.util.TimeZone;
import jp.kosmo.keycloak.keycloak.MailedLink;
import jp.kosmo.keycloak.realm.UnionRealm;
import jp.kosmo.keycloak.supportcode.SupportCode;
import jp.kosmo.keycloak.text.TelephoneNumber;
import org.jspecify.annotations.Nullable;
import org.keycloak.models.ClientModel;
import org.keycloak.models.Constants;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.services.Urls;
import org.keycloak.services.managers.AuthenticationManager;
import org.keycloak.services.util.ResolveRelative;
import org.keycloak.sessions.AuthenticationSessionModel;
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

    /** The link in a mail that this request has opened; null when there is none that this union has made. */
    public @Nullable MailedLink mailedLink() {
        return session.getTransactionManager().getRollbackOnly()
                ? null
                : MailedLink.of(session).orElse(null);
    }

    /** Where anybody asks for a new password, outside of any login; null when the union does not let. */
    public @Nullable String recoveryUrl() {
        RealmModel realm = realm();
        if (!realm.isResetPasswordAllowed()) {
            return null;
        }
        UriBuilder recovery =
                Urls.loginResetCredentialsBuilder(session.getContext().getUri().getBaseUri());
        return (realm.getClientByClientId(PORTAL) == null ? recovery : recovery.queryParam(Constants.CLIENT_ID, PORTAL))
                .build(realm.getName())
                .toString();
    }

    /** Where a member turns back to who is asked for the password once more, for a change in a session; null in any other login. */
    public @Nullable String wayBack() {
        AuthenticationSessionModel login = session.getContext().getAuthenticationSession();
        if (login == null
                || login.getAuthNote(AuthenticationManager.FORCED_REAUTHENTICATION) == null
                || !AuthenticationSessionModel.Action.AUTHENTICATE.name().equals(login.getAction())) {
            return null;
        }
        // A portal's own address is for answers alone; the account pages are asked for the very page that is left.
        return Constants.ACCOUNT_CONSOLE_CLIENT_ID.equals(login.getClient().getClientId())
                ? login.getRedirectUri()
                : homeUrl(session, login.getClient());
    }

    /** Where a member who is logged in changes what is theirs, and is asked to log in for it if need be. */
    public String accountUrl() {
        return Urls.accountBase(session.getContext().getUri().getBaseUri())
                .path("/")
                .build(realm().getName())
                .toString();
    }

    /** Whether the login at hand is another member's than the session of this browser. */
    public boolean isSomebodyElseLoggedIn() {
        AuthenticationSessionModel login = session.getContext().getAuthenticationSession();
        UserModel member = login == null ? null : login.getAuthenticatedUser();
        var identity = AuthenticationManager.authenticateIdentityCookie(session, realm(), true);
        return member != null && identity != null && !member.equals(identity.user());
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
     * A time that Keycloak has written in the server's time zone, as clocks in Japan show it, and written as every other date on the pages.
     *
     * @param time such as {@code 2026/11/23 3:59}; what is no such time stays as it is
     * @param language the tag of the language in which it is written
     */
    public String inJapan(String time, String language) {
        return inJapan(time, Locale.forLanguageTag(language));
    }

    static String inJapan(String time, Locale locale) {
        Date moment = DateTimeFormatterUtil.getDefaultDateFormat(locale).parse(time, new ParsePosition(0));
        DateFormat japan = DateFormat.getDateTimeInstance(DateFormat.LONG, DateFormat.SHORT, locale);
        japan.setTimeZone(TimeZone.getTimeZone("Asia/Tokyo"));
        return moment == null ? time : japan.format(moment);
    }

    private RealmModel realm() {
        return session.getContext().getRealm();
    }
}
