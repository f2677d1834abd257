package jp.kosmo.keycloak.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import java.util.List;
import java.util.stream.Stream;
import jp.kosmo.keycloak.it.client.SoftPasskey;
import jp.kosmo.keycloak.it.fixture.Member;
import jp.kosmo.keycloak.it.fixture.MemberSpec;
import jp.kosmo.keycloak.it.fixture.Union;
import jp.kosmo.keycloak.it.harness.Mail;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.keycloak.representations.idm.CredentialRepresentation;

/** 「パスワードを忘れた方はこちら」, or a phone is lost, as a member walks it. */
@BrowserTest
class ForgottenPasswordWalkIT {

    private static final String LINK = "パスワードを忘れた方はこちら";
    private static final String IN_THE_MAIL = "パスワードをリセット";
    private static final String NEW_PASSWORD = "login-update-password";

    @ParameterizedTest
    @MethodSource
    void fromTheLoginPageByMailToThePortal(Union union, Device device) {
        Member member = union.importSettled(MemberSpec.settled());
        var walker = Walker.atPortal(member, device);
        walker.pressesLogin();
        walker.sees("login", "ログイン", LINK, "ユーザIDを忘れた方はこちら");
        walker.shows("login-with-links");
        walker.follows(LINK);
        walker.sees("login-reset-password", LINK, "ユーザID", "ユーザIDを入力してください。新しいパスワードの設定方法をご案内いたします。", "ログインに戻る");
        walker.shows("forgotten-password");
        walker.presses("実行");
        walker.seesErrorAt("username", "ユーザIDを入力してください。");
        walker.shows("forgotten-password-blank");
        walker.follows("ログインに戻る");
        walker.sees("login");
        walker.follows(LINK);
        walker.types("username", member.username());
        walker.presses("実行");
        walker.sees("login", "ログイン", "手順を書いたメールをお送りしました。", "5分以内", "info@", "迷惑メールフォルダ");
        walker.keeps("username", member.username());
        walker.shows("forgotten-password-sent");

        Page loginWindow = walker.page();
        Mail mail = MailProgram.opensNext(walker);
        assertThat(mail.links()).hasSize(1);
        assertThat(mail.text()).containsPattern("\\d月\\d+日 \\d+時\\d\\d分まで開くことができます。");
        walker.shows("mail-forgotten-password");
        walker.follows(IN_THE_MAIL);
        walker.sees(
                Step.OTP_SETUP.template(), "ワンタイムパスワードの設定", "前の登録は、アプリから削除してもかまいません。", "デバイス名", "全てのデバイスからサインアウトする");
        walker.shows("forgotten-password-otp-setup");
        walker.types("userLabel", "新しい電話");
        FactorPages.sendsCode(walker, "totp", OtpApp.scanning(walker.page()).outdatedCode());
        walker.seesErrorAt("totp", "認証コードが異なります。アプリに新しい数字が表示されたら、すぐに入力してください。");
        Step.OTP_SETUP.fillIn(walker);
        walker.sees(NEW_PASSWORD, "パスワードの更新", "パスワードを変更する必要があります。", "パスワード確認用", "全てのデバイスからサインアウトする");
        PlaywrightAssertions.assertThat(walker.field("logout-sessions")).isChecked();
        walker.shows("forgotten-password-new-password");
        Step.PASSWORD.fillIn(walker);
        walker.seesServiceMenu();
        logsOut(walker, loginWindow);

        walker.logsIn();
        walker.seesServiceMenu();

        Mail told = MailProgram.opensNext(walker);
        assertThat(told.html()).contains("操作した端末：Linux の Chrome", "認証アプリに前の登録が残っているときは");
        assertThat(told.actionLinks()).isEmpty();
        walker.shows("mail-recovered");
    }

    static Stream<Arguments> fromTheLoginPageByMailToThePortal() {
        return Stream.of(Arguments.of(Union.kanekakenpo(), Device.PHONE), Arguments.of(Union.daiwakenpo(), Device.PC));
    }

