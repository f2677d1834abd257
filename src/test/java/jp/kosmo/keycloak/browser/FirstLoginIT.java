package jp.kosmo.keycloak.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import java.util.List;
import java.util.Locale;
import jp.kosmo.keycloak.it.fixture.Member;
import jp.kosmo.keycloak.it.fixture.MemberSpec;
import jp.kosmo.keycloak.it.fixture.Union;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The whole way of a member who chose OTP, from the letter to the second login with a code, in the manuals' words. */
@BrowserTest
class FirstLoginIT {

    @Test
    void manualProfileWithATemporaryPasswordOnAPhone() {
        manualProfile(Union.kanekakenpo().createMember(MemberSpec.newcomer()), Device.PHONE);
    }

    @Test
    void manualProfileWithTheDerivedPasswordOnAPc() {
        manualProfile(Union.kanekakenpo().createMember(MemberSpec.newcomer().noPassword()), Device.PC);
    }

    /** The second factor is set up at the second login. */
    private static void manualProfile(Member member, Device device) {
        var walker = Walker.atPortal(member, device);
        walker.shows("portal-top");

        login(walker);
        birthdate(walker);
        terms(walker);
        userId(walker);
        if (Step.areSixFor(member)) {
            otpSetUp(walker); // no session without it where others may know the password
        }
        password(walker);
        email(walker);
        if (!Step.areSixFor(member)) {
            walker.sees("kosmo-first-login-end", "初回ログインが完了しました", "認証アプリを入れたスマートフォン", "もう一度ログインできること");
            walker.shows("end-of-the-first-login");
        }
        walker.seesServiceMenu();
        seesTheWayToTheSettings(walker);
        assertThat(member.requiredActions()).isEmpty();
        assertThat(member.credentials())
                .extracting("type")
                .containsExactlyInAnyOrderElementsOf(
                        Step.areSixFor(member) ? List.of("password", "otp") : List.of("password"));
        assertThat(member.attribute("mfaMethod")).isEqualTo("otp");
        logout(walker);

        if (!Step.areSixFor(member)) {
            walker.logsIn();
            otpSetUp(walker);
            walker.seesServiceMenu();
            walker.logsOut();
        }

        otpLogin(walker);
        walker.seesServiceMenu();
        assertThat(member.credentials()).extracting("userLabel").contains("わたしの「スマホ」");
    }

    @ParameterizedTest
    @EnumSource
    void hardenedProfileSetsUpOtpInTheSameLoginAndConfirmsTheAddress(Device device) {
        Member member = Union.daiwakenpo().createMember(MemberSpec.newcomer());
        var walker = Walker.atPortal(member, device);
        walker.shows("portal-top");

        login(walker);
        birthdate(walker);
        terms(walker);
        userId(walker);
        otpSetUp(walker);
        password(walker);
        email(walker);
        walker.sees("info", "確認メールを送信しました", member.spec().email() + " に確認メールを送信しました。");
        walker.shows("email-sent");
        walker.opensTab(member.nextMail().links().get(0));
        walker.seesServiceMenu();
        walker.shows("portal-menu");
        assertThat(member.requiredActions()).isEmpty();
        assertThat(member.read().isEmailVerified()).isTrue();
        logout(walker);

        otpLogin(walker);
        walker.seesServiceMenu();
    }

    /** How far the member has come: of five steps where the second factor is set up at the next login, else of six. */
    private static void seesProgress(Walker walker, int ofFive, int ofSix) {
        PlaywrightAssertions.assertThat(walker.page().locator(".kosmo-progress"))
                .hasText(Step.areSixFor(walker.member()) ? "6つのうち" + ofSix + "番目" : "5つのうち" + ofFive + "番目");
    }

    private static void login(Walker walker) {
        walker.pressesLogin();
        String header = (Step.isHardened(walker.union()) ? "大和証券グループ健康保険組合" : "カネカ健康保険組合") + " 健保加入者ページ";
        walker.sees("login", "ログイン", header, "ユーザID", "パスワード", "ログイン状態の保存", "パスワードを忘れた方はこちら", "ポータルに戻る");
        walker.shows("login");
        walker.types("username", walker.member().username().toUpperCase(Locale.ROOT));
        walker.types("password", walker.initialPassword());
        walker.presses("パスワードを表示する");
        PlaywrightAssertions.assertThat(walker.field("password")).hasAttribute("type", "text");
        walker.presses("パスワードを隠す");
        PlaywrightAssertions.assertThat(walker.field("password")).hasAttribute("type", "password");
        walker.presses("ログイン");
    }

    private static void birthdate(Walker walker) {
        walker.sees(
                "kosmo-birthdate",
                "生年月日の入力",
                "本人確認のため生年月日での認証が必要です。生年月日を数字8桁で入力してください。",
                "生年月日 (入力例:19790822)",
                "YYYYMMDD");
        seesProgress(walker, 1, 1);
        walker.shows("birthdate");
        walker.types("birthdate", "19801201");
        walker.presses("実行");
    }

    private static void terms(Walker walker) {
        walker.sees("kosmo-terms", "利用規約", "第1条", "第10条");
        seesProgress(walker, 2, 2);
        walker.shows("terms");
        walker.presses("同意する");
    }

