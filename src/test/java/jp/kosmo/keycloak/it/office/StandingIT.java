package jp.kosmo.keycloak.it.office;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.Map;
import jp.kosmo.keycloak.it.attack.WrongTries;
import jp.kosmo.keycloak.it.client.Http;
import jp.kosmo.keycloak.it.client.LoginClient;
import jp.kosmo.keycloak.it.client.Totp;
import jp.kosmo.keycloak.it.fixture.Member;
import jp.kosmo.keycloak.it.fixture.MemberSpec;
import jp.kosmo.keycloak.it.fixture.OfficeProgram;
import jp.kosmo.keycloak.it.fixture.RecoveryClient;
import jp.kosmo.keycloak.it.fixture.Union;
import jp.kosmo.keycloak.it.fixture.UserIds;
import jp.kosmo.keycloak.it.harness.RefusingMailServer;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.keycloak.util.JsonSerialization;

/** What the card says of a member is what the member's next login does. */
class StandingIT {

    private static final Union UNION = Union.copyOf("kanekakenpo", "standing");
    private static final OfficeProgram CLERK = OfficeProgram.with(UNION, "members");

    private static final String FORM = "login-login";
    private static final String STOPPED = "login-kosmo-stopped";
    private static final String SET_UP_OTP = "login-login-config-totp";
    private static final String NEW_PASSWORD = "Kikyou-2027";

    @Test
    void aFirstLoginThatIsBrokenOffAtEveryStep() throws IOException {
        Member member = UNION.createMember(MemberSpec.newcomer());
        assertThat(standing(member).get("since").asLong())
                .isEqualTo(member.read().getCreatedTimestamp());
        LoginClient client = halts(member, "NOT_BEGUN", "BIRTHDATE", "login-kosmo-birthdate");

        client.submit(Map.of("birthdate", "19801201"));
        client = halts(member, "FIRST_LOGIN", "TERMS", "login-kosmo-terms");
        assertThat(standing(member).get("since").asLong())
                .isEqualTo(member.events()
                        .ofType("CUSTOM_REQUIRED_ACTION")
                        .list()
                        .get(0)
                        .getTime());

        client.submit(Map.of("decision", "accept"));
        client = halts(member, "FIRST_LOGIN", "USER_ID", "login-kosmo-user-id");

        client.submit(Map.of("username", member.username(), "mfaMethod", "otp"));
        client = halts(member, "FIRST_LOGIN", "SET_UP_OTP", SET_UP_OTP);

        String key = Totp.key(client);
        client.submit(Map.of("totp", Totp.now(key), "userLabel", "phone"));
        assertStands(member, "FIRST_LOGIN", "PASSWORD");
        client = LoginClient.open(UNION).login(member).submit(Map.of("otp", Totp.next(key)));
        assertThat(client.page().id()).isEqualTo("login-login-update-password");

        client.submit(RecoveryClient.newPassword(NEW_PASSWORD));
        assertStands(member, "FIRST_LOGIN", "EMAIL");
        assertThat(client.page().id()).isEqualTo("login-update-email");

        client.submit(Map.of("email", member.spec().email()));
        assertThat(client.isDone()).isTrue();
        assertStands(member, "READY", null);
    }

    @Test
    void theWholeFirstLoginAndTheFactorAtTheNext() throws IOException {
        Member member = UNION.createMember(MemberSpec.newcomer());
        LoginClient client = LoginClient.open(UNION)
                .login(member)
                .submit(Map.of("birthdate", "19801201"))
                .submit(Map.of("decision", "accept"))
                .submit(Map.of("username", member.username(), "mfaMethod", "otp"))
                .submit(RecoveryClient.newPassword(NEW_PASSWORD))
                .submit(Map.of("email", member.spec().email()));
        assertThat(client.isDone()).isTrue();

        assertStands(member, "FACTOR_TO_COME", "SET_UP_OTP");
        assertThat(LoginClient.open(UNION)
                        .login(member.username(), NEW_PASSWORD)
                        .page()
                        .id())
                .isEqualTo(SET_UP_OTP);
    }

    @Test
    void nothingChosenAndNothingSetUp() throws IOException {
        Member member = UNION.importAgreed(MemberSpec.settled().withoutFactors().without("mfaMethod"));

        halts(member, "FACTOR_TO_COME", "USER_ID", "login-kosmo-user-id");
    }

    @Test
    void whoIsThroughIsReady() throws IOException {
        Member member = UserIds.settled(UNION);

        assertStands(member, "READY", null);
        assertThat(LoginClient.open(UNION).login(member).isDone()).isTrue();
    }

    @Test
    void whoHasNoAddressLogsInAllTheSame() throws IOException {
        Member member = UNION.importSettled(
                MemberSpec.settled().withoutFactors().without("mfaMethod").email(""));

        assertStands(member, "NO_ADDRESS", null);
        assertThat(LoginClient.open(UNION).login(member).isDone()).isTrue();
    }

    @Test
    void newTermsComeBeforeTheSetUpOfAFactor() throws IOException {
        Member member = UNION.importMember(MemberSpec.settled().withoutFactors().attribute("agreedTerms", "0.9"));

        LoginClient client = halts(member, "TERMS_NOT_AGREED", "TERMS", "login-kosmo-terms");
        assertThat(standing(member).get("version").asText()).isEqualTo("1.0");

        client.submit(Map.of("decision", "accept"));
        assertThat(client.page().id()).isEqualTo(SET_UP_OTP);
        assertStands(member, "FACTOR_TO_COME", "SET_UP_OTP");
    }

