package jp.kosmo.keycloak.it.password;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import jp.kosmo.keycloak.it.client.LoginClient;
import jp.kosmo.keycloak.it.client.ParallelRequests;
import jp.kosmo.keycloak.it.client.Totp;
import jp.kosmo.keycloak.it.fixture.Member;
import jp.kosmo.keycloak.it.fixture.MemberSpec;
import jp.kosmo.keycloak.it.fixture.RecoveryClient;
import jp.kosmo.keycloak.it.fixture.Union;
import jp.kosmo.keycloak.it.harness.Database;
import jp.kosmo.keycloak.it.harness.Mail;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.keycloak.representations.idm.UserSessionRepresentation;

/** A password that others may work out, too: few guesses, ever, and nothing lasts that it opens. */
class DerivedPasswordIT {

    private static final String DERIVED = "99994321019801201";
    private static final String NEUTRAL = "無効なユーザ ID またはパスワードです。";

    /** Keycloak's own count forgets within a second here, as it does within hours elsewhere. */
    private static final Union UNION = Union.copyOf("kanekakenpo", "derivedguesses", realm -> {
        realm.setFailureFactor(1000);
        realm.setMaxDeltaTimeSeconds(1);
    });

    @Test
    void fiveWrongOnesEndItHoweverSlowlyTheyCome() throws InterruptedException {
        Member member = newcomer();
        for (int guess = 0; guess < 5; guess++) {
            refused(member, "9999432101980120" + (guess + 2));
            Thread.sleep(guess == 3 ? 1500 : 0);
        }

        assertThat(opens(member, DERIVED)).as("the right one").isFalse();
        assertThat(member.events().errors().get(0)).isEqualTo("invalid_user_credentials");
        assertThat(LoginClient.open(UNION)
                        .login(member.username(), DERIVED)
                        .page()
                        .fieldErrors())
                .containsExactly(Map.entry("username", NEUTRAL));
        assertThat(member.read().isEnabled())
                .as("the mail for a new password still opens it")
                .isTrue();

        member.change(user -> user.setEnabled(false));
        member.change(user -> user.setEnabled(true));
        assertThat(opens(member, DERIVED)).as("unlocked by the union").isTrue();
    }

    @Test
    void rightOnesAreNotCounted() {
        Member member = newcomer();
        for (int login = 0; login < 6; login++) {
            assertThat(opens(member, DERIVED)).isTrue();
        }
        for (int guess = 0; guess < 4; guess++) {
            refused(member, "x" + guess);
            assertThat(opens(member, DERIVED)).isTrue();
        }
        refused(member, "x5");
        assertThat(opens(member, DERIVED))
                .as("what came between does not make it forget")
                .isFalse();
    }

    /** Thirty browsers at once, with and without Keycloak's own guard, which lets one of them through at a time. */
    @Test
    void triesThatArriveTogetherAreCountedExactly() {
        Union open = Union.copyOf("kanekakenpo", "derivedtogether", realm -> realm.setBruteForceProtected(false));
        Member member = open.createMember(MemberSpec.newcomer().noPassword());
        List<LoginClient> browsers = ParallelRequests.run(30, number -> LoginClient.open(open));

        List<Integer> answers = ParallelRequests.run(
                30,
                number -> browsers.get(number)
                        .login(member.username(), "guess" + number)
                        .page()
                        .status());

        assertThat(answers).containsOnly(200);
        assertThat(failures(member)).containsExactly(5);
        assertThat(LoginClient.open(open)
                        .login(member.username(), DERIVED)
                        .page()
                        .id())
                .isEqualTo("login-login");
    }

    @Test
    void guessesAtAStoredPasswordAreNotCountedHere() {
        Member member = UNION.createMember(MemberSpec.newcomer());
        refused(member, DERIVED);

        assertThat(failures(member)).isEmpty();
    }

    /** The address on record is told: if it was a stranger, the member would otherwise read only that the password is wrong. */
    @Test
    void theFirstLoginIsToldAndDoesNotLast() {
        for (String language : List.of("ja", "en")) {
            Member member = UNION.importSettled(
                    MemberSpec.settled().noPassword().attribute("locale", language), "UPDATE_PASSWORD");
            LoginClient browser = LoginClient.open(UNION)
                    .submit(Map.of("username", member.username(), "password", DERIVED, "rememberMe", "on"))
                    .submit(Map.of("otp", Totp.now(MemberSpec.OTP_SECRET)))
                    .submit(RecoveryClient.newPassword("Sakura-2026"));
            assertThat(browser.isDone()).isTrue();

            assertThat(member.admin().getUserSessions())
                    .extracting(UserSessionRepresentation::isRememberMe)
                    .containsExactly(false);
            Mail mail = member.nextMail();
            assertThat(mail.subject())
                    .isEqualTo(language.equals("ja") ? "初回ログインが完了しました" : "Your first login is complete");
            assertThat(mail.text() + mail.html())
                    .contains(language.equals("ja") ? "新しいパスワードが設定されました。" : "a new password was set")
                    .contains(language.equals("ja") ? "すぐに、下記のお問い合わせ先に" : "contact the desk below at once")
                    .doesNotContain("9999", "43210", "1980", "127.0.0.1", "{", "kosmo");
        }
    }

    @Test
    void theMailCanBeSwitchedOff() {
        Union union = Union.copyOf("kanekakenpo", "derivedsilent");
        union.changeRequiredAction("UPDATE_PASSWORD", Map.of("noticeFirstLogin", "false"));
        Member member = union.importSettled(MemberSpec.settled().noPassword(), "UPDATE_PASSWORD");
        LoginClient.open(union)
                .login(member.username(), DERIVED)
                .submit(Map.of("otp", Totp.now(MemberSpec.OTP_SECRET)))
                .submit(RecoveryClient.newPassword("Sakura-2026"));

        RecoveryClient.password(member);
        assertThat(member.nextMail().subject()).isEqualTo("パスワード再設定のご案内");
    }

    private static Member newcomer() {
        return UNION.createMember(MemberSpec.newcomer().noPassword());
    }

    /** A login that is compared. */
    private static boolean opens(Member member, String password) {
        return Awaitility.await("Keycloak to have recorded the login before")
                .until(
                        () -> {
                            LoginClient client =
                                    LoginClient.open(member.union()).login(member.username(), password);
                            boolean open = !"login-login".equals(client.page().id());
                            String error = open ? "" : member.events().errors().get(0);
                            return open ? "open" : error;
                        },
                        answer -> !"user_disabled".equals(answer) && !"user_temporarily_disabled".equals(answer))
                .equals("open");
    }

    /** One guess that is compared; Keycloak lets none through while it records the one before. */
    private static void refused(Member member, String guess) {
        int before = compared(member);
        Awaitility.await(guess).atMost(Duration.ofSeconds(10)).until(() -> {
            assertThat(LoginClient.open(member.union())
                            .login(member.username(), guess)
                            .page()
                            .id())
                    .isEqualTo("login-login");
            return compared(member) == before + 1;
        });
    }

    private static int compared(Member member) {
        return (int) member.events().errors().stream()
                .filter("invalid_user_credentials"::equals)
                .count();
    }

    private static List<@Nullable Object> failures(Member member) {
        return Database.column("select failures from kosmo_attempt where user_id = ?", member.id());
    }
}
