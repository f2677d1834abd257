package jp.kosmo.keycloak.it.recovery;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.List;
import java.util.Map;
import jp.kosmo.keycloak.it.client.LoginClient;
import jp.kosmo.keycloak.it.client.SoftPasskey;
import jp.kosmo.keycloak.it.client.Totp;
import jp.kosmo.keycloak.it.fixture.Member;
import jp.kosmo.keycloak.it.fixture.MemberSpec;
import jp.kosmo.keycloak.it.fixture.RecoveryClient;
import jp.kosmo.keycloak.it.fixture.Union;
import org.junit.jupiter.api.Test;
import org.keycloak.representations.idm.CredentialRepresentation;

/** The link in the mail of a forgotten password: who can go how far with it. */
class ResetLinkIT {

    private static final String OTP_SET_UP = "login-login-config-totp";
    private static final String PASSKEY_SET_UP = "login-webauthn-register";
    private static final String NEW_PASSWORD = "login-login-update-password";
    private static final String STOPPED = "login-kosmo-stopped";

    @Test
    void openingTheLinkUsesNothingUp() {
        Member member = Union.kanekakenpo().importSettled(MemberSpec.settled());
        RecoveryClient.password(member);
        URI link = RecoveryClient.link(member);
        for (int scanner = 0; scanner < 5; scanner++) {
            assertThat(LoginClient.open(member.union()).get(link).page().id()).isEqualTo(OTP_SET_UP);
        }

        assertThat(LoginClient.open(member.union()).get(link).page().id()).isEqualTo(OTP_SET_UP);
    }

    @Test
    void theFirstSubmitUsesTheLinkUpForEveryOtherBrowser() {
        Member member = Union.kanekakenpo().importSettled(MemberSpec.settled());
        RecoveryClient.password(member);
        URI link = RecoveryClient.link(member);
        var first = LoginClient.open(member.union()).get(link);
        var second = LoginClient.open(member.union()).get(link);
        String key = Totp.key(second);

        first.submit(Map.of("totp", "000000", "userLabel", "new"));
        assertThat(first.page().id()).isEqualTo(OTP_SET_UP);
        second.submit(Map.of("totp", Totp.now(key), "userLabel", "new"));

        assertThat(second.page().id()).isEqualTo(STOPPED);
        assertThat(member.events().errors()).contains("link_used");
        assertThat(LoginClient.open(member.union()).get(link).page().status()).isEqualTo(400);
        assertThat(first.get(link).page().id()).isEqualTo(OTP_SET_UP);
        first.submit(Map.of("totp", Totp.now(Totp.key(first)), "userLabel", "new"));
        assertThat(first.submit(RecoveryClient.newPassword("Kikyou-2027")).isDone())
                .isTrue();
    }

    @Test
    void endsWhenThePasswordIsChangedElsewhereMeanwhile() {
        Member member = Union.kanekakenpo().importSettled(MemberSpec.settled());
        var client = opened(member);
        client.submit(Map.of("totp", Totp.now(Totp.key(client)), "userLabel", "new"));
        List<String> before = ids(member);
        var remembered = new CredentialRepresentation();
        remembered.setType("password");
        remembered.setValue("Ajisai-2028");
        member.admin().resetPassword(remembered);

        client.submit(RecoveryClient.newPassword("Kikyou-2027"));

        assertThat(client.page().id()).isEqualTo(STOPPED);
        assertThat(member.events().errors()).contains("password_changed_elsewhere");
        assertThat(ids(member)).isEqualTo(before);
    }

    /** The portal may ask for a set-up that is left out where there is a factor; not so on the way from the mail. */
    @Test
    void leavesNoStepOutThatThePortalCouldDoWithout() {
        var lost = new SoftPasskey();
        Member member = Union.kanekakenpo()
                .importSettled(MemberSpec.settled()
                        .withoutFactors()
                        .attribute("mfaMethod", "passkey")
                        .passkey("lost", lost));
        var client = LoginClient.open(member.union(), Map.of("kc_action", "webauthn-register:skip_if_exists"));
        client.click("a[href*=reset-credentials]").submit(Map.of("username", member.username()));

        client.get(RecoveryClient.link(member));

        assertThat(client.page().id()).isEqualTo(PASSKEY_SET_UP);
    }

    @Test
    void keepsTwoMembersApartInOneWindow() {
        Member stands = Union.kanekakenpo().importSettled(MemberSpec.settled());
        Member comes = Union.kanekakenpo().importSettled(MemberSpec.settled());
        var window = LoginClient.open(stands.union());
        URI page = URI.create(
                window.page().document().select("a[href*=reset-credentials]").attr("abs:href"));
        window.get(page).submit(Map.of("username", stands.username()));
        window.get(page).submit(Map.of("username", comes.username()));
        URI first = RecoveryClient.link(stands);
        URI second = RecoveryClient.link(comes);
        window.get(first).submit(Map.of("totp", Totp.now(Totp.key(window)), "userLabel", "new"));
        assertThat(window.page().id()).isEqualTo(NEW_PASSWORD);

        window.get(second);
        assertThat(window.page().id()).isEqualTo(OTP_SET_UP);
        window.submit(Map.of("totp", Totp.now(Totp.key(window)), "userLabel", "theirs"))
                .submit(RecoveryClient.newPassword("Kikyou-2027"));

        assertThat(RecoveryClient.devices(comes)).containsExactly("theirs");
        assertThat(RecoveryClient.devices(stands)).containsExactly("phone");
        assertThat(window.get(first).page().status()).isEqualTo(400);
    }

    @Test
    void asksForTheOtherMethodWhereTheUnionHasSwitchedTheSetUpOfTheChosenOneOff() {
        Union union = Union.copyOf("kanekakenpo", "forgottenpassword");
        var setUp = union.requiredAction("CONFIGURE_TOTP");
        setUp.setEnabled(false);
        union.admin().flows().updateRequiredAction("CONFIGURE_TOTP", setUp);
        Member member = union.importSettled(MemberSpec.settled());

        assertThat(opened(member).page().id()).isEqualTo(PASSKEY_SET_UP);
    }

    /** Without it, a link would lead past the second factor. */
    @Test
    void asksNobodyInAFlowThatLacksAStep() {
        Union union = Union.copyOf("kanekakenpo", "resetwithoutwindow");
        var window = union.admin().flows().getExecutions("kosmo-reset").stream()
                .filter(step -> "kosmo-reset-window".equals(step.getProviderId()))
                .findFirst()
                .orElseThrow();
        union.admin().flows().removeExecution(window.getId());

        var client = LoginClient.open(union).click("a[href*=reset-credentials]");

        assertThat(client.page().status()).isEqualTo(403);
        assertThat(client.page().id()).isEqualTo("login-kosmo-stopped");
        assertThat(client.page().document().select("[name=username]")).isEmpty();
        assertThat(client.page().text("main")).contains("ただいま、この画面からパスワードを設定し直すことができません。");
    }

    private static LoginClient opened(Member member) {
        return RecoveryClient.password(member).get(RecoveryClient.link(member));
    }

    private static List<String> ids(Member member) {
        return member.credentials().stream()
                .map(CredentialRepresentation::getId)
                .toList();
    }
}
