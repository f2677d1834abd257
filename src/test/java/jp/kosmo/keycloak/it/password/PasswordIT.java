package jp.kosmo.keycloak.it.password;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.ws.rs.BadRequestException;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import jp.kosmo.keycloak.it.client.LoginClient;
import jp.kosmo.keycloak.it.client.Page;
import jp.kosmo.keycloak.it.client.ParallelRequests;
import jp.kosmo.keycloak.it.fixture.Member;
import jp.kosmo.keycloak.it.fixture.MemberSpec;
import jp.kosmo.keycloak.it.fixture.Union;
import jp.kosmo.keycloak.it.fixture.UserIds;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.keycloak.representations.idm.CredentialRepresentation;
import org.keycloak.representations.idm.OAuth2ErrorRepresentation;

/** The step 「パスワードの更新」: the rules for a new password, and the words in which they are told. */
class PasswordIT {

    private static final Union UNION = Union.kanekakenpo();
    private static final String STEP = "login-login-update-password";
    private static final String PERSONAL = "ユーザIDと同じパスワードや、記号・番号・生年月日を含むパスワードは使えません。別のパスワードを入力してください。";

    @Test
    void showsTheScreenOfTheManual() {
        Page page = atStep(member()).page();

        assertThat(page.heading()).isEqualTo("パスワードの更新");
        assertThat(page.alert()).isEqualTo("新しいパスワードを決めてください。");
        assertThat(page.document().select("label").eachText()).contains("パスワード", "パスワード確認用", "全てのデバイスからサインアウトする");
        assertThat(page.document().select("[data-password-toggle]")).hasSize(2);
        assertThat(page.document().select("input#logout-sessions[checked]")).hasSize(1);
        assertThat(page.text("[type=submit]")
                        + page.document().select("[type=submit]").val())
                .contains("実行");
    }

    @Test
    void namesEveryBrokenRuleAtOnce() {
        Member member = member();

        LoginClient client = change(atStep(member), "漢", "字");

        assertThat(client.page().fieldErrors().get("password-new"))
                .contains("パスワードは8文字以上で入力してください。", "英字を1文字以上", "数字を1文字以上", "パスワードに使えるのは");
        assertThat(client.page().fieldErrors().get("password-confirm")).contains("「パスワード」と「パスワード確認用」に同じ文字");
        assertThat(member.events().errors()).containsOnly("password_rejected");
        assertThat(member.requiredActions()).containsExactly("UPDATE_PASSWORD");
    }

    @ParameterizedTest
    @CsvSource({
        "Abc-123,パスワードは8文字以上で入力してください。",
        "12345678,パスワードには半角の英字を1文字以上入れてください。",
        "Abcdefgh,数字を1文字以上入れてください。",
        "Abc 12345,パスワードに使えるのは",
        "さくらAbc123,パスワードに使えるのは",
        "Ａbc-12345§,パスワードに使えるのは",
        "Abc-1234か,パスワードに使えるのは",
        "Tegami-2026,今お使いのパスワードや、最近使ったパスワードは設定できません。別のパスワードを入力してください。",
        "a999943210!," + PERSONAL,
        "a9999-43210," + PERSONAL,
        "a19801201!," + PERSONAL,
        "a1980-12-01," + PERSONAL,
        "99994321019801201a," + PERSONAL
    })
    void refusesWhatBreaksARuleAndSaysWhich(String password, String message) {
        LoginClient client = change(atStep(member()), password, password);

        assertThat(client.page().status()).isEqualTo(200);
        assertThat(client.page().fieldErrors()).containsOnlyKeys("password-new");
        assertThat(client.page().fieldErrors().get("password-new")).contains(message);
        assertThat(client.page().document().html())
                .as("nothing typed comes back")
                .doesNotContain(password);
    }

    @Test
    void refusesTheUserIdInWhateverCase() {
        Member member = withRareName();
        String asId = Character.toUpperCase(member.username().charAt(0))
                + member.username().substring(1);

        LoginClient client = change(atStep(member), asId, asId);

        assertThat(client.page().fieldErrors()).containsExactly(Map.entry("password-new", PERSONAL));
    }

