package jp.kosmo.keycloak.it.login;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.List;
import java.util.Map;
import jp.kosmo.keycloak.it.attack.WrongTries;
import jp.kosmo.keycloak.it.client.LoginClient;
import jp.kosmo.keycloak.it.client.Totp;
import jp.kosmo.keycloak.it.fixture.Member;
import jp.kosmo.keycloak.it.fixture.MemberSpec;
import jp.kosmo.keycloak.it.fixture.Union;
import org.junit.jupiter.api.Test;

/** A login that waits at a step does not get past what the member has done elsewhere meanwhile. */
class ParkedLoginIT {

    private static final String STOPPED = "login-kosmo-stopped";

    @Test
    void doesNotOutliveThePasswordThatOpenedIt() {
        Member member = Union.kanekakenpo().createMember(MemberSpec.newcomer());
        LoginClient parked = LoginClient.open(member.union()).login(member).submit(Map.of("birthdate", "19801201"));
        LoginClient own = LoginClient.open(member.union())
                .login(member)
                .submit(Map.of("decision", "accept"))
                .submit(Map.of("mfaMethod", "otp"))
                .submit(Map.of("password-new", "Sakura-2026", "password-confirm", "Sakura-2026"))
                .submit(Map.of("email", "sakura@member.example"));
        assertThat(own.isDone()).isTrue();

        parked.submit(Map.of("decision", "accept"));

        assertThat(parked.page().id()).isEqualTo(STOPPED);
        assertThat(parked.page().heading()).isEqualTo("もう一度ログインしてください");
        parked.get(URI.create(parked.page().document().location()));
        assertThat(parked.page().id()).as("after a reload").isEqualTo(STOPPED);
        assertThat(member.events().errors()).contains("password_changed_elsewhere");
        assertThat(member.events().ofType("LOGIN").list()).hasSize(1);
    }

    @Test
    void addsNoFactorToTheOneSetUpElsewhere() {
        Member member = Union.kanekakenpo().importSettled(MemberSpec.settled().withoutFactors());
        LoginClient parked = LoginClient.open(member.union()).login(member);
        String parkedKey = Totp.key(parked);
        LoginClient own = LoginClient.open(member.union()).login(member);
        own.submit(Map.of("totp", Totp.now(Totp.key(own)), "userLabel", "own"));
        assertThat(own.isDone()).isTrue();

        parked.submit(Map.of("totp", Totp.now(parkedKey), "userLabel", "stranger"));

        assertThat(parked.page().id()).isEqualTo(STOPPED);
        assertThat(member.credentials().stream().filter(held -> "otp".equals(held.getType())))
                .extracting("userLabel")
                .containsExactly("own");
        assertThat(member.events().errors()).contains("factor_changed_elsewhere");
    }

    @Test
    void cannotChangeThePasswordOfAMemberWhoIsLockedMeanwhile() {
        Member member = waitingAt("UPDATE_PASSWORD");
        LoginClient parked = parked(member);
        WrongTries.lock(member);

        parked.submit(Map.of("password-new", "Sakura-2026", "password-confirm", "Sakura-2026"));

        assertThat(parked.page().id()).isEqualTo(STOPPED);
        assertThat(member.requiredActions()).containsExactly("UPDATE_PASSWORD");
    }

    @Test
    void cannotChangeTheAddressOfAMemberWhoIsLockedMeanwhile() {
        Member member = waitingAt("UPDATE_EMAIL");
        LoginClient parked = parked(member);
        WrongTries.lock(member);

        parked.submit(Map.of("email", "stranger@member.example"));

        assertThat(parked.page().id()).isEqualTo(STOPPED);
        assertThat(member.read().getEmail()).isEqualTo(member.spec().email());
        assertThat(member.events().errors()).contains("user_temporarily_disabled");
        parked.get(URI.create(parked.page().document().location()));
        assertThat(parked.page().id()).as("after a reload").isEqualTo(STOPPED);
    }

    private static Member waitingAt(String requiredAction) {
        return Union.kanekakenpo().importMember(MemberSpec.settled().attribute("agreedTerms", "1.0"), requiredAction);
    }

    private static LoginClient parked(Member member) {
        return LoginClient.open(member.union()).login(member).submit(Map.of("otp", Totp.now(MemberSpec.OTP_SECRET)));
    }

    @Test
    void aNewPasswordByMailDoesNotReplaceTheSetUpThatIsDue() {
        Member member = Union.kanekakenpo().importSettled(MemberSpec.settled().withoutFactors());
        var client = LoginClient.open(member.union())
                .click("a[href*=reset-credentials]")
                .submit(Map.of("username", member.username()));

        client.get(URI.create(member.nextMail().links().get(0)));

        assertThat(client.page().id()).isEqualTo("login-login-config-totp");
    }

    @Test
    void aStepAskedForByMailIsDoneLikeAnyOther() {
        Member member = Union.kanekakenpo().importSettled(MemberSpec.settled());
        member.admin().executeActionsEmail(List.of("kosmo-birthdate"));
        var client = LoginClient.open(member.union());

        client.get(URI.create(member.nextMail().links().get(0)));
        if (!"login-kosmo-birthdate".equals(client.page().id())) {
            client.click("#kc-content a, #kc-info-message a, main a");
        }
        assertThat(client.page().id()).isEqualTo("login-kosmo-birthdate");
        client.submit(Map.of("birthdate", "19790822"));

        assertThat(client.page().fieldErrors()).containsKey("birthdate");
        assertThat(member.events().errors()).containsExactly("birthdate_mismatch");
    }
}
