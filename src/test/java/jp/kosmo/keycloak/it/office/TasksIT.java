package jp.kosmo.keycloak.it.office;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import jp.kosmo.keycloak.it.attack.WrongTries;
import jp.kosmo.keycloak.it.client.Http;
import jp.kosmo.keycloak.it.client.LoginClient;
import jp.kosmo.keycloak.it.client.Totp;
import jp.kosmo.keycloak.it.fixture.Member;
import jp.kosmo.keycloak.it.fixture.MemberSpec;
import jp.kosmo.keycloak.it.fixture.MemberState;
import jp.kosmo.keycloak.it.fixture.OfficeClerk;
import jp.kosmo.keycloak.it.fixture.OfficeTask;
import jp.kosmo.keycloak.it.fixture.Union;
import jp.kosmo.keycloak.it.harness.Mail;
import org.junit.jupiter.api.Test;

/** Each task of the office, seen by what the member's next login does. */
class TasksIT {

    private static final String DERIVED = "99994321019801201";
    private static final String OTP_PAGE = "login-login-otp";
    private static final String BIRTHDATE_PAGE = "login-kosmo-birthdate";

    private static final Union UNION =
            Union.copyOf("kanekakenpo", "officetasks", realm -> realm.setOtpPolicyCodeReusable(true));
    private static final OfficeClerk CLERK = OfficeClerk.of(UNION, "members");

    private static OfficeTask tasks(Member member) {
        return new OfficeTask(CLERK, member);
    }

    private static String outcome(Member member, String task) {
        return OfficeTask.outcome(tasks(member).perform(task));
    }

    private static Member settled() {
        return UNION.importSettled(MemberSpec.settled());
    }

    private static Map<?, ?> issued(Http.Answer answer) {
        return (Map<?, ?>) Objects.requireNonNull(OfficeTask.json(answer).get("issued"));
    }

    private static LoginClient portal(Member member) {
        LoginClient client =
                LoginClient.open(UNION).login(member).submit(Map.of("otp", Totp.now(MemberSpec.OTP_SECRET)));
        assertThat(client.isDone()).isTrue();
        return client;
    }

    @Test
    void lostPhoneLeavesThePasswordAndTheBirthdateToSetANewOneUpWith() {
        Union grace = Union.copyOf("kanekakenpo", "officegrace");
        grace.changeAuthenticator("kosmo-browser", "kosmo-enrolment", Map.of("graceDays", "30"));
        Member member = grace.importSettled(MemberSpec.settled());
        LoginClient waiting = LoginClient.open(grace).login(member);
        LoginClient.open(grace).login(member).submit(Map.of("otp", Totp.now(MemberSpec.OTP_SECRET)));
        assertThat(member.admin().getUserSessions()).hasSize(1);

        var clerk = new OfficeTask(OfficeClerk.of(grace, "members"), member);
        assertThat(OfficeTask.outcome(clerk.perform("lost-phone"))).isEqualTo("done");

        assertThat(member.admin().getUserSessions()).isEmpty();
        assertThat(member.nextMail().text()).contains("ログインに使うデバイス", "組合の窓口の担当者", "ご本人が組合に依頼された場合は");
        waiting.submit(Map.of("otp", Totp.now(MemberSpec.OTP_SECRET)));
        assertThat(waiting.isDone()).as("a login under way").isFalse();

        LoginClient client = LoginClient.open(grace).login(member);
        assertThat(client.page().id()).isEqualTo(BIRTHDATE_PAGE);
        client.submit(Map.of("birthdate", "19801202"));
        assertThat(client.page().id()).as("a wrong one").isEqualTo(BIRTHDATE_PAGE);
        client.submit(Map.of("birthdate", "19801201"));
        assertThat(client.page().id()).isEqualTo("login-login-config-totp");
        assertThat(client.page().document().select("[name=later]"))
                .as("days of grace")
                .isEmpty();
        String secret = Totp.key(client);
        assertThat(client.submit(Map.of("totp", Totp.now(secret), "userLabel", "new phone"))
                        .isDone())
                .isTrue();

        assertThat(member.nextMail().text()).as("told of the new device").contains("OTP認証のデバイスが追加されました");
        assertThat(LoginClient.open(grace).login(member).page().id()).isEqualTo(OTP_PAGE);
        assertThat(OfficeTask.outcome(clerk.perform("lost-phone")))
                .as("the new one can be lost, too")
                .isEqualTo("done");
        assertThat(OfficeTask.outcome(clerk.perform("lost-phone"))).isEqualTo("409 NO_FACTOR");
    }

    /** Nobody could tell the member from whoever has found the password. */
    @Test
    void lostPhoneNeedsABirthdateToBeProvedWith() {
        Member member = UNION.importSettled(MemberSpec.settled().without("birthdate"));

        assertThat(outcome(member, "lost-phone")).isEqualTo("409 NO_PROOF");

        assertThat(member.credentials()).hasSize(2);
    }