    @Test
    void wrongBirthdatesLockUntilTheUnionUnlocks() throws IOException {
        Member member = UNION.createMember(MemberSpec.newcomer());
        LoginClient client = LoginClient.open(UNION).login(member);
        for (int i = 0; i < 5; i++) {
            client.submit(Map.of("birthdate", "19801202"));
        }
        assertThat(client.page().id()).isEqualTo(STOPPED);

        halts(member, "LOCKED_BIRTHDATE", null, FORM);

        member.change(user -> user.setEnabled(true));
        halts(member, "NOT_BEGUN", "BIRTHDATE", "login-kosmo-birthdate");
    }

    @Test
    void wrongPasswordsLockForAWhile() throws IOException {
        Member member = UserIds.settled(UNION);
        WrongTries.lock(member);

        halts(member, "LOCKED_FOR_NOW", null, FORM);
        assertThat(standing(member).get("until").asLong())
                .isGreaterThan(System.currentTimeMillis())
                .isLessThan(System.currentTimeMillis() + 900_000);
    }

    @Test
    void wrongPasswordsLockForGoodWhereTheUnionWantsIt() throws IOException {
        Union union = Union.copyOf("kanekakenpo", "standinglock", realm -> {
            realm.setPermanentLockout(true);
            realm.setMaxTemporaryLockouts(0);
        });
        Member member = UserIds.settled(union);
        WrongTries.lock(member);

        halts(member, "LOCKED_UNTIL_UNLOCKED", null, FORM, OfficeProgram.with(union, "members"));
    }

    @Test
    void whomTheUnionHasSwitchedOffHasLeft() throws IOException {
        Member member = UserIds.settled(UNION);
        member.change(user -> user.setEnabled(false));

        halts(member, "LEFT", null, FORM);
    }

    /** Nothing is stored, and the derived one is good for 90 days after the record was made. */
    @Test
    void noPasswordIsGoodAnyMore() throws IOException {
        Union union = Union.copyOf("daiwakenpo", "standingpassword");
        Member member = union.createMember(MemberSpec.newcomer().noPassword());

        assertStands(member, "NO_PASSWORD", null, OfficeProgram.with(union, "members"));
        assertThat(LoginClient.open(union)
                        .login(member.username(), "99994321019801201")
                        .page()
                        .id())
                .isEqualTo(FORM);
    }

    @Test
    void theDerivedPasswordIsOneUntilItWasTypedWrongTooOften() throws IOException {
        Member member = UNION.createMember(MemberSpec.newcomer().noPassword());
        assertStands(member, "NOT_BEGUN", "BIRTHDATE");
        WrongTries.lock(member);
        UNION.admin().attackDetection().clearBruteForceForUser(member.id());

        assertStands(member, "NO_PASSWORD", null);
        assertThat(LoginClient.open(UNION)
                        .login(member.username(), "99994321019801201")
                        .page()
                        .id())
                .isEqualTo(FORM);
    }

    @Test
    void aRecordWithoutABirthdateStopsTheFirstLogin() throws IOException {
        Member member = UNION.importMember(
                MemberSpec.newcomer().without("birthdate"), "kosmo-birthdate", "kosmo-user-id", "UPDATE_PASSWORD");

        halts(member, "RECORD_INCOMPLETE", null, STOPPED);
    }

    @Test
    void anAddressThatTheMailServerDoesNotKnow() throws IOException {
        try (var server = new RefusingMailServer()) {
            Union union = Union.copyOf(
                    "kanekakenpo",
                    "standingmail",
                    realm -> realm.getSmtpServer().put("port", String.valueOf(server.port())));
            OfficeProgram clerk = OfficeProgram.with(union, "members");
            Member member = UserIds.settled(union);
            assertStands(member, "READY", null, clerk);

            RecoveryClient.password(member);
            Awaitility.await("the mail is refused")
                    .until(() -> member.events().errors().contains("address_refused"));

            assertStands(member, "MAIL_REFUSED", null, clerk);
            assertThat(LoginClient.open(union).login(member).isDone()).isTrue();
            assertThat(member.events().list())
                    .noneMatch(event -> String.valueOf(event.getDetails())
                            .contains(member.spec().email()));

            member.change(user -> user.setEmail("other." + member.spec().email()));
            assertStands(member, "READY", null, clerk);
        }
    }

    /** The card says so, and the login comes to a halt there. */
    private static LoginClient halts(Member member, String code, @Nullable String next, String page)
            throws IOException {
        return halts(member, code, next, page, CLERK);
    }

    private static LoginClient halts(
            Member member, String code, @Nullable String next, String page, OfficeProgram clerk) throws IOException {
        assertStands(member, code, next, clerk);
        LoginClient client = LoginClient.open(member.union()).login(member);
        assertThat(client.isDone()).isFalse();
        assertThat(client.page().id()).isEqualTo(page);
        return client;
    }

    private static void assertStands(Member member, String code, @Nullable String next) throws IOException {
        assertStands(member, code, next, CLERK);
    }

    private static void assertStands(Member member, String code, @Nullable String next, OfficeProgram clerk)
            throws IOException {
        JsonNode standing = standing(member, clerk);
        assertThat(standing.get("code").asText()).as(standing.toString()).isEqualTo(code);
        assertThat(standing.get("next").asText(null)).as(standing.toString()).isEqualTo(next);
    }

    private static JsonNode standing(Member member) throws IOException {
        return standing(member, CLERK);
    }

    private static JsonNode standing(Member member, OfficeProgram clerk) throws IOException {
        Http.Answer answer = clerk.get("members/" + member.id());
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return JsonSerialization.readValue(answer.body(), JsonNode.class).get("standing");
    }
}
