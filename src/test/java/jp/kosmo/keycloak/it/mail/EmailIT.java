package jp.kosmo.keycloak.it.mail;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import jp.kosmo.keycloak.it.client.LoginClient;
import jp.kosmo.keycloak.it.client.Page;
import jp.kosmo.keycloak.it.fixture.Member;
import jp.kosmo.keycloak.it.fixture.MemberSpec;
import jp.kosmo.keycloak.it.fixture.Union;
import jp.kosmo.keycloak.it.harness.Mail;
import jp.kosmo.keycloak.it.harness.TestBed;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** 「メールアドレスの更新」: at once in the manual profile, by a link in the hardened one. */
class EmailIT {

    private static final Union AT_ONCE = Union.kanekakenpo();
    private static final Union BY_LINK = Union.daiwakenpo();
    private static final String STEP = "login-update-email";

    @Test
    void showsTheScreenOfTheManual() {
        Member member = member(AT_ONCE);
        Page page = atStep(member).page();

        assertThat(page.heading()).isEqualTo("メールアドレスの更新");
        assertThat(page.alert()).startsWith("メールアドレスをご確認ください。");
        assertThat(page.field("email")).isEqualTo(member.spec().email());
        assertThat(page.document().select("label").eachText().toString()).contains("メールアドレス", "全てのデバイスからサインアウトする");
        assertThat(page.text(".kosmo-help")).contains("info@kanekakenpo.example から送信されます");
        assertThat(page.document().select("input#logout-sessions[checked]")).hasSize(1);
    }

    @Test
    void finishesWithTheAddressUnchanged() {
        Member member = member(AT_ONCE);

        LoginClient client = atStep(member).submit(Map.of("email", member.spec().email()));

        assertThat(client.outcome().code()).isNotEmpty();
        assertThat(member.read().getEmail()).isEqualTo(member.spec().email());
        assertThat(member.requiredActions()).isEmpty();
        assertThat(member.events().types()).contains("UPDATE_EMAIL", "LOGIN");
        assertThat(TestBed.mailbox().all(member.spec().email())).isEmpty();
    }

    @Test
    void changesAtOnceAndUnverified() {
        Member member = member(AT_ONCE);
        member.change(user -> user.setEmailVerified(true));
        String address = "new." + member.spec().email();

        LoginClient client = atStep(member).submit(Map.of("email", address));

        assertThat(client.outcome().code()).isNotEmpty();
        assertThat(member.read().getEmail()).isEqualTo(address);
        assertThat(member.read().isEmailVerified()).isFalse();
        assertThat(TestBed.mailbox().next(address).actionLinks())
                .as("links to confirm the address, in the notice that it is the new one")
                .isEmpty();
    }

    /** The last three try to add a header to the mail that is sent to the address. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "   ",
                "hanako",
                "hanako@",
                "@member.example",
                "hana ko@member.example",
                "hanako@member..example",
                "花子@member.example",
                "<b>@member.example",
                "hanako@member.example\r\nBcc: victim@member.example",
                "hanako@member.example\nBcc: victim@member.example",
                "\"hanako\r\nBcc: victim@member.example\"@member.example"
            })
    void refusesWhatIsNoAddress(String typed) {
        for (Union union : List.of(AT_ONCE, BY_LINK)) {
            Member member = member(union);

            LoginClient client = atStep(member).submit(Map.of("email", typed));

            assertThat(client.page().status()).isEqualTo(200);
            assertThat(client.page().id()).isEqualTo(STEP);
            assertThat(client.page().fieldErrors()).containsOnlyKeys("email");
            assertThat(client.page().fieldErrors().get("email")).isNotBlank();
            assertThat(member.read().getEmail()).isEqualTo(member.spec().email());
            assertThat(member.requiredActions()).containsExactly("UPDATE_EMAIL");
            assertThat(TestBed.mailbox().all("victim@member.example")).isEmpty();
            assertThat(client.submit(Map.of("email", member.spec().email())).isDone())
                    .isEqualTo(union == AT_ONCE);
        }
    }

    @Test
    void refusesAnAddressTooLongToStore() {
        LoginClient client = atStep(member(AT_ONCE)).submit(Map.of("email", "h@" + "a.".repeat(130) + "example"));

        assertThat(client.page().fieldErrors()).containsOnlyKeys("email");
    }

    @Test
    void answersMalformedFormsWithTheFormAgain() {
        LoginClient client = atStep(member(AT_ONCE));
        String form = "application/x-www-form-urlencoded";
        for (String body : List.of("", "email", "mail=a%40b.example", "email=%00", "email=a%00b%40member.example")) {
            client.post(URI.create(client.page().actionOf("email")), form, body);
            assertThat(client.page().status()).as(body).isEqualTo(200);
            assertThat(client.page().id()).as(body).isEqualTo(STEP);
        }
    }

    /** Keycloak goes from one step to the next within a request. */
    @ParameterizedTest
    @ValueSource(strings = {"", "x", "somebody.else@member.example"})
    void aFieldOfTheStepBeforeIsNoAnswerToThisOne(String typed) {
        for (Union union : List.of(AT_ONCE, BY_LINK)) {
            Member member = union.importSettled(
                    MemberSpec.settled().withoutFactors().without("mfaMethod"), "UPDATE_PASSWORD", "UPDATE_EMAIL");
            LoginClient client = LoginClient.open(union).login(member);

            client.post(
                    URI.create(client.page().actionOf("password-new")),
                    "application/x-www-form-urlencoded",
                    "password-new=Sakura-2026&password-confirm=Sakura-2026&email="
                            + URLEncoder.encode(typed, StandardCharsets.UTF_8));

            assertThat(client.page().status()).isEqualTo(200);
            assertThat(client.page().id()).isEqualTo(STEP);
            assertThat(client.page().field("email")).isEqualTo(member.spec().email());
            assertThat(member.read().getEmail()).isEqualTo(member.spec().email());
            assertThat(member.attribute("kc.email.pending")).isNull();
            assertThat(TestBed.mailbox().all("somebody.else@member.example")).isEmpty();
        }
    }

