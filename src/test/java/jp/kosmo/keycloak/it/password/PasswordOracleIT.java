package jp.kosmo.keycloak.it.password;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import jp.kosmo.keycloak.it.client.AccountRest;
import jp.kosmo.keycloak.it.client.LoginClient;
import jp.kosmo.keycloak.it.client.ParallelRequests;
import jp.kosmo.keycloak.it.client.Totp;
import jp.kosmo.keycloak.it.fixture.Member;
import jp.kosmo.keycloak.it.fixture.MemberSpec;
import jp.kosmo.keycloak.it.fixture.RecoveryClient;
import jp.kosmo.keycloak.it.fixture.Union;
import jp.kosmo.keycloak.it.fixture.UserIds;
import org.junit.jupiter.api.Test;

/** The page for a new password tells nobody the birthdate, the insured person's number or the password in use. */
class PasswordOracleIT {

    private static final Union UNION = Union.copyOf("kanekakenpo", "passwordoracle");
    private static final String BIRTHDATE = "19801201";
    private static final List<String> SECRETS = List.of(BIRTHDATE, "1980-12-01", "999943210", "Tegami-2026");
    private static final String PERSONAL = "記号・番号・生年月日を含むパスワード";
    private static final String HISTORY = "今お使いのパスワード";
    private static final String LATER = "パスワードの変更を何度も試されたため、今は変更できません。1時間ほどたってから、もう一度お試しください。";

    /** Ten thousand dates with the right one among them are answered as ten thousand without it. */
    @Test
    void answersNothingToListsOfGuesses() {
        Member member = member();
        LoginClient page = atStep(member);
        for (int dates : List.of(8, 9, 100, 1_000, 10_000)) {
            List<String> guesses = dates(dates);
            String without = "x" + String.join("", guesses);
            guesses.set(dates / 2, BIRTHDATE);
            String with = "x" + String.join("", guesses);

            Map<String, String> told = errors(page, with);
            assertThat(told)
                    .isEqualTo(errors(page, without))
                    .isEqualTo(Map.of("password-new", "パスワードは64文字以下で入力してください。"));
        }
        assertThat(answersLeft(page)).isEqualTo(10);
    }

    /** Whatever else is wrong with a password is said alone. */
    @Test
    void comparesOnlyWhatCouldBeThePassword() {
        Member member = member();
        LoginClient page = atStep(member);
        int tried = 0;
        for (String secret : SECRETS) {
            for (String spoiled : List.of(
                    secret + "あ",
                    secret + " x",
                    secret + "x§",
                    secret + "x".repeat(65 - secret.length()),
                    secret.replaceAll("[A-Za-z]", ""),
                    secret.replaceAll("[0-9]", "x").substring(0, 7))) {
                assertThat(errors(page, spoiled).toString()).doesNotContain(PERSONAL, HISTORY, LATER);
                tried++;
            }
            page.submit(Map.of("password-new", secret + "x", "password-confirm", secret + "y"));
            assertThat(page.page().fieldErrors()).containsOnlyKeys("password-confirm");
            tried++;
        }
        assertThat(tried).isEqualTo(28);
        assertThat(answersLeft(page)).isEqualTo(10);
    }

    /** A hundred posts of a search that halves what is left get ten answers, whichever rule is asked. */
    @Test
    void answersTenTimesAnHour() {
        Member member = member();
        LoginClient page = atStep(member);
        List<Map<String, String>> told = new ArrayList<>();
        for (int post = 0; post < 100; post++) {
            String secret = SECRETS.get(post % SECRETS.size());
            told.add(errors(page, secret.matches("[0-9-]+") ? "Kx" + secret : secret));
        }

        assertThat(told.subList(0, 10))
                .allSatisfy(errors -> assertThat(errors.toString()).containsAnyOf(PERSONAL, HISTORY));
        assertThat(told.subList(10, 100)).containsOnly(Map.of("password-new", LATER));
        assertThat(errors(page, "Kikyou-2027"))
                .as("a good one is not compared either")
                .isEqualTo(Map.of("password-new", LATER));
        assertThat(page.page().status()).isEqualTo(200);
        assertThat(errors(atStep(member), "Kikyou-2027"))
                .as("another login makes no difference")
                .isEqualTo(Map.of("password-new", LATER));
        assertThat(member.requiredActions()).containsExactly("UPDATE_PASSWORD");
    }

