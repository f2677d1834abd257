package jp.kosmo.keycloak.it.login;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Instant;
import java.util.Map;
import jp.kosmo.keycloak.it.client.LoginClient;
import jp.kosmo.keycloak.it.client.Totp;
import jp.kosmo.keycloak.it.fixture.Member;
import jp.kosmo.keycloak.it.fixture.MemberSpec;
import jp.kosmo.keycloak.it.fixture.Union;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who is asked for the password once more, for a change in the account, can turn back to where it was begun. */
class TurnBackIT {

    private static final Union UNION =
            Union.copyOf("kanekakenpo", "turnback", realm -> realm.setOtpPolicyCodeReusable(true));
    private static final String WAY_BACK = "#kosmo-way-back";

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void fromThePasswordPageAndFromThatOfTheFactor(boolean fromAccountPages) {
        Member member = UNION.importSettled(MemberSpec.settled());
        LoginClient browser = LoginClient.open(UNION).login(member).submit(code());
        long now = Instant.now().getEpochSecond();
        Awaitility.await("a login older than 0 s").until(() -> Instant.now().getEpochSecond() > now);
        String back =
                fromAccountPages ? UNION.loginUrl() + "/realms/" + UNION.name() + "/account/" : UNION.portalUrl() + "/";
        if (fromAccountPages) {
            browser.get(URI.create(UNION.accountRequest().uri() + "&kc_action=UPDATE_PASSWORD"));
        } else {
            browser.reopen(Map.of("kc_action", "UPDATE_PASSWORD"));
        }

        assertThat(browser.page().id()).isEqualTo("login-login");
        assertThat(wayBack(browser)).startsWith(back);
        browser.submit(Map.of("password", member.password()));
        assertThat(browser.page().id()).isEqualTo("login-login-otp");
        assertThat(wayBack(browser)).startsWith(back);
        browser.submit(code());
        assertThat(browser.page().id()).isEqualTo("login-login-update-password");
        assertThat(wayBack(browser)).as("it has its own").isEmpty();
    }

    @Test
    void aLoginLikeAnyOtherHasNone() {
        LoginClient browser = LoginClient.open(UNION);
        assertThat(wayBack(browser)).isEmpty();
        browser.login(UNION.importSettled(MemberSpec.settled()));
        assertThat(browser.page().id()).isEqualTo("login-login-otp");
        assertThat(wayBack(browser)).isEmpty();
    }

    private static Map<String, String> code() {
        return Map.of("otp", Totp.now(MemberSpec.OTP_SECRET));
    }

    private static String wayBack(LoginClient browser) {
        return browser.page().document().select(WAY_BACK).attr("abs:href");
    }
}