    @Test
    void changesByALinkInTheHardenedProfile() {
        Member member = member(BY_LINK);
        String address = "new." + member.spec().email();
        LoginClient client = atStep(member).submit(Map.of("email", address));
        assertThat(client.page().id()).isEqualTo("login-info");
        assertThat(client.page().document().text())
                .contains("確認メールを送信しました", address, "info@daiwakenpo.example から送信されます")
                .containsPattern("メールのリンクは、\\d+(分|時間)以内に開いてください。");
        assertThat(member.read().getEmail()).isEqualTo(member.spec().email());
        assertThat(member.requiredActions()).containsExactly("UPDATE_EMAIL");

        Mail mail = TestBed.mailbox().next(address);
        assertThat(mail.from()).contains("大和証券グループ健康保険組合", "<info@daiwakenpo.example>");
        assertThat(mail.subject()).isEqualTo("メールアドレスの更新の確認");
        assertThat(mail.text())
                .contains("大和証券グループ健康保険組合です。", BY_LINK.loginUrl())
                .doesNotContain("{", "}", address);
        assertThat(mail.html()).contains("メールアドレスを確認").doesNotContain("{0}");
        assertThat(TestBed.mailbox().all(member.spec().email())).isEmpty();

        LoginClient opened = client.fork().get(URI.create(link(mail)));

        assertThat(opened.outcome().code()).as("the login goes on").isNotEmpty();
        assertThat(member.read().getEmail()).isEqualTo(address);
        assertThat(member.read().isEmailVerified()).isTrue();
        assertThat(member.requiredActions()).isEmpty();
        assertThat(LoginClient.open(BY_LINK).login(member).isDone())
                .as("the next login asks nothing more")
                .isTrue();
    }

    /** The mail is read on the phone, the login waits on the PC. */
    @Test
    void linkOpenedElsewhereConfirmsButLogsNobodyIn() {
        Member member = member(BY_LINK);
        String address = "new." + member.spec().email();
        atStep(member).submit(Map.of("email", address));

        LoginClient phone =
                LoginClient.open(BY_LINK).get(URI.create(link(TestBed.mailbox().next(address))));

        assertThat(phone.page().document().text()).contains("メールアドレスを " + address + " に更新しました。");
        assertThat(member.read().getEmail()).isEqualTo(address);
        assertThat(member.admin().getUserSessions()).isEmpty();
        assertThat(phone.reopen(Map.of()).page().id()).isEqualTo("login-login");
    }

    @Test
    void linkOfTheMailCountsOnce() {
        Member member = member(BY_LINK);
        String address = "new." + member.spec().email();
        LoginClient client = atStep(member).submit(Map.of("email", address));
        String link = link(TestBed.mailbox().next(address));
        client.fork().get(URI.create(link));
        member.change(user -> user.setEmail(member.spec().email()));

        LoginClient again = LoginClient.open(BY_LINK).get(URI.create(link));

        assertThat(again.page().status()).isLessThan(500);
        assertThat(member.read().getEmail()).isEqualTo(member.spec().email());
    }

    private static String link(Mail mail) {
        return mail.links().stream()
                .filter(href -> href.contains("action-token"))
                .findFirst()
                .orElseThrow();
    }

    private static Member member(Union union) {
        return union.importSettled(MemberSpec.settled().withoutFactors().without("mfaMethod"), "UPDATE_EMAIL");
    }

    private static LoginClient atStep(Member member) {
        LoginClient client = LoginClient.open(member.union()).login(member);
        assertThat(client.page().id()).isEqualTo(STEP);
        return client;
    }
}
