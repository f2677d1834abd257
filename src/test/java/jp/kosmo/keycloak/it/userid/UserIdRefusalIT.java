package jp.kosmo.keycloak.it.userid;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import jp.kosmo.keycloak.it.client.LoginClient;
import jp.kosmo.keycloak.it.fixture.Member;
import jp.kosmo.keycloak.it.fixture.Union;
import jp.kosmo.keycloak.it.fixture.UserIds;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What the step 「ユーザIDの変更・認証方法の設定」 refuses, and in which words. */
class UserIdRefusalIT {

    private static final Union UNION = Union.kanekakenpo();

    @ParameterizedTest
    @MethodSource("refused")
    void refusesWhatBreaksARuleAndSaysWhich(String typed, String message) {
        Member member = UserIds.atStep(UNION);

        LoginClient client = atStep(member).submit(Map.of("username", typed, "mfaMethod", "passkey"));

        assertThat(client.page().status()).isEqualTo(200);
        assertThat(client.page().fieldErrors()).containsOnlyKeys("username");
        assertThat(client.page().fieldErrors().get("username")).contains(message);
        assertThat(client.page().field("username")).as("what was typed").isEqualTo(typed.strip());
        assertThat(client.page().document().select("[name=mfaMethod][checked]").val())
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
                Arguments.of("ａbcd＋1234", "「+」はユーザIDに使えません。"),
                Arguments.of("ａｂｃ１２３４", "ユーザIDは8文字以上にしてください。"),
                Arguments.of("аbcd1234", "「а」は英字によく似た別の文字です。"),
                Arguments.of("abcd1234ο", "「ο」は英字によく似た別の文字です。"),
                Arguments.of("abcd\u200b1234", "目に見えない文字（U+200B）"),
                Arguments.of("abcd\u202e1234", "目に見えない文字（U+202E）"),
                Arguments.of("abcd<1234", "「<」はユーザIDに使えません。"),
                Arguments.of("abcd&lt;12", "「& ;」はユーザIDに使えません。"),
                Arguments.of("abcd\"'1234", "「\" '」はユーザIDに使えません。"),
                Arguments.of("abcd{0}12", "「{ }」はユーザIDに使えません。"),
                Arguments.of("abcd%s123", "「%」はユーザIDに使えません。"),
                Arguments.of("abcd+1234", "「+」はユーザIDに使えません。"),
                Arguments.of("けんぽ123abc", "「け ん ぽ」はユーザIDに使えません。"),
                Arguments.of("abcd😀1234", "「😀」はユーザIDに使えません。"));
    }

    @Test
    void saysInOneSentenceWhatIsWrongInSeveralWays() {
        LoginClient client = choose(atStep(UserIds.atStep(UNION)), "？!");

        assertThat(client.page().fieldErrors().get("username"))
                .isEqualTo("「? !」はユーザIDに使えません。使える文字は半角の英字・数字と - _ . @ です。");
    }

    @Test
    void saysAtOnceThatTheIdIsTakenAndTheMethodMissing() {
        Member holder = UserIds.settled(UNION);
        Member member = UserIds.atStep(UNION);

        LoginClient client = atStep(member).submit(Map.of("username", holder.username(), "mfaMethod", ""));

        assertThat(client.page().fieldErrors()).containsOnlyKeys("username", "mfaMethod");
        assertThat(client.page().fieldErrors().get("username")).contains("使えません");
        assertThat(member.events().errors()).containsExactly("user_id_taken");
        assertThat(UserIds.history(member)).isEmpty();
        client.submit(Map.of("username", UserIds.unused(), "mfaMethod", ""));
        assertThat(client.page().fieldErrors()).as("one that is free").containsOnlyKeys("mfaMethod");
        assertThat(member.read().getUsername()).isEqualTo(member.username());
    }

    /** PostgreSQL cannot even look it up. */
    @Test
    void refusesTheNullCharacterLikeAnyOther() {
        Member member = UserIds.atStep(UNION);

        LoginClient client = choose(atStep(member), "abcd\u00001234");

        assertThat(client.page().fieldErrors().get("username")).contains("目に見えない文字（U+0000）");
        assertThat(member.events().errors()).containsExactly("user_id_invalid");
    }

    /** Nothing a browser or an attacker posts makes an error page, and nothing of it is stored. */
    @Test
    void answersMalformedFormsWithTheFormAgain() {
        Member member = UserIds.atStep(UNION);
        LoginClient client = atStep(member);
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

    private static LoginClient atStep(Member member) {
        return LoginClient.open(UNION).login(member);
    }

    private static LoginClient choose(LoginClient client, String username) {
        return client.submit(Map.of("username", username, "mfaMethod", "otp"));
    }
}