    @Test
    void theInitialPasswordIsIssuedAnewWhereItIsDerived() {
        Member member = settled();
        portal(member);

        Http.Answer answer = tasks(member).perform("initial-password");

        Map<?, ?> issued = issued(answer);
        assertThat(issued.get("userId")).isEqualTo(member.username());
        assertThat(issued.get("derived")).isEqualTo(true);
        assertThat(issued.containsKey("password")).isFalse();
        long days =
                (Long.parseLong(String.valueOf(issued.get("validUntil"))) - System.currentTimeMillis()) / 86_400_000;
        assertThat(days).isBetween(89L, 90L);
        assertThat(answer.body()).doesNotContain(DERIVED);
        assertThat(member.admin().getUserSessions()).isEmpty();
        assertThat(member.nextMail().text()).contains("初期パスワードが再発行されました");
        assertThat(LoginClient.open(UNION).login(member).page().id())
                .as("the password of before")
                .isEqualTo("login-login");
        LoginClient client = LoginClient.open(UNION).login(member.username(), DERIVED);
        assertThat(client.page().id()).as("the device is still asked for").isEqualTo(OTP_PAGE);
        client.submit(Map.of("otp", Totp.now(MemberSpec.OTP_SECRET)));
        assertThat(client.page().id()).isEqualTo(BIRTHDATE_PAGE);
        assertThat(member.requiredActions()).contains("kosmo-birthdate", "kosmo-user-id", "UPDATE_PASSWORD");
    }

    @Test
    void theCodeOfTheSlipOpensTheLoginAndEveryPasswordOfBeforeIsDead() {
        Union union = Union.copyOf("daiwakenpo", "officecodes");
        Member member = union.importSettled(MemberSpec.settled());
        var clerk = new OfficeTask(OfficeClerk.of(union, "members"), member);

        String first = String.valueOf(issued(clerk.perform("initial-password")).get("password"));
        Map<?, ?> issued = issued(clerk.perform("initial-password"));

        String printed = String.valueOf(issued.get("password"));
        assertThat(printed).matches("([A-Z0-9]{5}-){2}[A-Z0-9]{5}").isNotEqualTo(first);
        assertThat(issued.get("derived")).isEqualTo(false);
        long days =
                (Long.parseLong(String.valueOf(issued.get("validUntil"))) - System.currentTimeMillis()) / 86_400_000;
        assertThat(days).isBetween(89L, 90L);
        for (String dead : List.of(first, member.password(), DERIVED)) {
            assertThat(LoginClient.open(union)
                            .login(member.username(), dead)
                            .page()
                            .id())
                    .isEqualTo("login-login");
            union.admin().attackDetection().clearBruteForceForUser(member.id());
        }
        LoginClient client = LoginClient.open(union).login(member.username(), printed);
        assertThat(client.page().id()).isEqualTo(OTP_PAGE);
        client.submit(Map.of("otp", Totp.now(MemberSpec.OTP_SECRET)));
        assertThat(client.page().id()).isEqualTo(BIRTHDATE_PAGE);
        String letters = printed.replace("-", "");
        assertThat(MemberState.of(member)).noneMatch(row -> row.contains(printed) || row.contains(letters));
        assertThat(union.admin().getAdminEvents().toString()).doesNotContain(printed, letters);
    }

    @Test
    void theInitialPasswordIsMadeWhereTheUnionHasNoKindOfIt() {
        Union union = Union.copyOf("daiwakenpo", "officerandom");
        union.changeRequiredAction("UPDATE_PASSWORD", Map.of("initialPassword", "none"));
        Member member = union.importSettled(MemberSpec.settled());
        var clerk = new OfficeTask(OfficeClerk.of(union, "members"), member);

        Map<?, ?> issued = issued(clerk.perform("initial-password"));

        String password = String.valueOf(issued.get("password"));
        assertThat(password).matches("[a-z2-9]{4}-[a-z2-9]{4}-[a-z2-9]{4}");
        LoginClient client = LoginClient.open(union).login(member.username(), password);
        assertThat(client.page().id()).isEqualTo(OTP_PAGE);
        client.submit(Map.of("otp", Totp.now(MemberSpec.OTP_SECRET)));
        assertThat(client.page().id()).isEqualTo(BIRTHDATE_PAGE);
        assertThat(MemberState.of(member)).noneMatch(row -> row.contains(password));
        assertThat(union.admin().getAdminEvents().toString()).doesNotContain(password);
    }

    @Test
    void theStepsOfTheFirstLoginAreRepeated() {
        Member member = settled();

        assertThat(outcome(member, "repeat-steps")).isEqualTo("done");

        LoginClient client =
                LoginClient.open(UNION).login(member).submit(Map.of("otp", Totp.now(MemberSpec.OTP_SECRET)));
        assertThat(client.page().id()).isEqualTo(BIRTHDATE_PAGE);
        client.submit(Map.of("birthdate", "19801201"));
        assertThat(client.page().id()).isEqualTo("login-kosmo-user-id");
    }

    @Test
    void everySessionEndsAndEveryLoginUnderWay() {
        Member member = settled();
        LoginClient waiting = LoginClient.open(UNION).login(member);
        LoginClient browser = portal(member);

        assertThat(outcome(member, "sessions/end")).isEqualTo("done");

        assertThat(member.admin().getUserSessions()).isEmpty();
        assertThat(browser.reopen(Map.of()).page().id()).isEqualTo("login-login");
        waiting.submit(Map.of("otp", Totp.now(MemberSpec.OTP_SECRET)));
        assertThat(waiting.isDone()).isFalse();
        portal(member);
    }

    @Test
    void whoeverIsLockedIsUnlockedFirst() {
        Member member = settled();
        WrongTries.lock(member);
        Mail told = member.nextMail();
        assertThat(told.text()).contains("ロック");
        assertThat(LoginClient.open(UNION).login(member).page().id()).isEqualTo("login-login");

        assertThat(outcome(member, "unlock")).isEqualTo("done");

        assertThat(member.nextMail().text()).contains("ログインのロックが解除されました");
        portal(member);
        assertThat(outcome(member, "unlock")).isEqualTo("409 NOT_LOCKED");
    }
}
