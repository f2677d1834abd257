package jp.kosmo.keycloak.it.mfa;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import jp.kosmo.keycloak.it.client.LoginClient;
import jp.kosmo.keycloak.it.client.SoftPasskey;
import jp.kosmo.keycloak.it.client.SoftPasskey.Ceremony;
import jp.kosmo.keycloak.it.fixture.Events;
import jp.kosmo.keycloak.it.fixture.Member;
import jp.kosmo.keycloak.it.fixture.MemberSpec;
import jp.kosmo.keycloak.it.fixture.Union;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.keycloak.WebAuthnConstants;

/** That a passkey works from set-up to login, and that an answer made for another site, time or person does not. */
class PasskeyCeremonyIT {

    private static final String SET_UP = "login-webauthn-register";
    private static final String LOGIN = "login-webauthn-authenticate";
    private static final String ERROR = "login-webauthn-error";

    @Test
    void isSetUpAndAskedForFromThenOn() {
        Member member = Union.kanekakenpo().importSettled(withoutFactors());
        var passkey = new SoftPasskey();

        var client = LoginClient.open(member.union()).login(member);
        assertThat(client.page().id()).isEqualTo(SET_UP);
        client.submit(passkey.registration(Ceremony.of(client.page()), "わたしの電話"));

        assertThat(client.isDone()).isTrue();
        assertThat(member.credentials())
                .filteredOn("type", "webauthn")
                .extracting("userLabel")
                .containsExactly("わたしの電話");
        var later = LoginClient.open(member.union()).login(member);
        assertThat(later.page().id()).isEqualTo(LOGIN);
        later.submit(passkey.assertion(Ceremony.of(later.page())));
        assertThat(later.tokens().getToken()).isNotEmpty();
    }

    @ParameterizedTest(name = "made {1}")
    @MethodSource("forgeries")
    void refusesToSetUpWithAnAnswer(UnaryOperator<Ceremony> forged, String made, String cause) {
        Member member = Union.kanekakenpo().importSettled(withoutFactors());
        var client = LoginClient.open(member.union()).login(member);

        client.submit(new SoftPasskey().registration(forged.apply(Ceremony.of(client.page())), "phone"));

        assertThat(client.page().id()).isEqualTo(ERROR);
        var refused = member.events().ofType("UPDATE_CREDENTIAL_ERROR");
        assertThat(refused.errors()).containsExactly("invalid_registration");
        assertThat(refused.detail(WebAuthnConstants.REG_ERR_DETAIL_LABEL))
                .singleElement()
                .asString()
                .contains(cause);
        assertThat(member.credentials()).extracting("type").doesNotContain("webauthn");
    }

    @ParameterizedTest(name = "made {1}")
    @MethodSource("forgeries")
    void refusesToLogInWithAnAnswer(UnaryOperator<Ceremony> forged, String made, String cause) {
        var passkey = new SoftPasskey();
        Member member = holding(passkey);
        var client = LoginClient.open(member.union()).login(member);

        client.submit(passkey.assertion(forged.apply(Ceremony.of(client.page()))));

        assertThat(client.page().id()).isEqualTo(ERROR);
        var refused = newestRefusal(member.union());
        assertThat(refused.errors()).containsExactly("invalid_user_credentials");
        assertThat(refused.detail(WebAuthnConstants.AUTH_ERR_DETAIL_LABEL))
                .singleElement()
                .asString()
                .contains(cause);
        assertThat(member.admin().getUserSessions()).isEmpty();
    }

    @Test
    void refusesSomebodyElsesPasskey() {
        Member member = holding(new SoftPasskey());
        var client = LoginClient.open(member.union()).login(member);

        client.submit(new SoftPasskey().assertion(Ceremony.of(client.page())));

        assertThat(client.page().id()).isEqualTo(ERROR);
        assertThat(newestRefusal(member.union()).errors()).containsExactly("user_not_found");
        assertThat(member.admin().getUserSessions()).isEmpty();
    }

    @Test
    void endsTheOtherSessionsOnlyWithARightAnswer() {
        Member member = Union.kanekakenpo()
                .importSettled(MemberSpec.settled().without("mfaMethod").withoutFactors());
        assertThat(LoginClient.open(member.union()).login(member).isDone()).isTrue();
        String other = member.admin().getUserSessions().get(0).getId();
        member.change(user -> user.setRequiredActions(List.of("webauthn-register")));
        var passkey = new SoftPasskey();
        var client = LoginClient.open(member.union()).login(member);
        Ceremony asked = Ceremony.of(client.page());

        client.submit(endingOtherSessions(passkey.registration(
                new Ceremony(asked.challenge(), asked.rpId(), "https://evil.example", true), "phone")));
        assertThat(client.page().id()).isEqualTo(ERROR);
        assertThat(member.admin().getUserSessions()).extracting("id").containsExactly(other);

        client.submit(Map.of("isSetRetry", "retry"));
        client.submit(endingOtherSessions(passkey.registration(Ceremony.of(client.page()), "phone")));
        assertThat(client.isDone()).isTrue();
        assertThat(member.admin().getUserSessions()).hasSize(1).extracting("id").doesNotContain(other);
    }

    static Stream<Arguments> forgeries() {
        String other = Base64.getUrlEncoder().encodeToString("another login's!".getBytes(UTF_8));
        return Stream.of(
                forgery("for another login", "challenge", c -> new Ceremony(other, c.rpId(), c.origin(), true)),
                forgery("for another host", "rpId", c -> new Ceremony(c.challenge(), "evil.example", c.origin(), true)),
                forgery(
                        "at another site",
                        "origin",
                        c -> new Ceremony(c.challenge(), c.rpId(), "https://evil.example", true)),
                forgery(
                        "without looking at the owner",
                        "UV flag",
                        c -> new Ceremony(c.challenge(), c.rpId(), c.origin(), false)));
    }

    private static Arguments forgery(String made, String cause, UnaryOperator<Ceremony> forged) {
        return Arguments.of(forged, made, cause);
    }

    /** Keycloak does not say in this event whose login it was. */
    private static Events newestRefusal(Union union) {
        return new Events(union.events().ofType("LOGIN_ERROR").list().subList(0, 1));
    }

    private static Member holding(SoftPasskey passkey) {
        return Union.kanekakenpo().importSettled(withoutFactors().passkey("phone", passkey));
    }

    private static Map<String, String> endingOtherSessions(Map<String, String> answer) {
        var fields = new HashMap<>(answer);
        fields.put("logout-sessions", "on");
        return fields;
    }

    private static MemberSpec withoutFactors() {
        return MemberSpec.settled().attribute("mfaMethod", "passkey").withoutFactors();
    }
}
