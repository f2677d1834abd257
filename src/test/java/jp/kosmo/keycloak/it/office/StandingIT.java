package jp.kosmo.keycloak.it.office;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import jp.kosmo.keycloak.it.client.LoginClient;
import jp.kosmo.keycloak.it.client.Totp;
import jp.kosmo.keycloak.it.fixture.Member;
import jp.kosmo.keycloak.it.fixture.MemberSpec;
import jp.kosmo.keycloak.it.fixture.OfficeClerk;
import jp.kosmo.keycloak.it.fixture.RecoveryClient;
import jp.kosmo.keycloak.it.fixture.Union;
import jp.kosmo.keycloak.it.fixture.UserIds;
import org.junit.jupiter.api.Test;

/** What the card says of a member is what the member's next login does, at each step and behind the last. */
class StandingIT {

    private static final Union UNION = Union.copyOf("kanekakenpo", "standing");
    private static final MemberCards CARDS = new MemberCards(OfficeClerk.of(UNION, "members"));

    private static final String SET_UP_OTP = "login-login-config-totp";
    private static final String NEW_PASSWORD = "Kikyou-2027";

    @Test
    void aFirstLoginThatIsBrokenOffAtEveryStep() {
        Member member = UNION.createMember(MemberSpec.newcomer());
        assertThat(CARDS.standing(member).get("since").asLong())
                .isEqualTo(member.read().getCreatedTimestamp());
        LoginClient client = CARDS.assertHalts(member, "NOT_BEGUN", "BIRTHDATE", "login-kosmo-birthdate");

        client.submit(Map.of("birthdate", "19801201"));
        client = CARDS.assertHalts(member, "FIRST_LOGIN", "TERMS", "login-kosmo-terms");
        assertThat(CARDS.standing(member).get("since").asLong())
                .isEqualTo(member.events()
                        .ofType("CUSTOM_REQUIRED_ACTION")
                        .list()
                        .get(0)
                        .getTime());

        client.submit(Map.of("decision", "accept"));
        client = CARDS.assertHalts(member, "FIRST_LOGIN", "USER_ID", "login-kosmo-user-id");

        client.submit(Map.of("username", member.username(), "mfaMethod", "otp"));
        client = CARDS.assertHalts(member, "FIRST_LOGIN", "SET_UP_OTP", SET_UP_OTP);

        String key = Totp.key(client);
        client.submit(Map.of("totp", Totp.now(key), "userLabel", "phone"));
        CARDS.assertStands(member, "FIRST_LOGIN", "PASSWORD");
        client = LoginClient.open(UNION).login(member).submit(Map.of("otp", Totp.next(key)));
        assertThat(client.page().id()).isEqualTo("login-login-update-password");

        client.submit(RecoveryClient.newPassword(NEW_PASSWORD));
        CARDS.assertStands(member, "FIRST_LOGIN", "EMAIL");
        assertThat(client.page().id()).isEqualTo("login-update-email");

        client.submit(Map.of("email", member.spec().email()));
        assertThat(client.isDone()).isTrue();
        CARDS.assertStands(member, "READY", null);
    }

    @Test
    void theWholeFirstLoginAndTheFactorAtTheNext() {
        Member member = UNION.createMember(MemberSpec.newcomer());
        LoginClient client = LoginClient.open(UNION)
                .login(member)
                .submit(Map.of("birthdate", "19801201"))
                .submit(Map.of("decision", "accept"))
                .submit(Map.of("username", member.username(), "mfaMethod", "otp"))
                .submit(RecoveryClient.newPassword(NEW_PASSWORD))
                .submit(Map.of("email", member.spec().email()));
        assertThat(client.isDone()).isTrue();

        CARDS.assertStands(member, "FACTOR_TO_COME", "SET_UP_OTP");
        assertThat(LoginClient.open(UNION)
                        .login(member.username(), NEW_PASSWORD)
                        .page()
                        .id())
                .isEqualTo(SET_UP_OTP);
    }

    @Test
    void nothingChosenAndNothingSetUp() {
        Member member = UNION.importAgreed(MemberSpec.settled().withoutFactors().without("mfaMethod"));

        CARDS.assertHalts(member, "FACTOR_TO_COME", "USER_ID", "login-kosmo-user-id");
    }

    @Test
    void whoIsThroughIsReady() {
        Member member = UserIds.settled(UNION);

        CARDS.assertStands(member, "READY", null);
        assertThat(LoginClient.open(UNION).login(member).isDone()).isTrue();
    }

    @Test
    void whoHasNoAddressLogsInAllTheSame() {
        Member member = UNION.importSettled(
                MemberSpec.settled().withoutFactors().without("mfaMethod").email(""));

        CARDS.assertStands(member, "NO_ADDRESS", null);
        assertThat(LoginClient.open(UNION).login(member).isDone()).isTrue();
    }

    @Test
    void newTermsComeBeforeTheSetUpOfAFactor() {
        Member member = UNION.importMember(MemberSpec.settled().withoutFactors().attribute("agreedTerms", "0.9"));

        LoginClient client = CARDS.assertHalts(member, "TERMS_NOT_AGREED", "TERMS", "login-kosmo-terms");
        assertThat(CARDS.standing(member).get("version").asText()).isEqualTo("1.0");

        client.submit(Map.of("decision", "accept"));
        assertThat(client.page().id()).isEqualTo(SET_UP_OTP);
        CARDS.assertStands(member, "FACTOR_TO_COME", "SET_UP_OTP");
    }
}
