package jp.kosmo.keycloak.it.recovery;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.List;
import java.util.Map;
import jp.kosmo.keycloak.it.attack.WrongTries;
import jp.kosmo.keycloak.it.client.LoginClient;
import jp.kosmo.keycloak.it.client.SoftPasskey;
import jp.kosmo.keycloak.it.client.Totp;
import jp.kosmo.keycloak.it.fixture.Member;
import jp.kosmo.keycloak.it.fixture.MemberSpec;
import jp.kosmo.keycloak.it.fixture.OfficeClerk;
import jp.kosmo.keycloak.it.fixture.RecoveryClient;
import jp.kosmo.keycloak.it.fixture.Union;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.keycloak.representations.idm.CredentialRepresentation;

/** 「パスワードを忘れた方はこちら」: from the mail to the portal, with a new second factor and a new password. */
class ForgottenPasswordIT {

    private static final String OTP_SET_UP = "login-login-config-totp";
    private static final String PASSKEY_SET_UP = "login-webauthn-register";
    private static final String NEW_PASSWORD = "login-login-update-password";

    @ParameterizedTest
    @ValueSource(strings = {"kanekakenpo", "daiwakenpo"})
    void leadsToTheChosenMethodThenToTheNewPasswordThenToThePortal(String union) {
        Member member = unionOf(union).importSettled(MemberSpec.settled());
        var client = opened(member);

        assertThat(client.page().id()).isEqualTo(OTP_SET_UP);
        String key = Totp.key(client);
        client.submit(Map.of("totp", Totp.now(key), "userLabel", "phone"));
        assertThat(client.page().id()).isEqualTo(NEW_PASSWORD);
        client.submit(RecoveryClient.newPassword("Kikyou-2027"));

        assertThat(client.isDone()).isTrue();
        assertThat(client.tokens().getToken()).isNotNull();
        assertThat(RecoveryClient.devices(member)).containsExactly("phone");
        var next = LoginClient.open(member.union()).login(member.username(), "Kikyou-2027");
        assertThat(next.submit(Map.of("otp", Totp.next(key))).isDone()).isTrue();
        assertThat(LoginClient.open(member.union())
                        .login(member.username(), "Kikyou-2027")
                        .submit(Map.of("otp", Totp.now(MemberSpec.OTP_SECRET)))
                        .isDone())
                .isFalse();
    }

    @Test
    void changesNothingWhileTheMemberIsOnTheWay() {
        Member member = Union.kanekakenpo().importSettled(MemberSpec.settled());
        List<String> before = ids(member);
        var client = opened(member);

        client.submit(Map.of("totp", Totp.now(Totp.key(client)), "userLabel", "new"));

        assertThat(client.page().id()).isEqualTo(NEW_PASSWORD);
        assertThat(ids(member)).isEqualTo(before);
        assertThat(LoginClient.open(member.union())
                        .login(member)
                        .submit(Map.of("otp", Totp.now(MemberSpec.OTP_SECRET)))
                        .isDone())
                .isTrue();
    }

    @Test
    void offersTheOtherMethodAndKeepsTheChoiceOnlyWithIt() {
        var passkey = new SoftPasskey();
        Member member = Union.kanekakenpo().importSettled(MemberSpec.settled());
        var client = opened(member);

        client.submit(Map.of("otherMethod", "passkey"));
        assertThat(client.page().id()).isEqualTo(PASSKEY_SET_UP);
        client.submit(passkey.registration(SoftPasskey.Ceremony.of(client.page()), "phone"));
        assertThat(member.attribute("mfaMethod")).isEqualTo("otp");
        client.submit(RecoveryClient.newPassword("Kikyou-2027"));

        assertThat(client.isDone()).isTrue();
        assertThat(member.attribute("mfaMethod")).isEqualTo("passkey");
        assertThat(member.credentials())
                .extracting(CredentialRepresentation::getType)
                .containsExactlyInAnyOrder("password", "webauthn");
    }

    @Test
    void goesOnInAnotherBrowserAndEndsLoggedInThere() {
        Member member = Union.kanekakenpo().importSettled(MemberSpec.settled());
        RecoveryClient.password(member);
        var elsewhere = LoginClient.open(member.union()).get(RecoveryClient.link(member));

        elsewhere.submit(Map.of("totp", Totp.now(Totp.key(elsewhere)), "userLabel", "new"));
        elsewhere.submit(RecoveryClient.newPassword("Kikyou-2027"));

        assertThat(elsewhere.reopen(Map.of()).isDone()).isTrue();
    }

    /** A mailbox, which an office often shares, would be enough to become a colleague. */
    @Test
    void isNoWayInForStaff() {
        Member clerk = OfficeClerk.hired(Union.kanekakenpo(), "desk");

        RecoveryClient.password(clerk);

        Awaitility.await("told").until(() -> clerk.events().errors().contains("staff_account"));
    }

    @Test
    void liftsALockThatOthersCausedButNoneOfTheUnions() {
        Member member = Union.kanekakenpo().importSettled(MemberSpec.settled());
        WrongTries.lock(member);
        assertThat(member.nextMail().actionLinks())
                .as("the mail about the lock")
                .isEmpty();
        var client = opened(member);
        String key = Totp.key(client);
        client.submit(Map.of("totp", Totp.now(key), "userLabel", "phone"));

        assertThat(client.submit(RecoveryClient.newPassword("Kikyou-2027")).isDone())
                .isTrue();
        var next = LoginClient.open(member.union()).login(member.username(), "Kikyou-2027");
        assertThat(next.page().id()).isEqualTo("login-login-otp");

        assertThat(member.nextMail().actionLinks())
                .as("the mail about the new password")
                .isEmpty();
        RecoveryClient.password(member);
        URI link = RecoveryClient.link(member);
        member.change(user -> user.setEnabled(false));
        assertThat(LoginClient.open(member.union()).get(link).page().status()).isEqualTo(400);
    }

    @Test
    void keepsBothWhereTheUnionAsksForAnotherBesideTheChosenOne() {
        var passkey = new SoftPasskey();
        Member member = Union.kanekakenpo().importSettled(MemberSpec.settled(), "webauthn-register");
        var client = opened(member);

        client.submit(Map.of("totp", Totp.now(Totp.key(client)), "userLabel", "app"));
        client.submit(passkey.registration(SoftPasskey.Ceremony.of(client.page()), "key"));
        client.submit(RecoveryClient.newPassword("Kikyou-2027"));

        assertThat(client.isDone()).isTrue();
        assertThat(RecoveryClient.devices(member)).containsExactlyInAnyOrder("app", "key");
        assertThat(member.attribute("mfaMethod")).isEqualTo("otp");
    }

    private static LoginClient opened(Member member) {
        return RecoveryClient.password(member).get(RecoveryClient.link(member));
    }

    private static List<String> ids(Member member) {
        return member.credentials().stream()
                .map(CredentialRepresentation::getId)
                .toList();
    }

    private static Union unionOf(String name) {
        return "daiwakenpo".equals(name) ? Union.daiwakenpo() : Union.kanekakenpo();
    }
}