    @Test
    void answersTenOfManyAtOnce() {
        Member member = member();
        List<LoginClient> pages =
                Stream.generate(() -> atStep(member)).limit(24).toList();

        List<Map<String, String>> told =
                ParallelRequests.run(pages.size(), number -> errors(pages.get(number), "Kx" + BIRTHDATE));

        assertThat(told)
                .filteredOn(errors -> errors.toString().contains(PERSONAL))
                .hasSize(10);
        assertThat(told).filteredOn(Map.of("password-new", LATER)::equals).hasSize(14);
    }

    /** Tries at the user ID in the Account Console and at the password count together. */
    @Test
    void sharesTheLimitWithTheUserId() {
        Member member = UNION.importSettled(MemberSpec.settled(), "UPDATE_PASSWORD");
        LoginClient login = LoginClient.openAccountConsole(UNION).login(member);
        login.submit(Map.of("otp", Totp.now(MemberSpec.OTP_SECRET)));
        for (int i = 0; i < 4; i++) {
            assertThat(errors(login, "Kx" + BIRTHDATE).toString()).contains(PERSONAL);
        }
        assertThat(login.submit(RecoveryClient.newPassword("Kikyou-2027")).isDone())
                .isTrue();
        AccountRest console = AccountRest.of(member, login.tokens().getToken());
        String taken = UserIds.settled(UNION).username();
        for (int i = 0; i < 5; i++) {
            assertThat(console.save(profile -> profile.setUsername(taken)).body())
                    .contains("kosmoUserIdNotAvailable");
        }
        assertThat(console.save(profile -> profile.setUsername(UserIds.unused()))
                        .body())
                .contains("kosmoUserIdTryLater");
    }

    /** The way of somebody who reads the member's mails. */
    @Test
    void answersNoMoreBehindTheLinkInAMail() {
        Member member = UNION.importSettled(MemberSpec.settled());
        RecoveryClient.password(member);
        LoginClient page = LoginClient.open(UNION).get(RecoveryClient.link(member));
        page.submit(Map.of("totp", Totp.now(Totp.key(page)), "userLabel", "new phone"));
        int answers = 0;
        for (int post = 0; post < 15; post++) {
            answers += errors(page, "Kx" + BIRTHDATE).toString().contains(PERSONAL) ? 1 : 0;
        }

        assertThat(answers).isEqualTo(10);
        assertThat(page.page().fieldErrors()).isEqualTo(Map.of("password-new", LATER));
    }

    /** The union's own right: it knows the record, and sets passwords for many. */
    @Test
    void answersAdministratorsAlways() {
        Member member = member();
        for (int i = 0; i < 15; i++) {
            assertThat(PasswordIT.refused(member, "Kx" + BIRTHDATE)).isEqualTo("kosmoPasswordPersonal");
        }
        assertThat(PasswordIT.refused(member, "Sakura123!")).isEqualTo("kosmoPasswordCommon");
        assertThat(answersLeft(atStep(member))).isEqualTo(10);
    }

    @Test
    void refusesWhatEverybodyTriesFirst() {
        LoginClient page = atStep(member());

        assertThat(errors(page, "Sakura123!"))
                .isEqualTo(Map.of("password-new", "よく使われているパスワードは、ほかの人に推測されやすいため使えません。別のパスワードを入力してください。"));
        assertThat(answersLeft(page)).isEqualTo(10);
    }

    private static int answersLeft(LoginClient page) {
        int answers = 0;
        while (errors(page, "Kx" + BIRTHDATE).toString().contains(PERSONAL)) {
            answers++;
        }
        return answers;
    }

    private static Map<String, String> errors(LoginClient page, String password) {
        return page.submit(RecoveryClient.newPassword(password)).page().fieldErrors();
    }

    /** Days in the life of members, none of them the member's. */
    private static List<String> dates(int count) {
        return new Random(count)
                .ints(count, 0, 36_525)
                .mapToObj(day -> LocalDate.of(1900, 1, 1).plusDays(day).format(DateTimeFormatter.BASIC_ISO_DATE))
                .map(date -> date.equals(BIRTHDATE) ? "19801202" : date)
                .collect(Collectors.toCollection(ArrayList::new));
    }

    private static Member member() {
        return UNION.importSettled(MemberSpec.newcomer().without("temporaryUserId"), "UPDATE_PASSWORD");
    }

    private static LoginClient atStep(Member member) {
        LoginClient client = LoginClient.open(UNION).login(member);
        assertThat(client.page().id()).isEqualTo("login-login-update-password");
        return client;
    }
}
