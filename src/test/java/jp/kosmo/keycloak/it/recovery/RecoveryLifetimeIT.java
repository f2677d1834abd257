package jp.kosmo.keycloak.it.recovery;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import jp.kosmo.keycloak.it.client.LoginClient;
import jp.kosmo.keycloak.it.client.Page;
import jp.kosmo.keycloak.it.client.Totp;
import jp.kosmo.keycloak.it.fixture.Member;
import jp.kosmo.keycloak.it.fixture.MemberSpec;
import jp.kosmo.keycloak.it.fixture.RecoveryClient;
import jp.kosmo.keycloak.it.fixture.Union;
import jp.kosmo.keycloak.it.harness.TestBed;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.keycloak.representations.idm.CredentialRepresentation;

/** How long the link of a forgotten password can be opened, and how long a member has from then on; by the server's clock. */
class RecoveryLifetimeIT {

    private static final String OTP_SET_UP = "login-login-config-totp";
    private static final String NEW_PASSWORD = "login-login-update-password";
    private static final String STOPPED = "login-kosmo-stopped";
    private static final Union UNION = Union.copyOf("kanekakenpo", "recoverylifetime");

    @AfterEach
    void setClockRight() {
        TestBed.setClockAhead(Duration.ZERO);
    }

    @ParameterizedTest
    @ValueSource(ints = {120, 300, 1800})
    void theLinkOpensForAsLongAsTheUnionSays(int seconds) {
        setting("clickSeconds", seconds);
        Member member = UNION.importSettled(MemberSpec.settled());
        RecoveryClient.password(member);
        URI link = RecoveryClient.link(member);

        TestBed.setClockAhead(Duration.ofSeconds(seconds - 10));
        assertThat(LoginClient.open(UNION).get(link).page().id()).isEqualTo(OTP_SET_UP);

        TestBed.setClockAhead(Duration.ofSeconds(seconds + 1));
        Page late = LoginClient.open(UNION).get(link).page();
        setClockRight();
        assertThat(late.status()).isEqualTo(400);
        assertThat(UNION.events().errors()).contains("expired_code");
    }

    /** A page that is left alone ends earlier, as any page of a login does: it is loaded again on the way. */
    @ParameterizedTest
    @CsvSource({"10, true", "10, false", "30, true", "30, false", "45, true", "45, false"})
    void nothingHasChangedWhenTheTimeIsOver(int minutes, boolean hasSetUpTheFactor) {
        setting("finishMinutes", minutes);
        Member member = UNION.importSettled(MemberSpec.settled());
        List<String> before = credentials(member);
        RecoveryClient.password(member);
        LoginClient client = LoginClient.open(UNION).get(RecoveryClient.link(member));
        if (hasSetUpTheFactor) {
            client.submit(Map.of("totp", Totp.now(Totp.key(client)), "userLabel", "new"));
        }
        String step = hasSetUpTheFactor ? NEW_PASSWORD : OTP_SET_UP;
        Map<String, String> answer = hasSetUpTheFactor
                ? RecoveryClient.newPassword("Kikyou-2027")
                : Map.of("totp", Totp.now(Totp.key(client)), "userLabel", "new");

        for (int later = 8; later < minutes; later += 8) {
            isStillThere(client, step, Duration.ofMinutes(later));
        }
        isStillThere(client, step, Duration.ofMinutes(minutes).minusSeconds(20));
        TestBed.setClockAhead(Duration.ofMinutes(minutes).plusSeconds(1));
        client.submit(answer);
        setClockRight();

        assertThat(client.page().id()).isEqualTo(STOPPED);
        assertThat(member.events().errors()).contains("reset_over");
        assertThat(credentials(member)).isEqualTo(before);
        assertThat(LoginClient.open(UNION)
                        .login(member)
                        .submit(Map.of("otp", Totp.now(MemberSpec.OTP_SECRET)))
                        .isDone())
                .as("with the old password and phone")
                .isTrue();
    }

    private static void isStillThere(LoginClient client, String step, Duration later) {
        TestBed.setClockAhead(later);
        assertThat(client.get(client.page().address()).page().id())
                .as("after %s", later)
                .isEqualTo(step);
    }

    private static void setting(String name, int value) {
        UNION.changeAuthenticator("kosmo-reset", "kosmo-reset-window", Map.of(name, String.valueOf(value)));
    }

    private static List<String> credentials(Member member) {
        return member.credentials().stream()
                .map(CredentialRepresentation::getId)
                .toList();
    }
}
