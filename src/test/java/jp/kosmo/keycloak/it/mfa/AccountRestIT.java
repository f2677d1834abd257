package jp.kosmo.keycloak.it.mfa;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import jp.kosmo.keycloak.it.client.AccountRest;
import jp.kosmo.keycloak.it.client.Http;
import jp.kosmo.keycloak.it.client.LoginClient;
import jp.kosmo.keycloak.it.client.PortalRequest;
import jp.kosmo.keycloak.it.client.SoftPasskey;
import jp.kosmo.keycloak.it.client.Totp;
import jp.kosmo.keycloak.it.fixture.Member;
import jp.kosmo.keycloak.it.fixture.MemberSpec;
import jp.kosmo.keycloak.it.fixture.Union;
import org.apache.hc.client5.http.classic.methods.HttpPost;
import org.apache.hc.client5.http.cookie.BasicCookieStore;
import org.apache.hc.core5.http.io.entity.HttpEntities;
import org.apache.hc.core5.http.message.BasicNameValuePair;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.keycloak.representations.AccessTokenResponse;
import org.keycloak.representations.idm.ClientRepresentation;
import org.keycloak.representations.idm.CredentialRepresentation;
import org.keycloak.representations.idm.ProtocolMapperRepresentation;
import org.keycloak.representations.idm.RealmRepresentation;
import org.keycloak.representations.idm.RoleRepresentation;

/** Account REST serves the Account Console alone, and deletes no second factor for anybody. */
class AccountRestIT {

    /** A client that may do all that its users may, and whose tokens the other may exchange. */
    private static final String FULL_SCOPE = "shop";

    private static final String EXCHANGER = "exchanger";
    private static final String SECRET = "exchanger-secret";
    private static final Union UNION = Union.copyOf("kanekakenpo", "accountrest", AccountRestIT::prepare);

    @Test
    void theConsoleReadsAndChangesTheProfileAndListsWhatCanBeDeleted() {
        Member member = UNION.importSettled(MemberSpec.settled().passkey("finger", new SoftPasskey()));
        AccountRest console = AccountRest.of(member);

        assertThat(console.save(profile -> profile.singleAttribute("mfaMethod", "passkey"))
                        .status())
                .isEqualTo(204);
        assertThat(member.attribute("mfaMethod")).isEqualTo("passkey");
        Credential[] credentials =
                AccountRest.parse(console.call("GET", "credentials", "").body(), Credential[].class);
        assertThat(credentials)
                .extracting(Credential::type, Credential::removeable)
                .containsExactlyInAnyOrder(tuple("password", false), tuple("otp", true), tuple("webauthn", true));
    }

    @ParameterizedTest
    @CsvSource({"otp", "webauthn"})
    void theLastDeviceIsNotOfferedForDeletion(String type) {
        Member member = UNION.importSettled(MemberSpec.settled().passkey("finger", new SoftPasskey()));
        AccountRest account = AccountRest.of(member);
        member.admin().removeCredential(id(member, type.equals("otp") ? "webauthn" : "otp"));

        assertThat(AccountRest.parse(account.call("GET", "credentials", "").body(), Credential[].class))
                .extracting(Credential::type, Credential::removeable)
                .contains(tuple(type, false));
    }

    @ParameterizedTest
    @ValueSource(strings = {"otp", "webauthn"})
    void notEvenTheConsoleDeletesAFactorWithoutTheActionForIt(String type) {
        Member member = UNION.importSettled(MemberSpec.settled().passkey("finger", new SoftPasskey()));
        AccountRest console = AccountRest.of(member);
        List<String> before = ids(member);

        for (String path : List.of("credentials/" + id(member, type), "v1alpha1/credentials/" + id(member, type))) {
            Http.Answer answer = console.call("DELETE", path, "");
            assertThat(answer.status()).isEqualTo(403);
            assertThat(answer.body()).contains("\"error\":\"reauthentication_required\"");
        }
        assertThat(console.call("DELETE", "credentials/" + type + "-id", "").status())
                .isEqualTo(403);
        assertThat(console.call("DELETE", "credentials/" + id(member, "password"), "")
                        .status())
                .isEqualTo(400);
        assertThat(ids(member)).isEqualTo(before);
        assertThat(member.events().ofType("REMOVE_CREDENTIAL").list()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"portal, openid", "portal, openid acr basic", "shop, openid", "shop, openid roles profile"})
    void noOtherClientsTokenIsServed(String client, String scope) {
        Member member = UNION.importSettled(MemberSpec.settled());
        PortalRequest request = request(client, scope);
        LoginClient browser = LoginClient.open(UNION).get(request.uri());
        browser.login(member).submit(Map.of("otp", Totp.now(MemberSpec.OTP_SECRET)));
        AccessTokenResponse first = redeem(request, browser);
        AccessTokenResponse refreshed = tokens(Map.of(
                "grant_type",
                "refresh_token",
                "client_id",
                client,
                "refresh_token",
                first.getRefreshToken(),
                "scope",
                scope));

        assertRefused(member, first.getToken());
        assertRefused(member, refreshed.getToken());
        if (client.equals(FULL_SCOPE)) {
            assertRefused(member, tokens(exchange(first.getToken())).getToken());
        }
    }

