package jp.kosmo.keycloak.it.login;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import jp.kosmo.keycloak.it.attack.HostileStrings;
import jp.kosmo.keycloak.it.client.Http;
import jp.kosmo.keycloak.it.client.LoginClient;
import jp.kosmo.keycloak.it.fixture.Union;
import jp.kosmo.keycloak.it.harness.TestBed;
import org.apache.hc.core5.http.Header;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.keycloak.representations.idm.ClientRepresentation;
import org.keycloak.representations.idm.RealmRepresentation;

/** The forms of a page may lead where the client may that the page is for, and nowhere else. */
class FormActionIT {

    private static final Union UNION = Union.copyOf("kanekakenpo", "forms");

    /** The redirect asked for, where its forms may lead then, and what is registered. */
    static Stream<Arguments> clients() {
        return Stream.of(
                Arguments.of("https://one.example/cb", "https://one.example", List.of("https://one.example/cb")),
                Arguments.of(
                        "http://one.example:8080/cb?x=1",
                        "http://one.example:8080",
                        List.of("http://one.example:8080/*")),
                Arguments.of(
                        "https://one.example/a/b",
                        "https://one.example https://two.example:444",
                        List.of("https://one.example/*", "https://two.example:444/x")),
                Arguments.of(
                        "https://xn--5ckzcybvd.example/",
                        "https://xn--5ckzcybvd.example",
                        List.of("https://xn--5ckzcybvd.example/*")),
                Arguments.of("jp.kosmo.app:/callback", "jp.kosmo.app:", List.of("jp.kosmo.app:/callback")),
                Arguments.of("kosmo-app://callback/x", "kosmo-app:", List.of("kosmo-app://*")),
                Arguments.of(
                        "http://127.0.0.1:51234/cb",
                        "http://127.0.0.1:51234 http://127.0.0.1:*",
                        List.of("http://127.0.0.1/cb")),
                Arguments.of("http://localhost:3000/", "http://localhost:3000", List.of("http://localhost:3000/*")),
                Arguments.of("https://any.example:1/x;y,z", "https://any.example:1", List.of("*")));
    }

    @ParameterizedTest
    @MethodSource("clients")
    void namesTheAddressesOfTheClient(String redirect, String sources, List<String> registered) {
        String id = client(registered);
        LoginClient browser = LoginClient.open(UNION, Map.of("client_id", id, "redirect_uri", redirect));
        assertThat(browser.page().id()).isEqualTo("login-login");
        Http.Answer again = browser.answerTo(Map.of("username", "nobody", "password", "wrong"));
        Http.Answer first = Http.get(UNION.portalRequest(Map.of("client_id", id, "redirect_uri", redirect))
                .uri());
        for (Http.Answer page : List.of(first, again)) {
            assertThat(page.status()).isEqualTo(200);
            assertThat(formAction(page)).containsExactlyInAnyOrder(("'self' " + sources).split(" "));
        }
    }

    @Test
    void namesThePortalWithoutAListInTheRealm() {
        assertThat(UNION.admin().toRepresentation().getBrowserSecurityHeaders().get("contentSecurityPolicy"))
                .contains("form-action 'self';");
        assertThat(formAction(Http.get(UNION.portalRequest(Map.of()).uri()))).contains("'self'", UNION.portalUrl());
        assertThat(formAction(Http.get(UNION.accountRequest().uri()))).doesNotContain(UNION.portalUrl());
    }

    @Test
    void namesNothingThatWasOnlyAskedFor() {
        for (String redirect : List.of("https://evil.example/", UNION.callbackUrl() + "@evil.example", "evil:/x")) {
            Http.Answer page = Http.get(
                    UNION.portalRequest(Map.of("redirect_uri", redirect)).uri());
            assertThat(page.status()).as(redirect).isEqualTo(400);
            assertThat(policy(page)).as(redirect).doesNotContain("evil").contains("script-src 'self' 'unsafe-inline'");
        }
        for (String redirect : HostileStrings.some(3)) {
            Http.Answer page = Http.get(
                    UNION.portalRequest(Map.of("redirect_uri", redirect)).uri());
            assertThat(page.status()).as(redirect).isLessThan(500);
            assertThat(formAction(page)).as(redirect).isSubsetOf("'self'", UNION.portalUrl());
        }
    }

    @Test
    void isKeycloaksOwnInAnotherRealm() {
        var plain = new RealmRepresentation();
        plain.setRealm("plain-forms");
        plain.setEnabled(true);
        plain.setBrowserSecurityHeaders(Map.of("contentSecurityPolicy", "form-action 'self'"));
        TestBed.admin().realms().create(plain);
        Http.Answer page = Http.get(URI.create(UNION.loginUrl()
                + "/realms/plain-forms/protocol/openid-connect/auth?client_id=account&response_type=code&redirect_uri="
                + UNION.loginUrl() + "/realms/plain-forms/account/"));
        assertThat(page.status()).isEqualTo(200);
        assertThat(policy(page)).isEqualTo("form-action 'self'");
    }

    private static String client(List<String> redirects) {
        var client = new ClientRepresentation();
        client.setClientId("client-" + Integer.toHexString(redirects.hashCode()));
        client.setPublicClient(true);
        client.setRedirectUris(redirects);
        UNION.admin().clients().create(client).close();
        return client.getClientId();
    }

    private static List<String> formAction(Http.Answer page) {
        return Stream.of(policy(page).split(";"))
                .map(String::strip)
                .filter(directive -> directive.startsWith("form-action "))
                .map(directive -> directive.substring("form-action ".length()))
                .flatMap(sources -> Stream.of(sources.split(" ")))
                .toList();
    }

    private static String policy(Http.Answer page) {
        return page.headers().stream()
                .filter(header -> header.getName().equalsIgnoreCase("Content-Security-Policy"))
                .map(Header::getValue)
                .collect(Collectors.joining(", "));
    }
}
