package jp.kosmo.keycloak.it.login;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import jp.kosmo.keycloak.it.client.LoginClient;
import jp.kosmo.keycloak.it.fixture.Member;
import jp.kosmo.keycloak.it.fixture.MemberSpec;
import jp.kosmo.keycloak.it.fixture.RecoveryClient;
import jp.kosmo.keycloak.it.fixture.Union;
import jp.kosmo.keycloak.it.harness.AddressLimits;
import jp.kosmo.keycloak.it.harness.Database;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What proxies tell of where a request comes from: no page fails of it. */
class ClientAddressIT {

    private static final Union UNION = Union.copyOf("kanekakenpo", "addresses", realm -> AddressLimits.of(realm, "20"));

    @ParameterizedTest
    @CsvSource({
        "unknown, unknown",
        "_hidden, unknown",
        "'198.51.100.7, 10.0.0.1', 198.51.100.7",
        "198.51.100.7:50123, 198.51.100.7",
        "2001:db8::7, 2001:db8:0:0:0:0:0:7",
        "'[2001:db8::7]:50123', unknown",
        "::ffff:198.51.100.7, 198.51.100.7",
        "fe80::1%eth0, unknown",
        "a-name-that-is-longer-than-any-address-and-longer-than-the-column-of-the-ledger-by-far.example, unknown",
        "＜１０．０．０．１＞, unknown"
    })
    void everyPageAnswersAndTheLedgerNamesTheAddressOrNone(String told, String recorded) {
        Map<String, String> proxy = Map.of("X-Forwarded-For", told);
        Member member = UNION.importMember(MemberSpec.settled().withoutFactors(), "kosmo-terms");

        var client = LoginClient.in("ja", UNION, proxy).reopen(Map.of());
        assertThat(client.login(member.username(), "Mimosa-2027").page().status())
                .isEqualTo(200);
        assertThat(client.login("nobody1234", "Mimosa-2027").page().status()).isEqualTo(200);
        client.login(member);
        assertThat(client.page().id()).isEqualTo("login-kosmo-terms");
        client.submit(Map.of("decision", "accept"));

        assertThat(Database.column("select ip_address from kosmo_consent where user_id = ?", member.id()))
                .containsExactly(recorded);
        var forgotten = LoginClient.in("ja", UNION, proxy).reopen(Map.of());
        assertThat(forgotten
                        .click("a[href*=reset-credentials]")
                        .submit(Map.of("username", member.username()))
                        .page()
                        .alert())
                .startsWith("手順を書いたメールをお送りしました。");
        RecoveryClient.userId(LoginClient.in("ja", UNION, proxy).reopen(Map.of()))
                .submit(Map.of("birthdate", "19801201", "email", member.spec().email()));
        assertThat(List.of(member.nextMail().subject(), member.nextMail().subject()))
                .containsExactlyInAnyOrder("パスワード再設定のご案内", "ユーザIDのご案内");
    }
}
