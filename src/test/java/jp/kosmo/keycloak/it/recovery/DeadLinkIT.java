package jp.kosmo.keycloak.it.recovery;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
import java.util.Map;
import jp.kosmo.keycloak.it.client.LoginClient;
import jp.kosmo.keycloak.it.client.Page;
import jp.kosmo.keycloak.it.client.Totp;
import jp.kosmo.keycloak.it.fixture.Member;
import jp.kosmo.keycloak.it.fixture.MemberSpec;
import jp.kosmo.keycloak.it.fixture.RecoveryClient;
import jp.kosmo.keycloak.it.fixture.Union;
import jp.kosmo.keycloak.it.harness.TestBed;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A link in a mail that leads nowhere says why, and leads back to what it was for. */
class DeadLinkIT {

    private static final Union UNION = Union.copyOf("kanekakenpo", "deadlinks");
    private static final String AGAIN = "もう一度メールを送る";

    @AfterEach
    void setClockRight() {
        TestBed.setClockAhead(Duration.ZERO);
    }

    @ParameterizedTest
    @CsvSource({"120, 2分", "300, 5分", "1800, 30分"})
    void tooLateItNamesTheTimeAndSendsTheMailAgain(int seconds, String time) {
        UNION.changeAuthenticator("kosmo-reset", "kosmo-reset-window", Map.of("clickSeconds", String.valueOf(seconds)));
        Member member = UNION.importSettled(MemberSpec.settled());
        RecoveryClient.password(member);
        URI link = RecoveryClient.link(member);
        TestBed.setClockAhead(Duration.ofSeconds(seconds + 1));
        LoginClient browser = LoginClient.in("ja", UNION).get(link);
        setClockRight();

        assertThat(browser.page().heading()).isEqualTo("リンクの期限が過ぎました");
        assertThat(browser.page().alert()).startsWith(time + "を過ぎたため");
        assertThat(browser.page().text(".kosmo-primary")).isEqualTo(AGAIN);
        browser.click(".kosmo-primary");
        assertThat(browser.page().document().location()).doesNotContain(member.username(), member.id());
        assertThat(browser.page().field("username")).as("nobody's").isEmpty();

        browser.submit(Map.of("username", member.username()));
        assertThat(browser.page().text("main")).contains(time + "以内");
        finish(browser.get(RecoveryClient.link(member)));
        assertThat(browser.outcome().toString()).contains(UNION.portalUrl());
    }

    /** Keycloak leads from there to the login page, where the way is the same. */
    @Test
    void tooLateInTheBrowserThatHasAskedItSaysTheSame() {
        Member member = UNION.importSettled(MemberSpec.settled());
        LoginClient browser = RecoveryClient.password(member);
        URI link = RecoveryClient.link(member);
        TestBed.setClockAhead(Duration.ofSeconds(1801));
        browser.get(link);
        setClockRight();

        if (browser.page().id().equals("login-login")) {
            assertThat(browser.page().text(".kosmo-note")).contains("を過ぎたため", AGAIN);
            browser.click(".kosmo-note a");
        } else {
            browser.click(".kosmo-primary");
        }
        assertThat(browser.page().id()).isEqualTo("login-login-reset-password");
    }

    @Test
    void whoIsDoneIsNotAskedToDoItOnceMore() {
        Member member = UNION.importSettled(MemberSpec.settled());
        LoginClient browser = RecoveryClient.password(member);
        URI link = RecoveryClient.link(member);
        finish(browser.get(link));

        Page done = browser.get(link).page();

        assertThat(done.heading()).isEqualTo("お手続きは終わっています");
        assertThat(done.text("main")).doesNotContain("もう一度");
        assertThat(done.text(".kosmo-primary")).isEqualTo("ポータルに戻る");
        Page elsewhere = LoginClient.in("ja", UNION).get(link).page();
        assertThat(elsewhere.heading()).isEqualTo("リンクは、すでに使われています");
        assertThat(elsewhere.text("main")).contains("お手続きが終わっている方は、何もする必要はありません。");
        assertThat(elsewhere.text(".kosmo-primary")).isEqualTo(AGAIN);
        TestBed.setClockAhead(Duration.ofHours(1));
        Page later = LoginClient.in("ja", UNION).get(link).page();
        assertThat(later.heading()).as("an hour later").isEqualTo("リンクは、すでに使われています");
    }

    /** What such a login would end in is a page that says an account was updated. */
    @Test
    void whoRemembersThePasswordMeanwhileEndsAtThePortalToo() {
        Member member = UNION.importSettled(MemberSpec.settled());
        URI recovery = URI.create(
                UNION.loginUrl() + "/realms/" + UNION.name() + "/login-actions/reset-credentials?client_id=portal");
        LoginClient browser = LoginClient.in("ja", UNION).get(recovery);
        browser.submit(Map.of("username", member.username()));
        assertThat(browser.page().id()).isEqualTo("login-login");

        browser.login(member).submit(Map.of("otp", Totp.now(MemberSpec.OTP_SECRET)));

        assertThat(browser.outcome().toString()).contains(UNION.portalUrl());
    }

    private static void finish(LoginClient client) {
        client.submit(Map.of("totp", Totp.now(Totp.key(client)), "userLabel", "new"))
                .submit(RecoveryClient.newPassword("Kikyou-2027"));
    }
}
