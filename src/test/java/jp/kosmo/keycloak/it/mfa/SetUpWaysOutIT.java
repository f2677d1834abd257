package jp.kosmo.keycloak.it.mfa;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import jp.kosmo.keycloak.it.client.LoginClient;
import jp.kosmo.keycloak.it.client.SoftPasskey;
import jp.kosmo.keycloak.it.client.Totp;
import jp.kosmo.keycloak.it.fixture.Member;
import jp.kosmo.keycloak.it.fixture.MemberSpec;
import jp.kosmo.keycloak.it.fixture.Union;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a member may do at a set-up page besides setting up, and what nobody may. */
class SetUpWaysOutIT {

    private static final String OTP_SET_UP = "login-login-config-totp";
    private static final String PASSKEY_SET_UP = "login-webauthn-register";
    private static final Map<String, String> LATER = Map.of("later", "true");
    private static final Map<String, String> OTHER = Map.of("otherMethod", "true");

    private static final Union GRACE = withGrace("7");

    @Test
    void theOtherMethodMayBeSetUpInstead() {
        Member member = due(Union.kanekakenpo(), "passkey");
        var client = LoginClient.open(member.union()).login(member);
        assertThat(client.page().id()).isEqualTo(PASSKEY_SET_UP);
        String progress = client.page().text(".kosmo-progress");

        client.submit(OTHER);

        assertThat(client.page().id()).isEqualTo(OTP_SET_UP);
        assertThat(client.page().document().text()).contains("生体認証に変更する");
        assertThat(client.page().text(".kosmo-progress")).as("no step was done").isEqualTo(progress);
        assertThat(member.attribute("mfaMethod")).isEqualTo("otp");
        assertThat(member.events().detail("mfa_method")).contains("otp");
        assertThat(client.submit(OTHER).page().id()).isEqualTo(PASSKEY_SET_UP);
    }

    @Test
    void theOtherMethodIsNotOfferedWhereTheUnionDoesNotOfferIt() {
        Union union = Union.copyOf("kanekakenpo", "passkeyonly");
        union.changeRequiredAction("kosmo-user-id", Map.of("methods", "passkey"));
        Member member = due(union, "passkey");
        var client = LoginClient.open(union).login(member);
        assertThat(client.page().document().text()).doesNotContain("OTP認証に変更する");

        forge(client, OTHER, PASSKEY_SET_UP);

        assertThat(member.attribute("mfaMethod")).isEqualTo("passkey");
    }

    @ParameterizedTest
    @ValueSource(strings = {"later", "otherMethod"})
    void nobodyGetsOutOfWhatAnAdministratorAsksFor(String field) {
        Member member = Union.kanekakenpo()
                .importSettled(
                        MemberSpec.settled().attribute("mfaMethod", "passkey").withoutFactors(), "webauthn-register");
        var client = LoginClient.open(member.union()).login(member);
        assertThat(client.page().document().select("[name=later], [name=otherMethod]"))
                .isEmpty();

        forge(client, Map.of(field, "true"), PASSKEY_SET_UP);

        assertThat(member.attribute("mfaMethod")).isEqualTo("passkey");
        assertThat(member.requiredActions()).containsExactly("webauthn-register");
        assertThat(member.admin().getUserSessions()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"later", "otherMethod"})
    void whoAddsADeviceInTheAccountConsoleHasTheButtonBackAndNoOther(String field) {
        Member member = Union.kanekakenpo().importSettled(MemberSpec.settled());
        var client = LoginClient.open(member.union(), Map.of("kc_action", "CONFIGURE_TOTP"))
                .login(member)
                .submit(Map.of("otp", Totp.now(MemberSpec.OTP_SECRET)));
        assertThat(client.page().document().select("[name=later], [name=otherMethod]"))
                .isEmpty();

        forge(client, Map.of(field, "true"), OTP_SET_UP);

        assertThat(member.attribute("mfaMethod")).isEqualTo("otp");
    }

