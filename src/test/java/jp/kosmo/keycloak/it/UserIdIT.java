package jp.kosmo.keycloak.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** 「ユーザIDの変更・認証方法の設定」 (SPEC S41-S49, S5, A5, A7, C8, C37). */
class UserIdIT {

    private static final Union UNION = Union.kanekakenpo();
    private static final Union STRICT = Union.copyOf("kanekakenpo", "userids");

    @Test
    void showsTheScreenOfTheManual() {
        Page page = atStep(UNION, newcomer()).page();

        assertThat(page.heading()).isEqualTo("ユーザIDの変更・認証方法の設定");
        assertThat(page.text(".kosmo-note"))
                .isEqualTo("ユーザIDの変更が可能です。 認証方法の設定が必要です。生体認証、OTP(ワンタイムパスワード)認証のいずれかを選択してください。");
        assertThat(page.document().select("label").eachText()).contains("ユーザID 必須", "認証方法 必須");
        assertThat(page.document().select("#mfaMethod option").eachText()).containsExactly("選択してください", "OTP認証", "生体認証");
        assertThat(page.text("#mfaMethod-help")).contains("顔認証", "認証アプリ");
        assertThat(page.text("details.kosmo-characters:not([open]) > summary")).isEqualTo("利用不可文字一覧を見る");
        assertThat(page.text("button[type=submit]")).isEqualTo("実行");
    }

    /** The list of S48: every character that Keycloak itself prohibits, with its name. */
    @Test
    void listsTheCharactersThatCannotBeUsed() {
        var list = atStep(UNION, newcomer()).page().document().select("details.kosmo-characters li");

        assertThat(list.eachText().stream().map(line -> line.replaceFirst(" \\(.*", "")))
                .containsExactly("< > & \" ' \\s \\v \\h $ % ! # ? § , ; : * ~ / \\ | ^ = [ ] { } ( ) `".split(" "));
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
                .containsExactly("kosmo-user-id");
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

    @ParameterizedTest
    @MethodSource("refused")
    void refusesWhatBreaksARuleAndSaysWhich(String typed, String message) {
        Member member = newcomer();

        LoginClient client = atStep(UNION, member).submit(Map.of("username", typed, "mfaMethod", "passkey"));

        assertThat(client.page().status()).isEqualTo(200);
        assertThat(client.page().fieldErrors()).containsOnlyKeys("username");
        assertThat(client.page().fieldErrors().get("username")).contains(message);
        assertThat(client.page().field("username")).as("what was typed").isEqualTo(typed.strip());
        assertThat(client.page()
                        .document()
                        .select("#mfaMethod option[selected]")
                        .val())
                .isEqualTo("passkey");
        assertThat(member.events().errors()).containsExactly("user_id_invalid");
        assertThat(member.read().getUsername()).isEqualTo(member.username());
        assertThat(member.attribute("mfaMethod")).isNull();
        assertThat(member.attribute("temporaryUserId")).isEqualTo("true");

        client.submit(Map.of("username", member.username()));

        assertThat(client.isDone()).as("goes on after the correction").isTrue();
        assertThat(member.attribute("mfaMethod")).isEqualTo("passkey");
    }

    static Stream<Arguments> refused() {
        return Stream.of(
                Arguments.of("", "ユーザIDを入力してください。"),
                Arguments.of("abc1234", "ユーザIDは8文字以上にしてください。"),
                Arguments.of("abcdefg1234567", "ユーザIDは13文字以下にしてください。"),
                Arguments.of("12345678", "ユーザIDには英字を1文字以上入れてください。"),
                Arguments.of("abcdefgh", "ユーザIDには数字を1文字以上入れてください。"),
                Arguments.of("abcd 1234", "ユーザIDに空白は使えません。"),
                Arguments.of("abcd\u30001234", "ユーザIDに空白は使えません。"),
                Arguments.of("ａbcd1234", "「ａ」は全角文字です。半角で入力してください。"),
                Arguments.of("abcd123４", "「４」は全角文字です。半角で入力してください。"),
                Arguments.of("аbcd1234", "「а」は英字によく似た別の文字です。"),
                Arguments.of("abcd1234ο", "「ο」は英字によく似た別の文字です。"),
                Arguments.of("abcd\u200b1234", "目に見えない文字（U+200B）"),
                Arguments.of("abcd\u202e1234", "目に見えない文字（U+202E）"),
                Arguments.of("abcd<1234", "「<」はユーザIDに使えません。"),
                Arguments.of("abcd&lt;12", "「&」はユーザIDに使えません。"),
                Arguments.of("abcd\"'1234", "「\"」はユーザIDに使えません。"),
                Arguments.of("abcd{0}12", "「{」はユーザIDに使えません。"),
                Arguments.of("abcd%s123", "「%」はユーザIDに使えません。"),
                Arguments.of("abcd+1234", "「+」はユーザIDに使えません。"),
                Arguments.of("けんぽ123abc", "「け」はユーザIDに使えません。"),
                Arguments.of("abcd😀1234", "「😀」はユーザIDに使えません。"));
    }

    @Test
    void namesEveryBrokenRuleAtOnce() {
        LoginClient client = choose(atStep(UNION, newcomer()), "＠!");

        assertThat(client.page().fieldErrors().get("username"))
                .contains("「＠」は全角文字です。", "「!」はユーザIDに使えません。", "8文字以上", "英字を1文字以上", "数字を1文字以上");
    }

    /** PostgreSQL cannot even look it up. */
    @Test
    void refusesTheNullCharacterLikeAnyOther() {
        Member member = newcomer();

        LoginClient client = choose(atStep(UNION, member), "abcd\u00001234");

        assertThat(client.page().fieldErrors().get("username")).contains("目に見えない文字（U+0000）");
        assertThat(member.events().errors()).containsExactly("user_id_invalid");
    }

    /** Old IDs may break every rule (C7, C8: the manual's own samples do); a new one may not. */
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
        assertThat(client.page().document().select("#mfaMethod option").eachAttr("value"))
                .containsExactly("", "otp");

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
        assertThat(client.page().heading()).isEqualTo("手続きを続けられません");
        assertThat(member.events().errors()).containsExactly("user_id_invalid");
        assertThat(member.read().getUsername()).isEqualTo(member.username());
        assertThat(UserIds.history(member)).isEmpty();
    }

    /** Nothing a browser or an attacker posts makes an error page, and nothing of it is stored. */
    @Test
    void answersMalformedFormsWithTheFormAgain() {
        Member member = newcomer();
        LoginClient client = atStep(UNION, member);
        String form = "application/x-www-form-urlencoded";
        for (String body : List.of(
                "",
                "username=abcd1234",
                "mfaMethod=otp",
                "username=&mfaMethod=",
                "username=abcd1234&mfaMethod=sms",
                "username=abcd%001234&mfaMethod=otp",
                "username=abcd%ff%fe1234&mfaMethod=otp",
                "username=" + "a1".repeat(5000) + "&mfaMethod=otp",
                "username[]=abcd1234&mfaMethod[]=otp")) {
            client.post(URI.create(client.page().actionOf("username")), form, body);
            assertThat(client.page().status()).as(body).isEqualTo(200);
            assertThat(client.page().id()).as(body).isEqualTo("login-kosmo-user-id");
        }
        assertThat(member.read().getUsername()).isEqualTo(member.username());
        assertThat(member.requiredActions()).containsExactly("kosmo-user-id");
        assertThat(choose(client, member.username()).isDone()).isTrue();
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
