package jp.kosmo.keycloak.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.time.Duration;
import jp.kosmo.keycloak.it.fixture.Member;
import jp.kosmo.keycloak.it.fixture.MemberSpec;
import jp.kosmo.keycloak.it.fixture.Union;
import jp.kosmo.keycloak.it.harness.Mail;
import jp.kosmo.keycloak.it.harness.TestBed;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The link in the mail of a forgotten password, where it is not opened once and in the same browser. */
@BrowserTest
class ResetLinkWalkIT {

    private static final String LINK = "パスワードを忘れた方はこちら";
    private static final String IN_THE_MAIL = "パスワードをリセット";
    private static final String NEW_PASSWORD = "login-update-password";

    @Test
    void inTheBrowserOfTheMailProgramTheMemberEndsLoggedInAtThePortal() {
        Member member = Union.kanekakenpo().importSettled(MemberSpec.settled());
        var walker = Walker.atPortal(member, Device.PHONE);
        asks(walker);
        walker.turnsTo(Chromium.open(Device.PHONE));
        MailProgram.opensNext(walker);
        followsToSetUp(walker);
        setsUpTheFactor(walker);
        Step.PASSWORD.fillIn(walker);
        // The portal has not asked for this login and knows nothing of it yet.
        walker.page().waitForURL(url -> url.startsWith(walker.union().portalUrl() + "/"));
        walker.pressesLogin();
        walker.seesServiceMenu();
    }

    @Test
    void theLinkOpenedInTwoWindowsWorksOnceAndThenSaysWhatToDo() {
        Member member = Union.kanekakenpo().importSettled(MemberSpec.settled());
        var walker = Walker.atPortal(member, Device.PHONE);
        asks(walker);
        Mail mail = MailProgram.opensNext(walker);
        followsToSetUp(walker);
        var first = MailProgram.show(walker, mail);
        followsToSetUp(walker);
        setsUpTheFactor(walker);
        Step.PASSWORD.fillIn(walker);
        walker.seesServiceMenu();

        walker.turnsTo(first);
        // It sees by itself that the member is logged in, and leaves for the portal.
        walker.page().waitForURL(url -> url.startsWith(walker.union().portalUrl() + "/"));

        walker.turnsTo(Chromium.open(Device.PHONE));
        MailProgram.show(walker, mail);
        walker.follows(IN_THE_MAIL);
        walker.sees("error", "リンクは、すでに使われています", "もう一度メールを送る", "ポータルに戻る");
        walker.shows("forgotten-password-link-used");
    }

    @Test
    void anotherBrowserIsToldThatTheLinkIsInUse() {
        Member member = Union.kanekakenpo().importSettled(MemberSpec.settled());
        var walker = Walker.atPortal(member, Device.PHONE);
        asks(walker);
        Mail mail = MailProgram.opensNext(walker);
        followsToSetUp(walker);
        var slow = walker.page();
        walker.turnsTo(Chromium.open(Device.PHONE));
        MailProgram.show(walker, mail);
        followsToSetUp(walker);
        setsUpTheFactor(walker);

        walker.turnsTo(slow);
        Step.OTP_SETUP.fillIn(walker);
        walker.sees("kosmo-stopped", "このリンクは使用済みです", "もう一度メールを送る");
        walker.shows("forgotten-password-link-used");
        walker.follows("ログインに戻る");
        walker.sees("login");
    }

    @Test
    void whoOpensItTooLateSendsTheMailAgain() {
        Member member = Union.kanekakenpo().importSettled(MemberSpec.settled());
        var walker = Walker.atPortal(member, Device.PHONE);
        asks(walker);
        walker.turnsTo(Chromium.open(Device.PHONE));
        MailProgram.opensNext(walker);
        TestBed.setClockAhead(Duration.ofSeconds(301));
        walker.follows(IN_THE_MAIL);
        TestBed.setClockAhead(Duration.ZERO);
        walker.sees("error", "リンクの期限が過ぎました", "5分を過ぎたため", "もう一度メールを送る");
        walker.shows("forgotten-password-link-expired");
        walker.follows("もう一度メールを送る");
        walker.sees("login-reset-password");
        walker.types("username", member.username());
        walker.presses("実行");
        walker.sees("login", "ログイン", "5分以内に開いてください");
        MailProgram.opensNext(walker);
        followsToSetUp(walker);
    }

    @Test
    void onAFamilysComputerTheOtherOneIsLoggedOut() {
        Member member = Union.kanekakenpo().importSettled(MemberSpec.settled());
        Member other = Union.kanekakenpo().importSettled(MemberSpec.settled());
        var walker = Walker.atPortal(member, Device.PHONE);
        asks(walker);
        var family = Walker.atPortal(other, Device.PHONE);
        family.uses(OtpApp.with(MemberSpec.OTP_SECRET));
        family.logsIn();
        family.seesServiceMenu();
        walker.turnsTo(family.page());
        MailProgram.opensNext(walker);
        walker.follows(IN_THE_MAIL);
        walker.sees("kosmo-stopped", "ほかの方がログインしています", other.username());
        walker.shows("forgotten-password-somebody-else");
        walker.presses("ログアウトして続ける");
        walker.sees(Step.OTP_SETUP.template());
        assertThat(other.admin().getUserSessions()).isEmpty();
    }

    @AfterEach
    void setClockRight() {
        TestBed.setClockAhead(Duration.ZERO);
    }

    @Test
    void whoBreaksOffKeepsTheOldPasswordAndTheOldPhone() {
        Member member = Union.kanekakenpo().importSettled(MemberSpec.settled());
        var walker = Walker.atPortal(member, Device.PC);
        opensLink(walker);
        walker.sees(Step.OTP_SETUP.template());
        setsUpTheFactor(walker);

        walker.comesBackInAnotherBrowser();
        walker.remembersPassword(member.password());
        walker.uses(OtpApp.with(MemberSpec.OTP_SECRET));
        walker.logsIn();
        walker.seesServiceMenu();
    }

    private static void asks(Walker walker) {
        walker.pressesLogin();
        walker.follows(LINK);
        walker.types("username", walker.member().username());
        walker.presses("実行");
        walker.sees("login");
    }

    private static void followsToSetUp(Walker walker) {
        walker.follows(IN_THE_MAIL);
        walker.sees(Step.OTP_SETUP.template());
    }

    private static void setsUpTheFactor(Walker walker) {
        Step.OTP_SETUP.fillIn(walker);
        walker.sees(NEW_PASSWORD);
    }

    /** From the portal to what the link in the mail opens; returns the window of the login page left behind. */
    static Page opensLink(Walker walker) {
        asks(walker);
        Page left = walker.page();
        MailProgram.opensNext(walker);
        walker.follows(IN_THE_MAIL);
        return left;
    }
}