    @Test
    void asksForTheSamePasswordTwice() {
        LoginClient client = change(atStep(member()), "Sakura-2026", "Sakura-2027");

        assertThat(client.page().fieldErrors())
                .containsExactly(Map.entry("password-confirm", "「パスワード」と「パスワード確認用」に同じ文字を入力してください。"));
        assertThat(client.page().document().html()).doesNotContain("Sakura");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Abcdef-1",
                "a1!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~",
                "a2345678901234567890123456789012345678901234567890123456789012-4"
            })
    void acceptsUpTo64CharactersWithEverySymbol(String password) {
        Member member = member();

        assertThat(change(atStep(member), password, password).isDone()).isTrue();

        assertThat(member.events().types()).contains("UPDATE_CREDENTIAL");
        assertThat(LoginClient.open(UNION).login(member.username(), password).isDone())
                .isTrue();
        assertThat(LoginClient.open(UNION).login(member).isDone()).isFalse();
    }

    @Test
    void refuses65Characters() {
        String password = "a1-" + "x".repeat(62);

        assertThat(change(atStep(member()), password, password).page().fieldErrors())
                .containsExactly(Map.entry("password-new", "パスワードは64文字以下で入力してください。"));
    }

    @Test
    void answersMalformedFormsWithTheFormAgain() {
        Member member = member();
        LoginClient client = atStep(member);
        String form = "application/x-www-form-urlencoded";
        for (String body : List.of(
                "",
                "password-new=",
                "password-confirm=Sakura-2026",
                "password-new=Sakura-2026",
                "password-new=%00Sakura-2026&password-confirm=%00Sakura-2026",
                "password-new=" + "Aa1".repeat(5_000))) {
            client.post(URI.create(client.page().actionOf("password-new")), form, body);
            assertThat(client.page().status()).isEqualTo(200);
            assertThat(client.page().id()).isEqualTo(STEP);
            assertThat(client.page().fieldErrors()).isNotEmpty();
        }
        assertThat(LoginClient.open(UNION).login(member).page().id()).isEqualTo(STEP);
    }

    /** A double click sixteen times over, in copies of one browser. */
    @Test
    void changesOnceHoweverOftenItIsSubmitted() {
        Member member = member();
        LoginClient client = atStep(member);

        List<LoginClient> answers =
                ParallelRequests.run(16, number -> change(client.fork(), "Sakura-2026", "Sakura-2026"));

        assertThat(answers)
                .allSatisfy(
                        answer -> assertThat(answer.isDone() || answer.page().status() < 500)
                                .isTrue())
                .anyMatch(LoginClient::isDone);
        assertThat(member.events().ofType("UPDATE_CREDENTIAL").list()).hasSize(1);
        assertThat(member.requiredActions()).isEmpty();
        assertThat(LoginClient.open(UNION)
                        .login(member.username(), "Sakura-2026")
                        .isDone())
                .isTrue();
    }

    @Test
    void signsOutOtherDevicesIfTicked() {
        assertThat(sessionsAfterChange("on")).isEqualTo(1);
        assertThat(sessionsAfterChange("off")).isEqualTo(2);
    }

    @Test
    void bindsAdministratorsToo() {
        Member member = withRareName();

        assertThat(refused(member, "kq7x")).isEqualTo("invalidPasswordMinLengthMessage");
        assertThat(refused(member, "Kikyou-x")).isEqualTo("invalidPasswordMinDigitsMessage");
        assertThat(refused(member, "20-26-11-29")).isEqualTo("kosmoPasswordLetters");
        assertThat(refused(member, "さくらAbc123")).isEqualTo("kosmoPasswordCharacters");
        assertThat(refused(member, member.username().toUpperCase(Locale.ROOT))).isEqualTo("kosmoPasswordPersonal");
        assertThat(refused(member, "x1980-12-01")).isEqualTo("kosmoPasswordPersonal");
        member.admin().resetPassword(temporary("Sakura-2026"));
        assertThat(LoginClient.open(UNION)
                        .login(member.username(), "Sakura-2026")
                        .page()
                        .id())
                .isEqualTo(STEP);
    }

    private static int sessionsAfterChange(String signOut) {
        Member member =
                UNION.importSettled(MemberSpec.settled().withoutFactors().without("mfaMethod"));
        assertThat(LoginClient.open(UNION).login(member).tokens().getToken()).isNotEmpty();
        member.change(user -> user.setRequiredActions(List.of("UPDATE_PASSWORD")));
        LoginClient client = LoginClient.open(UNION).login(member);
        client.submit(
                Map.of("password-new", "Sakura-2026", "password-confirm", "Sakura-2026", "logout-sessions", signOut));
        assertThat(client.isDone()).isTrue();
        return member.admin().getUserSessions().size();
    }

    static String refused(Member member, String password) {
        try {
            member.admin().resetPassword(temporary(password));
            return "accepted";
        } catch (BadRequestException refused) {
            return refused.getResponse()
                    .readEntity(OAuth2ErrorRepresentation.class)
                    .getError();
        }
    }

    private static CredentialRepresentation temporary(String password) {
        var credential = new CredentialRepresentation();
        credential.setType(CredentialRepresentation.PASSWORD);
        credential.setTemporary(true);
        credential.setValue(password);
        return credential;
    }

    private static Member member() {
        return UNION.importSettled(MemberSpec.newcomer().without("temporaryUserId"), "UPDATE_PASSWORD");
    }

    /** A member whose user ID is not among the words that no password may be. */
    private static Member withRareName() {
        return UNION.importSettled(MemberSpec.named("kxvq-" + UserIds.unused().substring(6)), "UPDATE_PASSWORD");
    }

    private static LoginClient atStep(Member member) {
        LoginClient client = LoginClient.open(UNION).login(member);
        assertThat(client.page().id()).isEqualTo(STEP);
        return client;
    }

    private static LoginClient change(LoginClient client, String password, String again) {
        return client.submit(Map.of("password-new", password, "password-confirm", again));
    }
}
