package jp.kosmo.keycloak.it.userid;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import java.util.Map;
import jp.kosmo.keycloak.it.client.LoginClient;
import jp.kosmo.keycloak.it.client.Page;
import jp.kosmo.keycloak.it.fixture.Member;
import jp.kosmo.keycloak.it.fixture.MemberSpec;
import jp.kosmo.keycloak.it.fixture.Union;
import jp.kosmo.keycloak.it.fixture.UserIds;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The step 「ユーザIDの変更・認証方法の設定」: an own user ID if the member wants one, and the choice of method. */
class UserIdIT {

    private static final Union UNION = Union.kanekakenpo();
    private static final Union STRICT = Union.copyOf("kanekakenpo", "userids");

    @Test
    void showsTheScreenOfTheManual() {
        Page page = atStep(UNION, newcomer()).page();

        assertThat(page.heading()).isEqualTo("ユーザIDの変更・認証方法の設定");
        assertThat(page.text("#username-help")).startsWith("ユーザIDの変更が可能です。変更しない場合はそのままにしてください。");
        assertThat(page.text("#mfaMethod-help"))
                .isEqualTo("認証方法の設定が必要です。生体認証、OTP(ワンタイムパスワード)認証のいずれかを選択してください。あとから「プロフィール変更」で変えられます。");
        assertThat(page.text("label[for=username]")).isEqualTo("ユーザID 必須");
        assertThat(page.text("#mfaMethod-label")).isEqualTo("認証方法 必須");
        assertThat(page.document().select("[role=radiogroup] strong").eachText())
                .containsExactly("OTP認証", "生体認証");
        assertThat(page.document().select("[name=mfaMethod][checked]")).isEmpty();
        assertThat(page.text("#otp-needs")).isEqualTo("必要なもの：スマートフォンと、無料の認証アプリ");
        assertThat(page.text("#passkey-needs")).isEqualTo("必要なもの：顔認証・指紋認証・画面ロックを設定した端末");
        assertThat(page.document().select(".kosmo-recommended:not([hidden])"))
                .as("said by the script, which knows the device")
                .isEmpty();
        assertThat(page.text("form > div > details:not([open])"))
                .contains(
                        "パスワードのほかにもう一つの方法で、ご本人であることを確認します（多要素認証）",
                        "生体認証の設定は、スマートフォンでの操作がスムーズです",
                        "OTP認証の設定は、パソコンとスマートフォンの両方を使った操作がスムーズです");
        assertThat(page.text("form > details.kosmo-characters:not([open]) > summary"))
                .isEqualTo("利用不可文字一覧を見る");
        assertThat(page.text("button[type=submit]")).isEqualTo("実行");
    }

    /** The manual's list: every character that Keycloak itself prohibits, with its name. */
    @Test
    void listsTheCharactersThatCannotBeUsed() {
        var list = atStep(UNION, newcomer()).page().document().select("details.kosmo-characters > ul > li");

        assertThat(list.eachText().stream().map(line -> line.replaceFirst(" \\(.*", "")))
                .containsExactly("< > & \" ' 空白 $ % ! # ? § , ; : * ~ / \\ | ^ = [ ] { } ( ) `".split(" "));
        assertThat(list.eachText()).allMatch(line -> line.matches("\\S+ \\(.+\\)"));
    }

    @Test
    void keepsThePrefilledId() {
        Member member = newcomer();
        LoginClient client = atStep(UNION, member);
        assertThat(client.page().field("username")).isEqualTo(member.username());

        client.submit(Map.of("mfaMethod", "passkey"));

        assertThat(client.outcome().code()).isNotEmpty();
        assertThat(member.read().getUsername()).isEqualTo(member.username());
        assertThat(member.attribute("mfaMethod")).isEqualTo("passkey");
        assertThat(member.attribute("temporaryUserId")).isEqualTo("false");
        assertThat(member.requiredActions()).isEmpty();
        assertThat(UserIds.history(member)).isEmpty();
        assertThat(member.events().ofType("CUSTOM_REQUIRED_ACTION").detail("custom_required_action"))
                .containsExactlyInAnyOrder("kosmo-user-id", "kosmo-first-login-end");
    }

