package jp.kosmo.keycloak.it.login;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.function.IntFunction;
import jp.kosmo.keycloak.it.attack.WrongTries;
import jp.kosmo.keycloak.it.client.LoginClient;
import jp.kosmo.keycloak.it.client.Page;
import jp.kosmo.keycloak.it.fixture.Member;
import jp.kosmo.keycloak.it.fixture.Union;
import jp.kosmo.keycloak.it.fixture.UserIds;
import jp.kosmo.keycloak.it.harness.AddressLimits;
import jp.kosmo.keycloak.it.harness.Metric;
import org.junit.jupiter.api.Test;

/** Failed logins are limited for each address; the members who share one with somebody are not kept out of their browsers. */
class LoginLimitsIT {

    private static final String NEUTRAL = "無効なユーザ ID またはパスワードです。";

    @Test
    void aListOfUserIdsEndsAtTheLimitAndTellsNobodyButTheUnion() {
        Union union = Union.copyOf("kanekakenpo", "loginlimits", realm -> AddressLimits.of(realm, "20"));
        Member member = UserIds.settled(union);
        String attacker = "198.51.100.7";
        for (int i = 0; i < 7; i++) {
            at(attacker, union).login("nobody" + i, "Mimosa-2026");
        }

        Page refused = at(attacker, union).login(member).page();

        Page wrong =
                at("203.0.113.9", union).login(member.username(), "Mimosa-2027").page();
        assertThat(refused.status()).isEqualTo(wrong.status());
        assertThat(refused.fieldErrors())
                .isEqualTo(wrong.fieldErrors())
                .containsExactly(Map.entry("username", NEUTRAL));
        assertThat(refused.text("main, body")).isEqualTo(wrong.text("main, body"));
        assertThat(at(attacker, union).login("nobody99", "x").page().fieldErrors())
                .isEqualTo(wrong.fieldErrors());
        assertThat(member.events().errors())
                .containsExactly("invalid_user_credentials", "too_many_failures_from_address");
        assertThat(union.events().errors()).containsOnlyOnce("many_ids_from_one_address");
        assertThat(Metric.of("kosmo_login_refused_total", "realm=\"loginlimits\"", "reason=\"address\""))
                .isEqualTo(2);
        assertThat(WrongTries.status(member).get("numFailures"))
                .as("what was refused is not the member's failure")
                .isEqualTo(1);
        assertThat(at("203.0.113.9", union).login(member).isDone()).isTrue();
    }

    /** From the eleventh browser on each wrong password comes from another address of the network. */
    @Test
    void aNetworkHasALimitOfItsOwn() {
        Union union = Union.copyOf("kanekakenpo", "loginlimitsnetwork", realm -> AddressLimits.of(realm, "200"));
        Member member = UserIds.settled(union);
        IntFunction<String> address = i -> "2001:db8:0:" + Integer.toHexString(i * 256) + "::1";
        for (int i = 0; i < 34; i++) {
            at(address.apply(i), union).login("nobody" + i, "Mimosa-2026");
        }

        assertThat(at(address.apply(99), union).login(member).isDone()).isFalse();

        assertThat(member.events().errors()).containsExactly("too_many_failures_from_network");
        assertThat(at("2001:db8:1::1", union).login(member).isDone()).isTrue();
    }

    @Test
    void membersWhoLogInAddToWhatTheirAddressIsAllowed() {
        Union union = Union.copyOf("kanekakenpo", "loginlimitscompany", realm -> AddressLimits.of(realm, "20"));
        String company = "192.0.2.1";
        for (int i = 0; i < 8; i++) {
            assertThat(at(company, union).login(UserIds.settled(union)).isDone())
                    .isTrue();
            at(company, union).login("typo" + i, "Mimosa-2026");
        }

        assertThat(at(company, union).login(UserIds.settled(union)).isDone()).isTrue();
        assertThat(union.events().errors()).doesNotContain("many_ids_from_one_address");
    }

    @Test
    void aBrowserOfTheMemberIsNotRefused() {
        Union union = Union.copyOf("kanekakenpo", "loginlimitsknown", realm -> AddressLimits.of(realm, "20"));
        Member member = UserIds.settled(union);
        String home = "192.0.2.7";
        LoginClient browser = at(home, union).login(member);
        member.admin().logout();
        for (int i = 0; i < 9; i++) {
            at(home, union).login("nobody" + i, "Mimosa-2026");
        }

        assertThat(at(home, union).login(member).isDone()).as("another browser").isFalse();
        assertThat(browser.reopen(Map.of()).login(member).isDone()).isTrue();
    }

    private static LoginClient at(String address, Union union) {
        return LoginClient.in("ja", union, Map.of("X-Forwarded-For", address)).reopen(Map.of());
    }
}
