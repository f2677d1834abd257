package jp.kosmo.keycloak.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.assertions.PlaywrightAssertions;
import java.time.Duration;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import jp.kosmo.keycloak.it.fixture.Member;
import jp.kosmo.keycloak.it.fixture.MemberSpec;
import jp.kosmo.keycloak.it.fixture.Union;
import jp.kosmo.keycloak.it.harness.TestBed;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** 「ログイン方法変更」 on the account pages, as a member walks it. */
@BrowserTest
class LoginMethodsWalkIT {

    /** A copy that takes a code twice: every change here asks for password and code again. */
    private static final Union UNION =
            Union.copyOf("kanekakenpo", "loginmethods", realm -> realm.setOtpPolicyCodeReusable(true));

    private static final String HEADING = "ログイン方法変更";
    private static final Pattern DATE = Pattern.compile("作成日 \\d{4}年\\d{1,2}月\\d{1,2}日 \\d{1,2}:\\d{2}");

    @AfterEach
    void setClockRight() {
        TestBed.setClockAhead(Duration.ZERO);
    }

    @ParameterizedTest
    @EnumSource
    void membersLookAfterTheirWaysToLogIn(Device device) {
        Member member = UNION.importSettled(MemberSpec.settled());
        var walker = Walker.atPortal(member, device);
        walker.uses(OtpApp.with(MemberSpec.OTP_SECRET));
        var account = AccountPages.opens(walker, AccountPages.METHODS);
        walker.signsIn();
        account.sees(
                HEADING, "基本認証", "パスワードを使用したログイン", "二要素認証", "認証アプリ", "この1つだけが登録されているため、削除できません。", "生体認証は設定されていません。");
        PlaywrightAssertions.assertThat(account.card("パスワード")).containsText(DATE);
        PlaywrightAssertions.assertThat(account.card("phone")).containsText(DATE);
        account.leadsBack();
        walker.shows("account-methods");

        changesThePassword(walker, account);
        addsAnApp(walker, account);
        addsAPasskey(walker, account);
        assertThat(member.credentials()).extracting("userLabel").contains("phone", "タブレット", "わたしの指紋");
        deletes(walker, account);
        assertThat(member.credentials())
                .extracting("userLabel")
                .contains("タブレット", "わたしの指紋")
                .doesNotContain("phone");
        for (String notice : List.of("password", "app-added", "passkey-added", "app-deleted")) {
            MailProgram.opensNext(walker);
            walker.shows("mail-" + notice);
        }
    }

    private static void changesThePassword(Walker walker, AccountPages account) {
        String created = createdAt(account, "パスワード");
        String createdPhone = createdAt(account, "phone");
        TestBed.setClockAhead(Duration.ofMinutes(3)); // the date is shown by the minute
        Reauthentication.isDue();
        account.presses("パスワードを更新");
        walker.sees("login");
        PlaywrightAssertions.assertThat(walker.page().locator("body")).containsText("続行するには再度認証してください。");
        PlaywrightAssertions.assertThat(walker.page().locator("#kc-attempted-username"))
                .hasValue(walker.member().username());
        PlaywrightAssertions.assertThat(walker.page().locator("[name=username]"))
                .hasCount(0);
        walker.shows("account-reauthentication");
        walker.submits("password");
        walker.seesErrorAt("password", "パスワードを入力してください。");
        walker.types("password", "Machigai-9");
        walker.submits("password");
        walker.seesErrorAt("password", "パスワードが正しくありません。もう一度ご確認のうえ入力してください。");
        walker.shows("account-reauthentication-wrong");
        Reauthentication.passes(walker);
        walker.sees("login-update-password", "パスワードの更新", "パスワード確認用", "全てのデバイスからサインアウトする", "実行", "戻る");
        PlaywrightAssertions.assertThat(walker.field("logout-sessions")).isChecked();
        walker.shows("account-new-password");
        Step.PASSWORD.fillIn(walker);
        account.sees(HEADING, "基本認証");
        account.seesDone("パスワードを変更しました。");
        PlaywrightAssertions.assertThat(account.card("パスワード")).not().containsText(created);
        assertThat(createdAt(account, "パスワード")).matches(DATE);
        assertThat(createdAt(account, "phone")).isEqualTo(createdPhone);
    }

    private static String createdAt(AccountPages account, String row) {
        return DATE.matcher(account.card(row).innerText())
                .results()
                .map(MatchResult::group)
                .findFirst()
                .orElseThrow();
    }

    private static void addsAnApp(Walker walker, AccountPages account) {
        Reauthentication.passes(walker, () -> account.presses("認証アプリを追加する"));
        walker.sees("login-config-totp", "ワンタイムパスワードの設定", "デバイス名", "戻る");
        PlaywrightAssertions.assertThat(walker.field("logout-sessions")).isChecked();
        walker.shows("account-app");
        OtpApp app = OtpApp.scanning(walker.page());
        walker.types("userLabel", "phone");
        FactorPages.sendsCode(walker, "totp", app.code());
        walker.sees("login-config-totp");
        PlaywrightAssertions.assertThat(walker.field("userLabel")).hasAttribute("aria-invalid", "true");
        walker.shows("account-app-name-in-use");
        walker.types("userLabel", "タブレット");
        FactorPages.sendsCode(walker, "totp", app.code());
        account.sees(HEADING, "タブレット");
        account.seesDone("認証アプリを追加しました。");
        PlaywrightAssertions.assertThat(account.card("タブレット")).containsText(DATE);
    }

    private static void addsAPasskey(Walker walker, AccountPages account) {
        VirtualAuthenticator.in(walker.page());
        Reauthentication.passes(walker, () -> account.presses("生体認証を追加する"));
        walker.sees("webauthn-register", "セキュリティの設定", "次へ", "戻る");
        walker.shows("account-passkey");
        walker.types("authenticatorLabel", "わたしの指紋");
        walker.presses("次へ");
        account.sees(HEADING, "わたしの指紋");
        account.seesDone("生体認証を追加しました。");
        walker.shows("account-methods-three-devices");
    }

    private static void deletes(Walker walker, AccountPages account) {
        Reauthentication.passes(walker, () -> account.presses("phoneを削除"));
        walker.sees("delete-credential", "phone の削除", "phone を削除してもよろしいですか？", "戻る");
        walker.presses("削除する");
        account.sees(HEADING, "タブレット");
        account.seesDone("削除しました。");
        PlaywrightAssertions.assertThat(account.card("phone")).hasCount(0);
    }
}
