package jp.kosmo.keycloak.it.client;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;
import jp.kosmo.keycloak.it.fixture.Member;
import jp.kosmo.keycloak.it.fixture.Union;
import org.apache.hc.client5.http.classic.methods.HttpGet;
import org.apache.hc.client5.http.classic.methods.HttpPost;
import org.apache.hc.client5.http.cookie.BasicCookieStore;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.HttpHeaders;
import org.apache.hc.core5.http.io.entity.HttpEntities;
import org.apache.hc.core5.http.io.entity.StringEntity;
import org.apache.hc.core5.http.io.support.ClassicRequestBuilder;
import org.apache.hc.core5.http.message.BasicNameValuePair;
import org.jsoup.nodes.FormElement;
import org.jspecify.annotations.Nullable;
import org.keycloak.representations.AccessTokenResponse;

/** A member's browser without a browser: keeps cookies, fills in forms, follows redirects to a page or the portal. */
public final class LoginClient {

    private final Union union;
    private final Map<String, String> headers;
    public final BrowserCookies cookies = new BrowserCookies();
    private PortalRequest request;
    private @Nullable Page page;
    private @Nullable Outcome outcome;

    private LoginClient(Union union, Map<String, String> headers, PortalRequest request) {
        this.union = union;
        this.headers = headers;
        this.request = request;
    }

    /** A new browser in this language that has opened nothing yet. */
    public static LoginClient in(String language, Union union) {
        return in(language, union, Map.of());
    }

    /** The same behind a proxy that adds these headers. */
    public static LoginClient in(String language, Union union, Map<String, String> proxy) {
        var headers = new LinkedHashMap<>(proxy);
        headers.putAll(Map.of(HttpHeaders.ACCEPT, "text/html,*/*;q=0.8", HttpHeaders.ACCEPT_LANGUAGE, language));
        return new LoginClient(union, headers, union.portalRequest(Map.of()));
    }

    /** A new browser that has opened the login page of a union. */
    public static LoginClient open(Union union) {
        return open(union, Map.of());
    }

    /** The same with more parameters in the portal's request, for example {@code ui_locales}. */
    public static LoginClient open(Union union, Map<String, String> parameters) {
        return in("ja", union).reopen(parameters);
    }

    /** A new browser that has opened the Account Console of a union, and so its login page. */
    public static LoginClient openAccountConsole(Union union) {
        return in("ja", union).reopenAccountConsole();
    }

    /** Opens the portal's login link once more in this browser. */
    public LoginClient reopen(Map<String, String> parameters) {
        return reopen(union.portalRequest(parameters));
    }

    /** Opens the Account Console in this browser. */
    public LoginClient reopenAccountConsole() {
        return reopen(union.accountRequest());
    }

    /** Opens the login link of any client. */
    public LoginClient reopen(PortalRequest login) {
        request = login;
        return get(request.uri());
    }

    /** Another browser with this one's cookies, on the same page, whose first post Keycloak takes from one of them. */
    public LoginClient fork() {
        var twin = new LoginClient(union, headers, request);
        cookies.getCookies().forEach(twin.cookies::addCookie);
        twin.page = page;
        twin.outcome = outcome;
        return twin;
    }

    /** Loses its cookies, all but those named so. */
    public LoginClient keepsOnly(String... names) {
        cookies.keepOnly(names);
        return this;
    }

    /** The page it is on. */
    public Page page() {
        if (page == null) {
            throw new IllegalStateException("not on a page but at " + outcome);
        }
        return page;
    }

    /** Where Keycloak has sent the browser. */
    public Outcome outcome() {
        if (outcome == null) {
            throw new IllegalStateException("not back at the portal but on " + page);
        }
        return outcome;
    }

    /** Whether Keycloak has sent the browser away, to the portal. */
    public boolean isDone() {
        return outcome != null;
    }

    /** Submits the login form with what the member was made with. */
    public LoginClient login(Member member) {
        return login(member.username(), member.password());
    }

    /** Submits the login form. */
    public LoginClient login(String username, String password) {
        return submit(Map.of("username", username, "password", password));
    }

