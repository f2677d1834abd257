package jp.kosmo.keycloak.office;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriBuilder;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import jp.kosmo.keycloak.office.access.OfficeClient;
import jp.kosmo.keycloak.realm.ProviderIds;
import jp.kosmo.keycloak.realm.UnionRealm;
import org.keycloak.forms.login.LoginFormsProvider;
import org.keycloak.headers.SecurityHeadersProvider;
import org.keycloak.models.BrowserSecurityHeaders;
import org.keycloak.models.KeycloakContext;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.services.util.LocaleUtil;
import org.keycloak.theme.Theme;
import org.keycloak.urls.UrlType;

/**
 * The one page of the office, {@code GET /realms/{realm}/kosmo-office/}. It has no data in it: its scripts log the clerk in and ask
 * the Admin REST. It stands on the administrators' host alone.
 */
public final class OfficePage {

    /** Keys of the texts that the scripts show. */
    private static final String TEXTS = "kosmoOffice";

    /** Keys of the texts of the letters to members, and of the desk that these name. */
    private static final List<String> OF_LETTERS = List.of("kosmoLetter.", "kosmo.desk.");

    private static final List<Locale> LANGUAGES_OF_LETTERS = List.of(Locale.JAPANESE, Locale.ENGLISH);

    private final KeycloakSession session;

    OfficePage(KeycloakSession session) {
        this.session = session;
    }

    /**
     * What the scripts need to know of the server.
     *
     * @param issuer of the realm's tokens, on the union's own host
     * @param api address of the Admin REST, from the root of this host
     * @param texts keys of the texts for the scripts, in order
     * @param letter what letters say in both languages, whatever the page's is: texts by language and key, such as {@code ja.kosmoLetter.title}
     */
    public record Setup(String issuer, String api, String client, List<String> texts, Map<String, String> letter) {}

    /**
     * The page.
     *
     * @throws NotFoundException in a realm without an office, and on every host but the administrators'
     */
    @GET
    @Produces(MediaType.TEXT_HTML)
    public Response page() throws IOException {
        KeycloakContext context = session.getContext();
        RealmModel realm = context.getRealm();
        URI asked = context.getUri(UrlType.ADMIN).getRequestUri();
        URI administrators = context.getUri(UrlType.ADMIN).getBaseUri();
        if (!UnionRealm.is(realm)
                || OfficeClient.of(realm).isEmpty()
                || !origin(asked).equals(origin(administrators))) {
            throw new NotFoundException();
        }
        if (!asked.getPath().endsWith("/")) {
            return Response.status(Response.Status.FOUND)
                    .location(UriBuilder.fromUri(asked)
                            .replacePath(asked.getPath() + "/")
                            .build())
                    .build();
        }
        LocaleUtil.processLocaleParam(session, realm, null);
        return withHeaders(render(realm, administrators), realm);
    }

    private Response render(RealmModel realm, URI administrators) throws IOException {
        var setup = new Setup(
                session.getContext()
                        .getUri(UrlType.FRONTEND)
                        .getBaseUriBuilder()
                        .path("realms/{realm}")
                        .build(realm.getName())
                        .toString(),
                UriBuilder.fromUri(administrators)
                        .path("admin/realms/{realm}/kosmo/")
                        .build(realm.getName())
                        .getRawPath(),
                ProviderIds.OFFICE,
                texts(realm),
                letter(realm));
        return session.getProvider(LoginFormsProvider.class)
                .setAttribute("office", setup)
                .createForm("kosmo-office.ftl");
    }

    private List<String> texts(RealmModel realm) throws IOException {
        return messages(realm, session.getContext().resolveLocale(null)).stringPropertyNames().stream()
                .filter(key -> key.startsWith(TEXTS))
                .sorted()
                .toList();
    }

    private Map<String, String> letter(RealmModel realm) throws IOException {
        Map<String, String> letter = new TreeMap<>();
        for (Locale language : LANGUAGES_OF_LETTERS) {
            Properties messages = messages(realm, language);
            messages.stringPropertyNames().stream()
                    .filter(key -> OF_LETTERS.stream().anyMatch(key::startsWith))
                    .forEach(key -> letter.put(language.getLanguage() + "." + key, messages.getProperty(key)));
        }
        return letter;
    }

    private Properties messages(RealmModel realm, Locale language) throws IOException {
        return session.theme().getTheme(Theme.Type.LOGIN).getEnhancedMessages(realm, language);
    }

    /** The realm's policy allows the login pages more than this page needs, and not the calls it makes. */
    private Response withHeaders(Response page, RealmModel realm) {
        session.getProvider(SecurityHeadersProvider.class).options().skipHeaders();
        String union = origin(session.getContext().getUri(UrlType.FRONTEND).getBaseUri());
        Response.ResponseBuilder answer = Response.fromResponse(page)
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .header(
                        BrowserSecurityHeaders.CONTENT_SECURITY_POLICY.getHeaderName(),
                        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data: " + union
                                + "; connect-src 'self' " + union
                                // The log-out leads to the union's host and back.
                                + "; form-action 'self' " + union
                                + "; frame-src 'self'; frame-ancestors 'none'; base-uri 'none'")
                .header("Cross-Origin-Opener-Policy", "same-origin")
                .header(BrowserSecurityHeaders.X_FRAME_OPTIONS.getHeaderName(), "DENY");
        List.of(
                        BrowserSecurityHeaders.STRICT_TRANSPORT_SECURITY,
                        BrowserSecurityHeaders.X_CONTENT_TYPE_OPTIONS,
                        BrowserSecurityHeaders.X_ROBOTS_TAG,
                        BrowserSecurityHeaders.REFERRER_POLICY)
                .forEach(header -> answer.header(
                        header.getHeaderName(),
                        realm.getBrowserSecurityHeaders().getOrDefault(header.getKey(), header.getDefaultValue())));
        return answer.build();
    }

    private static String origin(URI address) {
        boolean usual = address.getPort() == -1
                || ("http".equals(address.getScheme()) && address.getPort() == 80)
                || ("https".equals(address.getScheme()) && address.getPort() == 443);
        return address.getScheme() + "://" + address.getHost() + (usual ? "" : ":" + address.getPort());
    }
}