    @Test
    void changesTheIdInLowerCase() {
        Member member = newcomer();
        String chosen = UserIds.unused();

        LoginClient client = choose(atStep(UNION, member), " " + chosen.toUpperCase(Locale.ROOT) + " ");

        assertThat(client.outcome().code()).isNotEmpty();
        assertThat(member.read().getUsername()).isEqualTo(chosen);
        assertThat(member.attribute("mfaMethod")).isEqualTo("otp");
        assertThat(member.attribute("temporaryUserId")).isEqualTo("false");
        assertThat(UserIds.history(member)).containsExactly(member.username());
        assertThat(LoginClient.open(UNION).login(member).page().id()).isEqualTo("login-login");
        assertThat(UNION.events().ofType("LOGIN_ERROR").list().get(0).getError())
                .isEqualTo("user_not_found");
        assertThat(LoginClient.open(UNION)
                        .login(chosen, member.password())
                        .page()
                        .id())
                .isEqualTo("login-login-config-totp");
    }

    /** Old IDs may break every rule (the manual's own samples do); a new one may not. */
    @ParameterizedTest
    @ValueSource(strings = {"testuser", "doukakuuser2024", "0123456789", "健保太郎", "o'neill"})
    void keepsAnOldIdThatBreaksTheRules(String old) {
        Member member = UNION.importSettled(
                MemberSpec.named(old).permanentPassword("Mimosa-2026").email("old@member.example"), "kosmo-user-id");

        LoginClient client = choose(atStep(UNION, member), old + "!");
        assertThat(client.page().fieldErrors()).containsOnlyKeys("username");

        client.submit(Map.of("username", old));

        assertThat(client.isDone()).isTrue();
        assertThat(member.read().getUsername()).isEqualTo(old);
        assertThat(UserIds.history(member)).isEmpty();
    }

    @Test
    void mayRequireThatTemporaryIdsChange() {
        STRICT.changeRequiredAction("kosmo-user-id", Map.of("requireChange", "true"));
        Member temporary = newcomer(STRICT);
        LoginClient client =
                choose(atStep(STRICT, temporary), temporary.username().toUpperCase(Locale.ROOT));
        assertThat(client.page().fieldErrors()).containsExactly(Map.entry("username", "仮のユーザIDです。新しいユーザIDに変更してください。"));
        assertThat(temporary.events().errors()).containsExactly("user_id_invalid");
        assertThat(choose(client, UserIds.unused()).isDone()).isTrue();

        Member ownId =
                STRICT.importSettled(MemberSpec.settled().withoutFactors().without("mfaMethod"), "kosmo-user-id");
        assertThat(choose(atStep(STRICT, ownId), ownId.username()).isDone()).isTrue();
        STRICT.changeRequiredAction("kosmo-user-id", Map.of("requireChange", "false"));
    }

    @Test
    void offersOnlyTheMethodsOfTheUnion() {
        STRICT.changeRequiredAction("kosmo-user-id", Map.of("methods", "otp"));
        Member member = newcomer(STRICT);
        LoginClient client = atStep(STRICT, member);
        assertThat(client.page().document().select("[name=mfaMethod]"))
                .as("nothing to choose")
                .extracting(field -> field.attr("type") + " " + field.attr("value"))
                .containsExactly("hidden otp");

        client.submit(Map.of("mfaMethod", "passkey"));

        assertThat(client.page().fieldErrors()).containsExactly(Map.entry("mfaMethod", "認証方法を選択してください。"));
        assertThat(member.events().errors()).containsExactly("mfa_method_invalid");
        assertThat(member.attribute("mfaMethod")).isNull();
        STRICT.changeRequiredAction("kosmo-user-id", Map.of("methods", "otp,passkey"));
    }

    /** The ID is fine, the union's own record is not: nothing is stored, and the history does not pretend otherwise. */
    @Test
    void stopsWhereTheRecordIsBroken() {
        Member member = UNION.importSettled(
                MemberSpec.newcomer().permanentPassword("Mimosa-2026").attribute("birthdate", "1980-13-45"),
                "kosmo-user-id");

        LoginClient client = choose(atStep(UNION, member), UserIds.unused());

        assertThat(client.page().id()).isEqualTo("login-kosmo-stopped");
        assertThat(client.page().heading()).isEqualTo("お手続きを続けられません");
        assertThat(member.events().errors()).containsExactly("user_id_invalid");
        assertThat(member.read().getUsername()).isEqualTo(member.username());
        assertThat(UserIds.history(member)).isEmpty();
    }

    private static Member newcomer() {
        return newcomer(UNION);
    }

    private static Member newcomer(Union union) {
        return UserIds.atStep(union);
    }

    private static LoginClient atStep(Union union, Member member) {
        return LoginClient.open(union).login(member);
    }

    private static LoginClient choose(LoginClient client, String username) {
        return client.submit(Map.of("username", username, "mfaMethod", "otp"));
    }
}