    /**
     * Submits the form that has these fields, its other fields as they are. A button with a name counts as a field.
     *
     * @throws IllegalArgumentException when no form has them
     */
    public LoginClient submit(Map<String, String> fields) {
        return ParallelRequests.untilServed(follow(request(fields)), fields);
    }

    /** Submits a form as {@link #submit} does and stays on its page: only the first answer, no redirect followed. */
    public Http.Answer answerTo(Map<String, String> fields) {
        return Http.send(request(fields), cookies);
    }

    ClassicHttpRequest request(Map<String, String> fields) {
        FormElement form = page().form(fields.keySet().iterator().next());
        var all = new LinkedHashMap<String, String>();
        form.formData().forEach(field -> all.put(field.key(), field.value()));
        fields.forEach((name, value) -> {
            if (form.select("[name=" + name + "]").isEmpty()) {
                throw new IllegalArgumentException("no field " + name + " in that form on " + page);
            }
            all.put(name, value);
        });
        return request(URI.create(form.absUrl("action")), form(all));
    }

    /** Follows the first link that matches the CSS query. */
    public LoginClient click(String cssQuery) {
        var link = page().document().selectFirst(cssQuery);
        if (link == null) {
            throw new IllegalArgumentException("no " + cssQuery + " on " + page);
        }
        return get(URI.create(link.absUrl("href")));
    }

    /** Opens an address. */
    public LoginClient get(URI uri) {
        return follow(new HttpGet(uri));
    }

    /** Posts fields that need not be those of any form. */
    public LoginClient post(URI uri, Map<String, String> fields) {
        return follow(request(uri, form(fields)));
    }

    private static HttpEntity form(Map<String, String> fields) {
        var pairs = fields.entrySet().stream()
                .map(field -> new BasicNameValuePair(field.getKey(), field.getValue()))
                .toList();
        return HttpEntities.createUrlEncoded(pairs, UTF_8);
    }

    /** Posts a body of any shape. */
    public LoginClient post(URI uri, String contentType, String body) {
        return follow(request(uri, new StringEntity(body, ContentType.parse(contentType))));
    }

    /** Redeems the code it came back with. */
    public AccessTokenResponse tokens() {
        var answer = token(request.redemption(outcome().code()));
        if (answer.status() != 200) {
            throw new IllegalStateException(answer.toString());
        }
        return AccountRest.parse(answer.body(), AccessTokenResponse.class);
    }

    /** Asks for new tokens with the refresh token of earlier ones; returns the answer's status and body. */
    public Http.Answer refresh(AccessTokenResponse tokens) {
        return token(Map.of(
                "grant_type",
                "refresh_token",
                "client_id",
                request.client(),
                "refresh_token",
                tokens.getRefreshToken()));
    }

    private Http.Answer token(Map<String, String> fields) {
        var ask = new HttpPost(union.endpoint("token"));
        ask.setEntity(form(fields));
        return Http.send(ask, new BasicCookieStore());
    }

    private static ClassicHttpRequest request(URI uri, HttpEntity body) {
        return ClassicRequestBuilder.post(uri).setEntity(body).build();
    }

    /** Sends any request and follows where it leads. */
    public LoginClient follow(ClassicHttpRequest first) {
        page = null;
        outcome = null;
        var answer = send(first);
        while (answer.location() != null) {
            URI next = answer.uri().resolve(answer.location());
            if (isCallback(next)) {
                outcome = new Outcome(next);
                return this;
            }
            answer = send(new HttpGet(next));
        }
        page = Page.of(answer);
        Map<String, String> atHand = page.answerAtHand();
        return atHand.isEmpty() ? this : submit(atHand);
    }

    private Http.Answer send(ClassicHttpRequest next) {
        headers.forEach(next::setHeader);
        return Http.send(next, cookies);
    }

    private boolean isCallback(URI uri) {
        String address = uri.toString();
        return !address.startsWith(union.loginUrl() + "/") || address.startsWith(request.callback());
    }
}
