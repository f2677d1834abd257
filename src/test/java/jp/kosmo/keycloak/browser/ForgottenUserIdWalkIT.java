package jp.kosmo.keycloak.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.assertions.PlaywrightAssertions;
import jp.kosmo.keycloak.it.fixture.Member;
import jp.kosmo.keycloak.it.fixture.MemberSpec;
import jp.kosmo.keycloak.it.fixture.Union;
import jp.kosmo.keycloak.it.harness.Mail;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** 「ユーザIDを忘れた方はこちら」 as a member walks it. */
@BrowserTest
class ForgottenUserIdWalkIT {

    private static final String LINK = "ユーザIDを忘れた方はこちら";
    private static final String FORM = "kosmo-forgot-user-id";

    @ParameterizedTest
    @EnumSource
    void fromTheLoginPageByMailToTheLogin(Device device) {
        Member member = Union.kanekakenpo().importSettled(MemberSpec.settled());
        String address = member.spec().email();
        var walker = atForm(member, device);
        walker.sees(
                FORM,
                LINK,
                "生年月日、メールアドレスを入力してください。ユーザIDをご案内いたします。",
                "生年月日 (入力例:19790822)",
                "ご登録いただいたメールアドレス",
                "ログインに戻る",
                "お問い合わせ先");
        PlaywrightAssertions.assertThat(walker.page().getByText("別の方法を試す")).isHidden();
        walker.shows("forgotten-user-id");
        walker.presses("実行");
        walker.seesErrorAt("birthdate", "生年月日を入力してください。");
        walker.seesErrorAt("email", "メールアドレスを入力してください。");
        walker.shows("forgotten-user-id-blank");
        walker.types("birthdate", "1980.12");
        walker.types("email", "hanako＠");
        walker.presses("実行");
        walker.seesErrorAt("birthdate", "生年月日は西暦の数字8桁で入力してください。例：1979年8月22日生まれの方は 19790822");
        walker.seesErrorAt("email", "メールアドレスの形が正しくありません。例：taro@example.jp");
        walker.keeps("birthdate", "1980.12");
        walker.keeps("email", "hanako＠");
        walker.shows("forgotten-user-id-wrong");
        walker.types("birthdate", "19801201");
        walker.types("email", address);
        walker.presses("実行");
        walker.sees(
                "login",
                "ログイン",
                "以下のメールアドレスにメールを送信しました。",
                "あなたのメールアドレス : " + address,
                "メールに記載されているユーザIDでログインしてください。",
                "info@");
        walker.shows("forgotten-user-id-sent");

        var login = walker.page();
        Mail mail = MailProgram.opensNext(walker);
        assertThat(walker.page().innerText("body")).contains(member.username(), "健○ 花○ 様");
        assertThat(mail.actionLinks()).isEmpty();
        walker.shows("mail-forgotten-user-id");
        walker.turnsTo(login);
        walker.uses(OtpApp.with(MemberSpec.OTP_SECRET));
        walker.signsIn();
        walker.seesServiceMenu();
    }

    @Test
    void inEnglish() {
        Member member = Union.daiwakenpo().importSettled(MemberSpec.settled());
        var walker = Walker.inEnglish(member, Device.PHONE);
        walker.presses("Forgot your user ID?");
        walker.sees(FORM, "Forgot your user ID?", "We will tell you your user ID.");
        English.isAllOf(walker, "forgotten-user-id");
        walker.submits("birthdate");
        walker.seesErrorAt("birthdate", "Please enter your date of birth.");
        walker.types("birthdate", "19801201");
        walker.types("email", member.spec().email());
        walker.submits("birthdate");
        walker.sees("login", "Log in", "Your e-mail address: " + member.spec().email());
        English.isAllOf(walker, "forgotten-user-id-sent");
        MailProgram.opensNext(walker);
        walker.shows("mail-forgotten-user-id");
    }

    @Test
    void aReloadAndAnotherLanguageLeadToTheLoginWithItsLink() {
        var walker = atForm(Union.kanekakenpo().importSettled(MemberSpec.settled()), Device.PHONE);
        walker.page().reload();
        walker.sees("login");
        walker.presses(LINK);
        walker.sees(FORM);
        walker.chooses("en");
        walker.sees("login");
        walker.presses("Forgot your user ID?");
        walker.sees(FORM);
    }

    @Test
    void theWaysBackAllLeadToTheLogin() {
        var walker = atForm(Union.kanekakenpo().importSettled(MemberSpec.settled()), Device.PHONE);
        walker.follows("ログインに戻る");
        walker.sees("login", "ログイン", LINK);
        walker.presses(LINK);
        walker.sees(FORM);
        walker.page().goBack();
        walker.sees("login");
        walker.uses(OtpApp.with(MemberSpec.OTP_SECRET));
        walker.signsIn();
        walker.seesServiceMenu();
    }

    @Test
    void aDoubleClickIsOneMail() {
        Member member = Union.kanekakenpo().importSettled(MemberSpec.settled());
        var walker = atForm(member, Device.PC);
        walker.types("birthdate", "19801201");
        walker.types("email", member.spec().email());
        walker.page().locator("#kosmo-forgot-user-id-form [type=submit]").dblclick();
        walker.sees("login", "ログイン", "以下のメールアドレスにメールを送信しました。");
        walker.shows("forgotten-user-id-double-click");
        assertThat(member.nextMail().text()).contains(member.username());
        walker.uses(OtpApp.with(MemberSpec.OTP_SECRET));
        walker.signsIn();
        walker.seesServiceMenu();
    }

    @Test
    void aFamilyWithOneAddressGetsOneMail() {
        Member mother = Union.kanekakenpo().importSettled(MemberSpec.settled());
        Member twin = Union.kanekakenpo()
                .importSettled(MemberSpec.settled().email(mother.spec().email()));
        var walker = atForm(mother, Device.PHONE);
        walker.types("birthdate", "19801201");
        walker.types("email", mother.spec().email());
        walker.presses("実行");
        walker.sees("login");
        MailProgram.opensNext(walker);
        assertThat(walker.page().innerText("body")).contains(mother.username(), twin.username());
        walker.shows("mail-forgotten-user-id-family");
    }

    private static Walker atForm(Member member, Device device) {
        var walker = Walker.atPortal(member, device);
        walker.pressesLogin();
        walker.sees("login");
        walker.presses(LINK);
        walker.sees(FORM);
        return walker;
    }
}
