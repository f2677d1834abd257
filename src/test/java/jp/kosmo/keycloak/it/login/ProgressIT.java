package jp.kosmo.keycloak.it.login;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import jp.kosmo.keycloak.it.client.LoginClient;
import jp.kosmo.keycloak.it.fixture.Member;
import jp.kosmo.keycloak.it.fixture.MemberSpec;
import jp.kosmo.keycloak.it.fixture.RecoveryClient;
import jp.kosmo.keycloak.it.fixture.Union;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** 「5つのうち2番目」: how far a member has come stays what it was when the login is begun anew. */
class ProgressIT {

    private static final Union UNION = Union.kanekakenpo();
    private static final List<Map<String, String>> FIRST_STEPS =
            List.of(Map.of("birthdate", "19801201"), Map.of("decision", "accept"));

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2})
    void countsOnAfterALoginThatWasBrokenOff(int done) {
        Member member = UNION.createMember(MemberSpec.newcomer());
        LoginClient brokenOff = LoginClient.open(UNION).login(member);
        FIRST_STEPS.subList(0, done).forEach(brokenOff::submit);
        String expected = "5つのうち" + (done + 1) + "番目";
        assertThat(progress(brokenOff)).isEqualTo(expected);

        assertThat(progress(LoginClient.open(UNION).login(member))).isEqualTo(expected);
        assertThat(progress(LoginClient.open(UNION).login(member)))
                .as("and again")
                .isEqualTo(expected);
    }

    /** What was done in a first login that has come to its end is no part of what the union asks for later. */
    @Test
    void countsFromOneWhenAllWasDone() {
        Member member = UNION.createMember(MemberSpec.newcomer());
        LoginClient first = LoginClient.open(UNION).login(member);
        FIRST_STEPS.forEach(first::submit);
        first.submit(Map.of("mfaMethod", "otp"))
                .submit(RecoveryClient.newPassword("Sakura-2027"))
                .submit(Map.of("email", member.spec().email()));
        assertThat(member.requiredActions()).isEmpty();
        member.change(user -> user.setRequiredActions(List.of("kosmo-birthdate", "kosmo-terms")));
        member.change(user -> user.singleAttribute("mfaMethod", "otp"));

        LoginClient later = LoginClient.open(UNION).login(member.username(), "Sakura-2027");

        assertThat(progress(later)).startsWith("3つのうち1番目");
    }

    private static String progress(LoginClient browser) {
        return browser.page().text(".kosmo-progress");
    }
}
