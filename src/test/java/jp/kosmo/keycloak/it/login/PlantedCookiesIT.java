package jp.kosmo.keycloak.it.login;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import jp.kosmo.keycloak.it.client.LoginClient;
import jp.kosmo.keycloak.it.client.SoftPasskey;
import jp.kosmo.keycloak.it.fixture.Member;
import jp.kosmo.keycloak.it.fixture.MemberSpec;
import jp.kosmo.keycloak.it.fixture.RecoveryClient;
import jp.kosmo.keycloak.it.fixture.Union;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Somebody who has put the cookies of a login into a member's browser before it began is not in the login afterwards. */
class PlantedCookiesIT {

    private static final String STOPPED = "login-kosmo-stopped";
    private static final Map<String, String> ANYTHING = Map.of(
            "birthdate", "19801201",
            "decision", "accept",
            "username", "planted2026",
            "mfaMethod", "otp",
            "password-new", "Kikyou-2027",
            "password-confirm", "Kikyou-2027",
            "email", "planter@member.example");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "kosmo-birthdate",
                "kosmo-terms",
                "kosmo-user-id",
                "UPDATE_PASSWORD",
                "UPDATE_EMAIL",
                "CONFIGURE_TOTP",
                "webauthn-register"
            })
    void seesAndDoesNoneOfTheSteps(String step) {
        MemberSpec spec = MemberSpec.settled().withoutFactors().without("mfaMethod");
        Member member = step.equals("kosmo-terms")
                ? Union.kanekakenpo().importMember(spec.withSomeFactor())
                : Union.kanekakenpo().importSettled(spec, step);
        String before = state(member);
        LoginClient planter = LoginClient.open(member.union());
        LoginClient victim = planter.fork().login(member);
        assertThat(victim.page().id()).isNotIn(STOPPED, "login-login");
        URI submit = URI.create(
                victim.page().document().expectFirst("form[method=post]").absUrl("action"));
        URI stepAgain = URI.create(submit.toString().replaceFirst("session_code=[^&]*&?", ""));

        for (LoginClient planted : List.of(
                planter.fork().get(stepAgain),
                planter.fork().post(submit, ANYTHING),
                planter.fork().post(stepAgain, ANYTHING))) {
            assertThat(planted.isDone()).isFalse();
            assertThat(planted.page().id()).isIn(STOPPED, "login-login-page-expired");
            assertThat(planted.page().document().text())
                    .doesNotContain(member.username(), member.spec().email());
        }
        assertThat(state(member)).isEqualTo(before);
        assertThat(member.events().errors()).contains("other_browser");
        victim.get(stepAgain);
        assertThat(victim.page().id()).as("the member goes on").isNotIn(STOPPED, "login-login");
    }

    /** The link opens in the browser in which the page for a forgotten password waits, planted cookies and all. */
    @Test
    void isNotInARecoveryEither() {
        Member member = Union.kanekakenpo()
                .importSettled(MemberSpec.settled().withoutFactors().without("mfaMethod"));
        LoginClient victim = RecoveryClient.password(member);
        LoginClient planter = victim.fork();
        victim.get(RecoveryClient.link(member));
        victim.submit(new SoftPasskey().registration(SoftPasskey.Ceremony.of(victim.page()), "new phone"));
        assertThat(victim.page().id()).isEqualTo("login-login-update-password");
        URI submit = URI.create(
                victim.page().document().expectFirst("form[method=post]").absUrl("action"));

        planter.post(submit, ANYTHING);

        assertThat(planter.page().id()).isIn(STOPPED, "login-login-page-expired", "login-error");
        assertThat(LoginClient.open(member.union())
                        .login(member.username(), "Kikyou-2027")
                        .isDone())
                .isFalse();
    }

    @Test
    void goesOnInOtherTabsOfTheSameBrowser() {
        Member member = Union.kanekakenpo()
                .importSettled(MemberSpec.settled().withoutFactors().without("mfaMethod"), "UPDATE_PASSWORD");
        LoginClient first = LoginClient.open(member.union()).login(member);
        LoginClient second = first.fork().reopen(Map.of());
        if (second.page().id().equals("login-login")) {
            second.login(member);
        }
        assertThat(second.page().id()).isEqualTo("login-login-update-password");
        assertThat(first.submit(RecoveryClient.newPassword("Kikyou-2027")).isDone())
                .isTrue();
    }

    private static String state(Member member) {
        return member.read().getUsername()
                + member.read().getEmail()
                + member.requiredActions()
                + member.credentials().stream()
                        .map(credential -> credential.getId() + credential.getCreatedDate())
                        .sorted()
                        .collect(Collectors.joining());
    }
}
