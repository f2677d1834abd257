package jp.kosmo.keycloak.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.AriaRole;
import java.util.List;
import jp.kosmo.keycloak.it.client.SoftPasskey;
import jp.kosmo.keycloak.it.fixture.Member;
import jp.kosmo.keycloak.it.fixture.MemberSpec;
import jp.kosmo.keycloak.it.fixture.Union;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** 「ワンタイムパスワードの入力」 for members with several devices and for members whose codes do not fit. */
@BrowserTest
class OtpLoginIT {

    private static final String OTHER_SECRET = "KRSXG5CTMVRXEZLUKRSXG5CTMVRXEZLU";
    private static final String NOT_NEWEST = "入力された数字は、今の数字ではありません。認証アプリに今表示されている数字を入力してください。";
    private static final String CLOCK =
            "ワンタイムパスワードが正しくありません。認証アプリを使っている端末の時計が、約5分%sいるようです。端末の日付と時刻の設定を「自動」にしてから、アプリに表示された新しい数字を入力してください。";

    /** With the keyboard only, and by the names a screen reader reads. */
    @ParameterizedTest
    @EnumSource
    void oneOfSeveralDevicesIsChosen(Device device) {
        Member member = Union.kanekakenpo().importSettled(MemberSpec.settled().otp("f41", OTHER_SECRET));
        var walker = Walker.atPortal(member, device);
        walker.pressesLogin();
        walker.givesPassword();
        walker.sees("login-otp", "ワンタイムパスワードの入力", "使用するデバイス");
        Locator phone = device(walker, "phone");
        Locator f41 = device(walker, "f41");
        PlaywrightAssertions.assertThat(phone).isChecked();
        PlaywrightAssertions.assertThat(f41).not().isChecked();
        walker.shows("otp-login-devices");

        OtpApp other = OtpApp.with(OTHER_SECRET);
        PlaywrightAssertions.assertThat(walker.field("otp")).isFocused();
        walker.page().keyboard().type(other.code());
        walker.page().keyboard().press("Enter");
        walker.seesErrorAt("otp", "ワンタイムパスワードが正しくありません。");
        walker.sees("login-otp", "ワンタイムパスワードの入力", "うまくいかないときは", "選んだデバイスの数字かどうか");
        PlaywrightAssertions.assertThat(phone).isChecked();
        walker.shows("otp-login-devices-wrong");

        walker.page().keyboard().press("Tab");
        PlaywrightAssertions.assertThat(walker.page().locator(".kosmo-errors a"))
                .isFocused();
        walker.page().keyboard().press("Enter");
        PlaywrightAssertions.assertThat(walker.field("otp")).isFocused();
        walker.page().keyboard().press("Shift+Tab");
        PlaywrightAssertions.assertThat(phone).isFocused();
        walker.page().keyboard().press("ArrowDown");
        PlaywrightAssertions.assertThat(f41).isChecked();
        PlaywrightAssertions.assertThat(phone).not().isChecked();
        walker.page().keyboard().press("Tab");
        PlaywrightAssertions.assertThat(walker.field("otp")).isFocused();
        walker.page().keyboard().type(other.code());
        walker.page().keyboard().press("Enter");
        walker.seesServiceMenu();
        assertThat(member.events().ofType("LOGIN_ERROR").errors()).containsExactly("invalid_user_credentials");
    }

    private static Locator device(Walker walker, String name) {
        return walker.page()
                .getByRole(AriaRole.GROUP, new Page.GetByRoleOptions().setName("使用するデバイス"))
                .getByRole(
                        AriaRole.RADIO,
                        new Locator.GetByRoleOptions().setName(name).setExact(true));
    }

    @ParameterizedTest
    @EnumSource
    void whoCannotGetInReadsWhatToTry(Device device) {
        Member member = Union.kanekakenpo().importSettled(MemberSpec.settled());
        OtpApp app = OtpApp.with(MemberSpec.OTP_SECRET);
        var walker = Walker.atPortal(member, device);
        walker.pressesLogin();
        walker.givesPassword();
        walker.sees("login-otp", "ワンタイムパスワードの入力", "6桁の数字を入力してください。", "数字は30秒ごとに新しくなります。");
        PlaywrightAssertions.assertThat(walker.page().getByText("別の方法を試す")).hasCount(0);
        PlaywrightAssertions.assertThat(walker.page().getByText("うまくいかないときは")).hasCount(0);

        FactorPages.sendsCode(walker, "otp", app.outdatedCode());
        walker.seesErrorAt("otp", "ワンタイムパスワードが正しくありません。");
        walker.sees(
                "login-otp",
                "ワンタイムパスワードの入力",
                "うまくいかないときは",
                "認証アプリに表示されている、最新の数字を入力してください。数字は、しばらくたつと新しくなります。",
                "認証アプリを一度終了し、もう一度開いてください。",
                "認証アプリを使っている端末の、日付と時刻の設定を「自動」にしてください。");
        FactorPages.sendsCode(walker, "otp", app.codeOfAClock(OtpApp.SLOW.minusSeconds(30)));
        walker.seesErrorAt("otp", NOT_NEWEST);
        walker.shows("otp-login-not-newest");
        FactorPages.sendsCode(walker, "otp", app.codeOfAClock(OtpApp.SLOW));
        walker.seesErrorAt("otp", CLOCK.formatted("遅れて"));
        walker.shows("otp-login-clock");

        FactorPages.sendsCode(walker, "otp", OtpApp.inFullWidth(app.code()));
        walker.seesServiceMenu();
    }

    /** From both pages of a factor, with the user ID that was typed, which no address shows. */
    @ParameterizedTest
    @EnumSource
    void whoHasLostThePhoneIsLedIntoTheRecovery(Device device) {
        MemberSpec passkey = MemberSpec.settled().withoutFactors().attribute("mfaMethod", "passkey");
        for (MemberSpec spec : List.of(MemberSpec.settled(), passkey.passkey("古い電話", new SoftPasskey()))) {
            Member member = Union.kanekakenpo().importSettled(spec);
            var walker = Walker.atPortal(member, device);
            walker.pressesLogin();
            walker.givesPassword();
            walker.follows("スマートフォンをなくした・機種変更した方");
            walker.sees("login-reset-password", "パスワードを忘れた方はこちら", "新しいスマートフォンとパスワードを登録できます。");
            walker.keeps("username", member.username());
            walker.shows("lost-phone");
            assertThat(walker.page().url()).doesNotContain(member.username());
            walker.submits("username");
            MailProgram.opensNext(walker);
            walker.follows("パスワードをリセット");
            walker.sees(
                    member.credentials().stream().anyMatch(held -> "webauthn".equals(held.getType()))
                            ? "webauthn-register"
                            : "login-config-totp");
        }
    }
}