    private static void userId(Walker walker) {
        walker.sees(
                "kosmo-user-id",
                "ユーザIDの変更・認証方法の設定",
                "ユーザIDの変更が可能です。",
                "認証方法の設定が必要です。生体認証、OTP(ワンタイムパスワード)認証のいずれかを選択してください。",
                "ユーザID",
                "利用不可文字一覧を見る",
                "認証方法");
        PlaywrightAssertions.assertThat(walker.field("username"))
                .hasValue(walker.member().username());
        PlaywrightAssertions.assertThat(walker.page().locator(".kosmo-card strong"))
                .hasText(new String[] {"OTP認証", "生体認証"});
        PlaywrightAssertions.assertThat(walker.page().locator(".kosmo-recommended:visible"))
                .hasCount(1);
        seesProgress(walker, 3, 3);
        walker.shows("user-id");
        walker.page().getByText("利用不可文字一覧を見る").click();
        walker.sees(
                "kosmo-user-id",
                "ユーザIDの変更・認証方法の設定",
                "以下の文字はユーザIDに利用できません：",
                "< (小なり記号)",
                "空白 (スペース、タブ、改行など、目に見えない文字)",
                "} (右中括弧)");
        walker.shows("user-id-characters");
        FactorPages.choosesMethod(walker, "otp");
        walker.presses("実行");
    }

    private static void password(Walker walker) {
        walker.sees("login-update-password", "パスワードの更新", "新しいパスワードを決めてください。", "パスワード", "パスワード確認用", "全てのデバイスからサインアウトする");
        seesProgress(walker, 4, 5);
        walker.shows("password");
        walker.types("password-new", "Sakura-2026");
        walker.types("password-confirm", "Sakura-2026");
        walker.presses("実行");
        walker.remembersPassword("Sakura-2026");
    }

    private static void email(Walker walker) {
        walker.sees("update-email", "メールアドレスの更新", "メールアドレス", "全てのデバイスからサインアウトする");
        PlaywrightAssertions.assertThat(walker.field("email"))
                .hasValue(walker.member().spec().email());
        seesProgress(walker, 5, 6);
        walker.shows("email");
        walker.presses("実行");
    }

    private static void seesTheWayToTheSettings(Walker walker) {
        walker.shows("portal-menu");
        if (walker.device() == Device.PHONE) {
            walker.page().locator("summary[aria-label=メニュー]").click();
            walker.shows("portal-menu-open");
        }
        for (String link : List.of("プロフィール変更", "ログイン方法変更")) {
            PlaywrightAssertions.assertThat(walker.page().getByText(link).locator("visible=true"))
                    .hasCount(1);
        }
    }

    private static void logout(Walker walker) {
        walker.page().locator("header .name").click();
        walker.sees("logout-confirm", "ログアウト", "ログアウトしてもよろしいですか？");
        walker.shows("logout");
        walker.presses("ログアウトする");
        walker.seesPortalTop();
    }

    private static void otpSetUp(Walker walker) {
        walker.sees("login-config-totp", "ワンタイムパスワードの設定", "認証アプリを登録してください。", "スキャンできませんか？");
        if (Step.areSixFor(walker.member())) {
            seesProgress(walker, 0, 4);
        } else {
            // The only step of the second login.
            PlaywrightAssertions.assertThat(walker.page().locator(".kosmo-progress"))
                    .hasCount(0);
        }
        walker.shows("otp-setup");
        PlaywrightAssertions.assertThat(walker.page().locator(".kosmo-steps > li:first-child > ul li"))
                .containsText(new String[] {"FreeOTP", "Google Authenticator", "Microsoft Authenticator"});
        PlaywrightAssertions.assertThat(otpSetUpSteps(walker)).hasCount(3);
        String scanned = OtpApp.scanning(walker.page()).key();
        walker.follows("スキャンできませんか？");
        walker.sees("login-config-totp", "ワンタイムパスワードの設定", "アプリケーションを開き、キーを入力します", "時間ベース", "桁数: 6", "切り替わる間隔（秒）: 30");
        walker.shows("otp-setup-key");
        PlaywrightAssertions.assertThat(otpSetUpSteps(walker)).hasCount(4);
        String key = walker.page().innerText("#kc-totp-secret-key").replace(" ", "");
        assertThat(key).isEqualTo(scanned);
        walker.uses(OtpApp.with(key.toLowerCase(Locale.ROOT)));
        walker.types("userLabel", "わたしの「スマホ」");
        FactorPages.sendsCode(walker, "totp", walker.app().code());
    }

    private static Locator otpSetUpSteps(Walker walker) {
        return walker.page().locator(".kosmo-steps > li");
    }

    private static void otpLogin(Walker walker) {
        walker.pressesLogin();
        walker.givesPassword();
        walker.sees("login-otp", "ワンタイムパスワードの入力", "ユーザID", "ワンタイムパスワード", "トップページへ");
        walker.shows("otp-login");
        FactorPages.sendsCode(walker, "otp", walker.app().code());
    }
}
