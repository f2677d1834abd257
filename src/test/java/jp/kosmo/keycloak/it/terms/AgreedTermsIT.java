package jp.kosmo.keycloak.it.terms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.net.URI;
import java.util.List;
import java.util.Map;
import jp.kosmo.keycloak.it.client.AccountRest;
import jp.kosmo.keycloak.it.client.Http;
import jp.kosmo.keycloak.it.client.LoginClient;
import jp.kosmo.keycloak.it.fixture.Member;
import jp.kosmo.keycloak.it.fixture.Terms;
import jp.kosmo.keycloak.it.fixture.Union;
import org.junit.jupiter.api.Test;

/** The account pages' resource of what a member has agreed to. */
class AgreedTermsIT {

    private static final Union UNION = Union.copyOf("kanekakenpo", "agreedterms");
    private static final String RESOURCE = "../kosmo/terms";

    @Test
    void tellsTheMemberAndNobodyElse() {
        publish("1.0", "第一条");
        Member member = Terms.member(UNION, null);
        var browser = LoginClient.openAccountConsole(UNION).login(member).submit(Map.of("decision", "accept"));
        var account = AccountRest.of(member, browser.tokens().getToken());
        publish("2.0", "<p>第一条 <b>新</b><script>alert(1)</script></p>");
        assertThat(LoginClient.open(UNION)
                        .login(member)
                        .submit(Map.of("decision", "decline"))
                        .isDone())
                .isFalse();
        Member other = Terms.member(UNION, null);
        var others = LoginClient.openAccountConsole(UNION).login(other).submit(Map.of("decision", "accept"));

        AgreedTerms[] agreed = agreed(account);
        assertThat(agreed).extracting(AgreedTerms::version, AgreedTerms::html).containsExactly(tuple("1.0", "第一条"));
        assertThat(agreed[0].plain()).isTrue();
        assertThat(agreed[0].language()).isEqualTo("ja");
        assertThat(System.currentTimeMillis() - agreed[0].agreedAt()).isBetween(0L, 600_000L);
        assertThat(agreed(AccountRest.of(other, others.tokens().getToken())))
                .extracting(AgreedTerms::version, AgreedTerms::html)
                .containsExactly(tuple("2.0", "<p>第一条 <b>新</b></p>"));
    }

    @Test
    void isNotThereForAnybodyWithoutTheTokenOfTheAccountPages() {
        URI address = URI.create(UNION.accountUrl()).resolve(RESOURCE);
        assertThat(Http.get(address).status()).isEqualTo(401);
        URI plain = URI.create(UNION.loginUrl() + "/realms/master/kosmo/terms");
        assertThat(Http.get(plain).status()).isEqualTo(404);
        for (String method : List.of("POST", "PUT", "DELETE")) {
            assertThat(AccountRest.of(Terms.member(UNION, null), "none")
                            .call(method, RESOURCE, "{}")
                            .status())
                    .isEqualTo(405);
        }
    }

    private static AgreedTerms[] agreed(AccountRest account) {
        Http.Answer answer = account.call("GET", RESOURCE, "");
        assertThat(answer.status()).isEqualTo(200);
        return AccountRest.parse(answer.body(), AgreedTerms[].class);
    }

    private static void publish(String version, String text) {
        Terms.publish(UNION, Map.of("version", version, "textJa", text));
    }

    private record AgreedTerms(String version, long agreedAt, String language, String html, boolean plain) {}
}
