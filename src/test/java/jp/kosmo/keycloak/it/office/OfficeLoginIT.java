package jp.kosmo.keycloak.it.office;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.Map;
import java.util.stream.Collectors;
import jp.kosmo.keycloak.it.client.Http;
import jp.kosmo.keycloak.it.client.LoginClient;
import jp.kosmo.keycloak.it.client.Totp;
import jp.kosmo.keycloak.it.fixture.Member;
import jp.kosmo.keycloak.it.fixture.MemberSpec;
import jp.kosmo.keycloak.it.fixture.OfficeClerk;
import jp.kosmo.keycloak.it.fixture.Union;
import jp.kosmo.keycloak.it.fixture.UserIds;
import org.apache.hc.core5.http.Header;
import org.junit.jupiter.api.Test;

/** Who gets into the office, and how. */
class OfficeLoginIT {

    private static final Union UNION = Union.copyOf("kanekakenpo", "office-login");

    @Test
    void thePageHasNoDataAndAStrictPolicy() {
        Http.Answer page = Http.get(URI.create(OfficeClerk.page(UNION)));

        assertThat(page.status()).isEqualTo(200);
        assertThat(header(page, "Content-Security-Policy"))
                .contains("default-src 'none'", "script-src 'self'", "frame-ancestors 'none'")
                .doesNotContain("unsafe-inline");
        assertThat(header(page, "Cache-Control")).isEqualTo("no-store");
    }

    @Test
    void aClerkIsAskedNoStepOfMembersAndShowsAFactor() {
        OfficeClerk clerk = OfficeClerk.of(UNION, "members", "auditor");

        Http.Answer me = clerk.get("me");

        assertThat(me.status()).isEqualTo(200);
        assertThat(me.body())
                .contains("\"roles\":[\"members\",\"auditor\"]", clerk.account().username());
        assertThat(header(me, "Cache-Control")).isEqualTo("no-store");
    }

    @Test
    void aClerkWithoutAFactorSetsOneUpBeforeAnyToken() {
        Member account = UNION.createMember(OfficeClerk.unlikeMembers(MemberSpec.newcomer()));
        OfficeClerk.give(account, "desk");

        LoginClient client =
                LoginClient.in("ja", UNION).reopen(OfficeClerk.request(UNION)).login(account);
        assertThat(client.page().id()).isEqualTo("login-login-config-totp");
        client.submit(Map.of("totp", Totp.now(Totp.key(client)), "userLabel", "phone"));
        assertThat(account.admin().getUserSessions()).isEmpty();
        client.submit(Map.of("password-new", "Kikyou-2027", "password-confirm", "Kikyou-2027"));

        assertThat(OfficeClerk.call(UNION, client.tokens().getToken(), "GET", "me", "")
                        .status())
                .isEqualTo(200);
    }

    /** A role may be given to a member who is logged in already, without a factor. */
    @Test
    void aRoleGivenToASessionWithoutAFactorOpensNothing() {
        Member account = UNION.importAgreed(
                MemberSpec.newcomer().withoutFactors().permanentPassword("Kikyou-2027"), "kosmo-user-id");
        String token = LoginClient.in("ja", UNION)
                .reopen(OfficeClerk.request(UNION))
                .login(account)
                .submit(Map.of("username", UserIds.unused(), "mfaMethod", "otp"))
                .tokens()
                .getToken();

        OfficeClerk.give(account, "desk", "members", "terms", "auditor");

        Http.Answer answer = OfficeClerk.call(UNION, token, "GET", "me", "");
        assertThat(answer.status()).isEqualTo(401);
        assertThat(header(answer, "WWW-Authenticate")).contains("insufficient_user_authentication", "max_age=\"0\"");
    }

    @Test
    void aMemberMayLogInAndSeesNothing() {
        Member member = UNION.importSettled(MemberSpec.settled());

        String token = LoginClient.in("ja", UNION)
                .reopen(OfficeClerk.request(UNION))
                .login(member)
                .submit(Map.of("otp", Totp.now(MemberSpec.OTP_SECRET)))
                .tokens()
                .getToken();

        Http.Answer answer = OfficeClerk.call(UNION, token, "GET", "me", "");
        assertThat(answer.status()).isEqualTo(403);
        assertThat(answer.body()).isEqualTo("{\"error\":\"NOT_ALLOWED\"}");
    }

    private static String header(Http.Answer answer, String name) {
        return answer.headers().stream()
                .filter(header -> header.getName().equalsIgnoreCase(name))
                .map(Header::getValue)
                .collect(Collectors.joining());
    }
}
