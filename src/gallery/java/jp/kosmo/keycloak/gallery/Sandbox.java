package jp.kosmo.keycloak.gallery;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MultivaluedHashMap;
import jakarta.ws.rs.core.UriInfo;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import jp.kosmo.keycloak.branding.BrandingFreeMarkerProviderFactory;
import jp.kosmo.keycloak.gallery.ScriptFixture.Site;
import jp.kosmo.keycloak.theme.UnionThemeManagerFactory;
import org.jspecify.annotations.Nullable;
import org.keycloak.authentication.Authenticator;
import org.keycloak.common.Profile;
import org.keycloak.cookie.CookieProvider;
import org.keycloak.http.HttpRequest;
import org.keycloak.models.ClientModel;
import org.keycloak.models.Constants;
import org.keycloak.models.KeycloakContext;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakTransactionManager;
import org.keycloak.models.KeycloakUriInfo;
import org.keycloak.models.RealmModel;
import org.keycloak.models.RevokedTokenProvider;
import org.keycloak.models.SingleUseObjectProvider;
import org.keycloak.models.TokenManager;
import org.keycloak.models.UserModel;
import org.keycloak.provider.Provider;
import org.keycloak.representations.userprofile.config.UPAttribute;
import org.keycloak.representations.userprofile.config.UPConfig;
import org.keycloak.sessions.AuthenticationSessionModel;
import org.keycloak.theme.Theme;
import org.keycloak.theme.ThemeProvider;
import org.keycloak.theme.ThemeResourceProvider;
import org.keycloak.theme.ThemeSelectorProvider;
import org.keycloak.theme.freemarker.FreeMarkerProvider;
import org.keycloak.tracing.NoopTracingProvider;
import org.keycloak.tracing.TracingProvider;
import org.keycloak.urls.HostnameProvider;
import org.keycloak.urls.UrlType;
import org.keycloak.userprofile.UserProfileProvider;

/**
 * What a page needs of a server: one request of one member to one union, with Keycloak's real theme manager and template
 * engine and, before them, ours.
 */
final class Sandbox {
    private static final URI BASE = URI.create("https://login.example.jp/");
    /** Shared by all pages: they keep what they have read. */
    private static final UnionThemeManagerFactory THEMES = new UnionThemeManagerFactory();

    private static final BrandingFreeMarkerProviderFactory PAGES = new BrandingFreeMarkerProviderFactory();

    static final URI ACTION = BASE.resolve("realms/sample/login-actions/authenticate");

    private final Themes themes;
    private final Locale locale;
    private final RealmModel realm;
    private final ClientModel client;
    private final UserModel member;
    private final @Nullable AuthenticationSessionModel login;
    private final KeycloakSession session;

    Sandbox(Themes themes, View view, Screen screen) {
        if (Profile.getInstance() == null) {
            Profile.defaults();
        }
        this.themes = themes;
        this.locale = view.locale();
        realm = view.union().realm();
        client = view.union().portal();
        member = SampleLogin.member(screen);
        login = screen.isInLogin() ? SampleLogin.session(screen, realm, client, member) : null;
        session = session(screen);
    }

    KeycloakSession keycloak() {
        return session;
    }

    RealmModel realm() {
        return realm;
    }

    UserModel member() {
        return member;
    }

    @Nullable
    AuthenticationSessionModel login() {
        return login;
    }

    Theme theme(Theme.Type type) {
        try {
            return session.theme().getTheme(type);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private KeycloakSession session(Screen screen) {
        var context = new Stub();
        var stub = new Stub();
        stub.on("tokens", new Stub().on("decode", screen.link()).as(TokenManager.class))
                .on(
                        "revokedTokens",
                        new Stub().on("contains", screen.isLinkUsed()).as(RevokedTokenProvider.class));
        stub.on("singleUseObjects", new Stub().on("get", null).on("put", null).as(SingleUseObjectProvider.class));
        KeycloakSession whole = stub.on("getContext", context.as(KeycloakContext.class))
                .answer("getProvider", arguments -> provider((Class<?>) arguments[0]))
                .answer("getAllProviders", arguments -> allProviders((Class<?>) arguments[0]))
                .on(
                        "getTransactionManager",
                        new Stub().on("getRollbackOnly", false).as(KeycloakTransactionManager.class))
                .as(KeycloakSession.class);
        stub.on("theme", THEMES.create(whole));
        KeycloakUriInfo uri = new KeycloakUriInfo(whole, UrlType.FRONTEND, request(screen));
        context.on("getRealm", realm)
                .on("getClient", login == null ? null : client)
                .on("getUri", uri)
                .on(
                        "getHttpRequest",
                        new Stub()
                                .on("getUri", uri)
                                .on("getHttpHeaders", new Stub().as(HttpHeaders.class))
                                .as(HttpRequest.class))
                .on("getAuthenticationSession", login)
                .on("resolveLocale", locale);
        return whole;
    }

    private static UriInfo request(Screen screen) {
        var query = new MultivaluedHashMap<String, String>();
        if (screen.link() != null) {
            query.add(Constants.KEY, "link");
        }
        if (screen.scripts() != null && screen.scripts().site() == Site.ACCOUNT) {
            query.add("in", screen.scripts().place());
        }
        return new Stub()
                .on("getPath", ACTION.getPath())
                .on("getRequestUri", ACTION)
                .on("getQueryParameters", query)
                .as(UriInfo.class);
    }

    private @Nullable Provider provider(Class<?> type) {
        Map<Class<?>, Stub> answers = Map.of(
                CookieProvider.class, new Stub().on("get", null),
                HostnameProvider.class, new Stub().on("getBaseUri", BASE),
                ThemeSelectorProvider.class,
                        new Stub().answer("getThemeName", arguments -> themes.name((Theme.Type) arguments[0])),
                UserProfileProvider.class,
                        new Stub()
                                .on(
                                        "getConfiguration",
                                        new UPConfig().addOrReplaceAttribute(new UPAttribute("displayName"))));
        if (type == FreeMarkerProvider.class) {
            return PAGES.create(session);
        }
        if (type == TracingProvider.class) {
            return new NoopTracingProvider();
        }
        if (type == Authenticator.class) {
            return null; // its steps go by their names
        }
        Stub answer = answers.get(type);
        if (answer == null) {
            throw new AssertionError("A page asks for a " + type + ", which the gallery does not have");
        }
        return (Provider) answer.as(type);
    }

    private Set<?> allProviders(Class<?> type) {
        if (type == ThemeProvider.class) {
            return themes.providers();
        }
        if (type == ThemeResourceProvider.class) {
            return themes.forAnyTheme();
        }
        return Set.of();
    }
}
