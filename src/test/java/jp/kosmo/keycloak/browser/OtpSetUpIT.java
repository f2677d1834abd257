package jp.kosmo.keycloak.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import java.net.URI;
import java.util.List;
import java.util.regex.Pattern;
import jp.kosmo.keycloak.it.fixture.Member;
import jp.kosmo.keycloak.it.fixture.MemberSpec;
import jp.kosmo.keycloak.it.fixture.Union;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** 「ワンタイムパスワードの設定」 where the authenticator app is on the same phone, and where a code does not fit. */
@BrowserTest
class OtpSetUpIT {

    @Test
    void onThePhoneWithTheAppNothingNeedsToBeScanned() {
        Member member = Members.unready(Union.kanekakenpo(), "otp");
        var walker = Walker.atPortal(member, Device.PHONE);
        walker.page().context().grantPermissions(List.of("clipboard-read", "clipboard-write"));
        walker.logsIn();
        walker.sees("login-config-totp", "ワンタイムパスワードの設定", "この端末の認証アプリに登録する");
        PlaywrightAssertions.assertThat(intoTheApp(walker)).hasClass(Pattern.compile(".*kosmo-primary.*"));
        PlaywrightAssertions.assertThat(barcode(walker)).isHidden();
        for (String store : List.of("https://apps.apple.com/", "https://play.google.com/store/apps/details?id=")) {
            PlaywrightAssertions.assertThat(walker.page().locator(".kosmo-same-device ul a[href^='" + store + "']"))
                    .isVisible();
        }
        assertThat(URI.create(intoTheApp(walker).getAttribute("href")))
                .isEqualTo(OtpApp.address(walker.page()))
                .hasScheme("otpauth")
                .hasParameter("issuer", "カネカ健康保険組合")
                .hasParameter("digits", "6")
                .hasParameter("period", "30");
        String key = OtpApp.scanning(walker.page()).key();

        walker.follows("スキャンできませんか？");
        PlaywrightAssertions.assertThat(intoTheApp(walker)).isVisible();
        walker.presses("キーをコピーする");
        PlaywrightAssertions.assertThat(walker.page().getByText("コピーしました。")).isVisible();
        walker.shows("otp-setup-key-copied");
        Object copied = walker.page().evaluate("navigator.clipboard.readText()");
        assertThat(copied).isEqualTo(key);
        OtpApp app = OtpApp.with((String) copied);
        walker.types("userLabel", "花子の電話");
        FactorPages.sendsCode(walker, "totp", OtpApp.inFullWidth(app.code()));
        walker.seesServiceMenu();
        assertThat(member.credentials()).extracting("userLabel").contains("花子の電話");
    }

    /** A link into an app would lead nowhere there. */
    @Test
    void onAPcThereIsTheBarcodeOnly() {
        var walker = Walker.atPortal(Members.unready(Union.kanekakenpo(), "otp"), Device.PC);
        walker.logsIn();
        walker.sees("login-config-totp", "ワンタイムパスワードの設定", "どれか1つをスマートフォンに入れてください。");
        PlaywrightAssertions.assertThat(barcode(walker)).isVisible();
        PlaywrightAssertions.assertThat(intoTheApp(walker)).isHidden();
        PlaywrightAssertions.assertThat(walker.page().locator(".kosmo-same-device ul"))
                .isHidden();
    }

    /** And sent before a name is missing, or the same code once more, it is not. */
    @ParameterizedTest
    @EnumSource
    void theNameIsSuggestedAndTheLastDigitSendsThePage(Device device) {
        Member member = Union.kanekakenpo()
                .importSettled(
                        MemberSpec.settled().withoutFactors().otp("スマートフォン", MemberSpec.OTP_SECRET), "CONFIGURE_TOTP");
        var walker = Walker.atPortal(member, device);
        walker.uses(OtpApp.with(MemberSpec.OTP_SECRET));
        walker.logsIn();
        walker.sees("login-config-totp", "ワンタイムパスワードの設定", "6桁の数字", "30秒ごと", "すでに使われている名前：", "スマートフォン");
        walker.keeps("userLabel", "スマートフォン 2");
        OtpApp app = OtpApp.scanning(walker.page());

        walker.types("userLabel", "");
        walker.types("totp", app.outdatedCode());
        walker.types("userLabel", "花子の電話");
        walker.keeps("userLabel", "花子の電話");
        walker.types("totp", app.outdatedCode().substring(1));
        assertThat(member.events().ofType("UPDATE_CREDENTIAL_ERROR").errors()).isEmpty();

        FactorPages.sendsCode(walker, "totp", app.outdatedCode());
        walker.seesErrorAt("totp", "認証コードが異なります。アプリに新しい数字が表示されたら、すぐに入力してください。");
        assertThat(member.events().ofType("UPDATE_CREDENTIAL_ERROR").errors()).hasSize(1);
        FactorPages.sendsCode(walker, "totp", app.code());
        walker.seesServiceMenu();
        assertThat(member.credentials()).extracting("userLabel").contains("スマートフォン", "花子の電話");
    }

    private static Locator barcode(Walker walker) {
        return walker.page().locator("#kc-totp-secret-qr-code");
    }

    private static Locator intoTheApp(Walker walker) {
        return walker.page().locator("#kosmo-totp-app");
    }

    @ParameterizedTest
    @EnumSource
    void aClockThatIsOffIsNamedAsTheCause(Device device) {
        Member member = Members.unready(Union.kanekakenpo(), "otp");
        var walker = Walker.atPortal(member, device);
        walker.logsIn();
        walker.sees("login-config-totp");
        OtpApp app = OtpApp.scanning(walker.page());
        walker.types("userLabel", "花子の電話");
        String late = "認証コードが異なります。アプリに新しい数字が表示されたら、すぐに入力してください。";
        FactorPages.sendsCode(walker, "totp", app.codeOfAClock(OtpApp.SLOW.minusSeconds(30)));
        walker.seesErrorAt("totp", late);
        FactorPages.sendsCode(walker, "totp", app.codeOfAClock(OtpApp.SLOW));
        walker.seesErrorAt(
                "totp", "認証コードが異なります。認証アプリを使っている端末の時計が、約5分遅れているようです。端末の日付と時刻の設定を「自動」にしてから、アプリに表示された新しい数字を入力してください。");
        walker.keeps("userLabel", "花子の電話");
        walker.shows("otp-setup-clock");
        FactorPages.sendsCode(walker, "totp", app.codeOfAClock(OtpApp.FAST.plusSeconds(30)));
        walker.seesErrorAt("totp", late);
        FactorPages.sendsCode(walker, "totp", app.codeOfAClock(OtpApp.FAST));
        walker.seesErrorAt(
                "totp", "認証コードが異なります。認証アプリを使っている端末の時計が、約5分進んでいるようです。端末の日付と時刻の設定を「自動」にしてから、アプリに表示された新しい数字を入力してください。");
        assertThat(member.credentials()).extracting("type").containsExactly("password");

        FactorPages.sendsCode(walker, "totp", app.code());
        walker.seesServiceMenu();
    }
}