    @Test
    void inEnglish() {
        Member member = Union.daiwakenpo().importSettled(MemberSpec.settled());
        var walker = Walker.inEnglish(member, Device.PHONE);
        English.isAllOf(walker, "login-with-links");
        walker.follows("Forgot your password?");
        walker.sees("login-reset-password");
        English.isAllOf(walker, "forgotten-password");
        walker.types("username", member.username());
        walker.submits("username");
        walker.sees("login", "Log in", "Please check your mail now.");
        English.isAllOf(walker, "forgotten-password-sent");
        MailProgram.opensNext(walker);
        walker.shows("mail-forgotten-password");
        walker.follows("Reset password");
        walker.sees(Step.OTP_SETUP.template());
        English.isAllOf(walker, "forgotten-password-otp-setup");
        Step.OTP_SETUP.fillIn(walker);
        walker.sees(NEW_PASSWORD, "Update password", "You need to change your password.");
        English.isAllOf(walker, "forgotten-password-new-password");
        Step.PASSWORD.fillIn(walker);
        walker.seesServiceMenu();
    }

    @Test
    void whoLostThePhoneWithThePasskeySetsUpTheNewOne() {
        Member member = lostPasskey();
        var walker = Walker.atPortal(member, Device.PHONE);
        Page loginWindow = ResetLinkWalkIT.opensLink(walker);
        VirtualAuthenticator.in(walker.page());
        walker.sees("webauthn-register", "セキュリティの設定", "OTP認証に変更する");
        walker.shows("forgotten-password-passkey-setup");
        walker.types("authenticatorLabel", "新しい電話");
        walker.presses("次へ");
        walker.sees(NEW_PASSWORD, "パスワードの更新", "パスワードを変更する必要があります。");
        Step.PASSWORD.fillIn(walker);
        walker.seesServiceMenu();
        assertThat(factors(member)).containsExactly("webauthn 新しい電話");
        logsOut(walker, loginWindow);

        walker.logsIn();
        walker.sees("webauthn-authenticate");
        walker.presses("次へ");
        walker.seesServiceMenu();
    }

    @Test
    void whoCanUseNoPasskeyAnyMoreChangesToOtp() {
        Member member = lostPasskey();
        var walker = Walker.atPortal(member, Device.PC);
        Page loginWindow = ResetLinkWalkIT.opensLink(walker);
        VirtualAuthenticator.in(walker.page()).recognise(false);
        walker.sees("webauthn-register");
        walker.presses("次へ");
        walker.sees("webauthn-error");
        walker.shows("forgotten-password-passkey-error");
        walker.presses("OTP認証に変更する");
        walker.sees(Step.OTP_SETUP.template(), "ワンタイムパスワードの設定", "生体認証に変更する");
        Step.OTP_SETUP.fillIn(walker);
        walker.sees(NEW_PASSWORD);
        Step.PASSWORD.fillIn(walker);
        walker.seesServiceMenu();
        assertThat(factors(member)).containsExactly("otp わたしのスマートフォン");
        logsOut(walker, loginWindow);

        walker.logsIn();
        walker.seesServiceMenu();
    }

    /**
     * Logs out once the login page left open has logged in by itself: were the member to log out in that very second,
     * the two would get in each other's way; Keycloak ends such a logout as expired.
     */
    private static void logsOut(Walker walker, Page loginWindow) {
        Page window = walker.page();
        walker.turnsTo(loginWindow);
        walker.seesServiceMenu();
        walker.turnsTo(window);
        walker.logsOut();
    }

    private static Member lostPasskey() {
        return Union.kanekakenpo()
                .importSettled(MemberSpec.settled()
                        .withoutFactors()
                        .attribute("mfaMethod", "passkey")
                        .passkey("古い電話", new SoftPasskey()));
    }

    private static Stream<String> described(CredentialRepresentation factor) {
        return "password".equals(factor.getType())
                ? Stream.empty()
                : Stream.of(factor.getType() + " " + factor.getUserLabel());
    }

    private static List<String> factors(Member member) {
        return member.credentials().stream()
                .flatMap(ForgottenPasswordWalkIT::described)
                .toList();
    }
}