    @Test
    void withoutGraceItCannotBePutOff() {
        Member member = due(Union.kanekakenpo(), "otp");
        var client = LoginClient.open(member.union()).login(member);
        assertThat(client.page().document().select("[name=later]")).isEmpty();

        forge(client, LATER, OTP_SET_UP);

        assertThat(member.admin().getUserSessions()).isEmpty();
        assertThat(member.attribute("mfaDueSince")).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"otp", "passkey"})
    void mayBePutOffThroughTheDaysOfGrace(String method) {
        Member member = due(GRACE, method);
        var client = LoginClient.open(GRACE).login(member);
        assertThat(client.page().document().text()).contains("7日以内に設定してください");
        assertThat(client.submit(LATER).isDone()).isTrue();
        assertThat(member.attribute("mfaDueSince")).isEqualTo(today().toString());
        assertThat(member.events().ofType("LOGIN").detail("put_off")).containsExactly("true");

        assertThat(LoginClient.open(GRACE).login(member).page().id())
                .as("the next login")
                .isEqualTo(method.equals("otp") ? OTP_SET_UP : PASSKEY_SET_UP);
    }

    @Test
    void cannotBePutOffWhenTheDaysAreOver() {
        Member last = due(GRACE, "otp", today().minusDays(6));
        assertThat(LoginClient.open(GRACE).login(last).page().document().text()).contains("1日以内に設定してください");

        Member late = due(GRACE, "otp", today().minusDays(7));
        var client = LoginClient.open(GRACE).login(late);
        forge(client, LATER, OTP_SET_UP);

        assertThat(late.admin().getUserSessions()).isEmpty();
        client.submit(Map.of("totp", Totp.now(Totp.key(client)), "userLabel", "phone"));
        assertThat(client.isDone()).isTrue();
    }

    @Test
    void theDaysBeginAnewForWhatBecomesDueLater() {
        Member member = GRACE.importSettled(MemberSpec.settled()
                .attribute("mfaDueSince", today().minusDays(30).toString()));

        LoginClient.open(GRACE).login(member).submit(Map.of("otp", Totp.now(MemberSpec.OTP_SECRET)));

        assertThat(member.attribute("mfaDueSince")).isNull();
    }

    /** Keycloak ends the member's other sessions before it looks at the passkey. */
    @Test
    void aPasskeyThatIsRefusedLeavesTheOtherSessionsAlone() {
        Member member = Union.kanekakenpo()
                .importSettled(MemberSpec.settled().withoutFactors().without("mfaMethod"));
        var elsewhere = LoginClient.open(member.union()).login(member);
        assertThat(elsewhere.isDone()).isTrue();
        member.change(user -> user.setRequiredActions(List.of("webauthn-register")));
        var passkey = new SoftPasskey();
        var client = LoginClient.open(member.union()).login(member);
        var shown = SoftPasskey.Ceremony.of(client.page());

        var answer = new HashMap<>(passkey.registration(
                new SoftPasskey.Ceremony("c29tZW9uZSBlbHNl", shown.rpId(), shown.origin(), true), "phone"));
        answer.put("logout-sessions", "on");
        client.submit(answer);

        assertThat(client.page().id()).isEqualTo("login-webauthn-error");
        assertThat(member.admin().getUserSessions()).hasSize(1);

        client.submit(Map.of("isSetRetry", "retry"));
        answer = new HashMap<>(passkey.registration(SoftPasskey.Ceremony.of(client.page()), "phone"));
        answer.put("logout-sessions", "on");
        assertThat(client.submit(answer).isDone()).isTrue();
        assertThat(elsewhere.reopen(Map.of()).page().id()).isEqualTo("login-login");
    }

    /** In the first login by way of a forgotten password as by any other. */
    @Test
    void theHardenedProfileSetsUpInTheSameLoginAfterAForgottenPasswordToo() {
        Member member = Union.daiwakenpo().createMember(MemberSpec.newcomer());
        var client = LoginClient.open(member.union())
                .click("a[href*=reset-credentials]")
                .submit(Map.of("username", member.username()));
        client.get(URI.create(member.nextMail().links().get(0)));

        client.submit(Map.of("birthdate", "19801201"))
                .submit(Map.of("decision", "accept"))
                .submit(Map.of("mfaMethod", "otp"));

        assertThat(client.page().id()).isEqualTo(OTP_SET_UP);
    }

    private static void forge(LoginClient client, Map<String, String> fields, String page) {
        client.post(URI.create(client.page().actionOf("logout-sessions")), fields);
        assertThat(client.page().id()).isEqualTo(page);
    }

    private static Member due(Union union, String method) {
        return union.importSettled(
                MemberSpec.settled().attribute("mfaMethod", method).withoutFactors());
    }

    private static Member due(Union union, String method, LocalDate since) {
        return union.importSettled(MemberSpec.settled()
                .attribute("mfaMethod", method)
                .attribute("mfaDueSince", since.toString())
                .withoutFactors());
    }

    private static LocalDate today() {
        return LocalDate.now(ZoneId.of("Asia/Tokyo"));
    }

    private static Union withGrace(String days) {
        Union union = Union.copyOf("kanekakenpo", "waysout");
        union.changeAuthenticator("kosmo-browser", "kosmo-enrolment", Map.of("graceDays", days));
        return union;
    }
}