    @Test
    void theRoleIsTheConsolesAndNotTheMembers() {
        Member member = UNION.importSettled(MemberSpec.settled());
        String account =
                UNION.admin().clients().findByClientId("account").get(0).getId();

        assertThat(member.admin().roles().clientLevel(account).listEffective())
                .extracting(RoleRepresentation::getName)
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "response_type, token, unauthorized_client",
        "response_type, code id_token token, unauthorized_client",
        "scope, openid offline_access, invalid_scope"
    })
    void theConsolesTokensAreGivenForACodeAlone(String parameter, String value, String error) {
        PortalRequest asked = PortalRequest.of(
                UNION.endpoint("auth"), "account-console", UNION.accountUrl(), Map.of(parameter, value, "nonce", "n"));

        Http.Answer answer = Http.get(asked.uri());

        assertThat(answer.location()).contains("error=" + error);
    }

    private static void assertRefused(Member member, String token) {
        AccountRest rest = AccountRest.of(member, token);
        List<CredentialRepresentation> before = member.credentials();
        String otp = id(member, "otp");
        String profile = "{\"username\":\"" + member.username() + "x1\",\"email\":\"x@member.example\"}";
        Stream.of("", "v1alpha1/")
                .flatMap(prefix -> Stream.of(
                        rest.call("GET", prefix, ""),
                        rest.call("POST", prefix, profile),
                        rest.call("GET", prefix + "credentials", ""),
                        rest.call("DELETE", prefix + "credentials/" + otp, ""),
                        rest.call("PUT", prefix + "credentials/" + otp + "/label", "\"stolen\""),
                        rest.call("GET", prefix + "sessions", ""),
                        rest.call("GET", prefix + "sessions/devices", ""),
                        rest.call("DELETE", prefix + "sessions", ""),
                        rest.call("GET", prefix + "applications", ""),
                        rest.call("DELETE", prefix + "applications/portal/consent", ""),
                        rest.call("GET", prefix + "linked-accounts", ""),
                        rest.call("GET", prefix + "groups", ""),
                        rest.call("GET", prefix + "supportedLocales", "")))
                .forEach(answer -> assertThat(answer.status())
                        .as("%s %s", answer.uri(), answer.body())
                        .isIn(401, 403));
        assertThat(rest.call("GET", "../kosmo/terms", "").status()).isEqualTo(401);
        assertThat(member.credentials()).usingRecursiveComparison().isEqualTo(before);
        assertThat(member.read().getUsername()).isEqualTo(member.username());
        assertThat(member.admin().getUserSessions()).isNotEmpty();
    }

    private static PortalRequest request(String client, String scope) {
        return PortalRequest.of(UNION.endpoint("auth"), client, UNION.callbackUrl(), Map.of("scope", scope));
    }

    private static AccessTokenResponse redeem(PortalRequest request, LoginClient browser) {
        return tokens(request.redemption(browser.outcome().code()));
    }

    private static Map<String, String> exchange(String token) {
        return Map.of(
                "grant_type", "urn:ietf:params:oauth:grant-type:token-exchange",
                "client_id", EXCHANGER,
                "client_secret", SECRET,
                "subject_token", token,
                "subject_token_type", "urn:ietf:params:oauth:token-type:access_token");
    }

    private static AccessTokenResponse tokens(Map<String, String> fields) {
        Http.Answer answer = token(fields);
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return AccountRest.parse(answer.body(), AccessTokenResponse.class);
    }

    private static Http.Answer token(Map<String, String> fields) {
        var pairs = new ArrayList<BasicNameValuePair>();
        fields.forEach((name, value) -> pairs.add(new BasicNameValuePair(name, value)));
        var post = new HttpPost(UNION.endpoint("token"));
        post.setEntity(HttpEntities.createUrlEncoded(pairs, UTF_8));
        return Http.send(post, new BasicCookieStore());
    }

    private static List<String> ids(Member member) {
        return member.credentials().stream()
                .map(CredentialRepresentation::getId)
                .toList();
    }

    private static String id(Member member, String type) {
        return member.credentials().stream()
                .filter(held -> type.equals(held.getType()))
                .map(CredentialRepresentation::getId)
                .findFirst()
                .orElseThrow();
    }

    private static void prepare(RealmRepresentation realm) {
        realm.setOtpPolicyCodeReusable(true);
        var shop = client(FULL_SCOPE);
        shop.setPublicClient(true);
        shop.setRedirectUris(List.of("*"));
        var audience = new ProtocolMapperRepresentation();
        audience.setName("for the other");
        audience.setProtocol("openid-connect");
        audience.setProtocolMapper("oidc-audience-mapper");
        audience.setConfig(Map.of("included.client.audience", EXCHANGER, "access.token.claim", "true"));
        shop.setProtocolMappers(List.of(audience));
        var exchanger = client(EXCHANGER);
        exchanger.setSecret(SECRET);
        exchanger.setAttributes(Map.of("standard.token.exchange.enabled", "true"));
        var clients = new ArrayList<>(realm.getClients());
        clients.addAll(List.of(shop, exchanger));
        realm.setClients(clients);
    }

    private static ClientRepresentation client(String id) {
        var client = new ClientRepresentation();
        client.setClientId(id);
        client.setFullScopeAllowed(true);
        client.setDefaultClientScopes(List.of("basic", "acr", "profile", "roles"));
        return client;
    }

    /** As the console reads it. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    private record Credential(String type, boolean removeable) {}
}
