package jp.kosmo.keycloak.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.assertions.PlaywrightAssertions;
import java.net.URI;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.regex.Pattern;
import jp.kosmo.keycloak.it.fixture.Member;
import jp.kosmo.keycloak.it.fixture.MemberSpec;
import jp.kosmo.keycloak.it.fixture.Union;
import org.junit.jupiter.api.Test;

/** The way of a member who chose 生体認証, from the letter to the second login with face or finger. */
@BrowserTest
class PasskeyIT {

    private static final String DEVICE_NAME = "花子の端末";

    @Test
    void manualProfileOnAPhone() {
        Member member = Union.kanekakenpo().createMember(MemberSpec.newcomer());
        var walker = Walker.atPortal(member, Device.PHONE);
        var face = VirtualAuthenticator.in(walker.page());
        walker.logsIn();
        Step.BIRTHDATE.fillIn(walker);
        Step.TERMS.fillIn(walker);
        choosePasskey(walker);
        walker.sees(Step.PASSWORD.template());
        Step.PASSWORD.fillIn(walker);
        walker.sees(Step.EMAIL.template());
        Step.EMAIL.fillIn(walker);
        walker.sees("kosmo-first-login-end", "初回ログインが完了しました", "顔認証か指紋認証を使えるスマートフォン、またはパソコン");
        walker.shows("end-of-the-first-login-passkey");
        walker.seesServiceMenu();
        walker.logsOut();

        walker.logsIn();
        setUp(walker, face);
        walker.seesServiceMenu();
        walker.logsOut();

        logIn(walker, face);
        assertThat(member.events().ofType("LOGIN").list()).hasSize(3);
    }

    @Test
    void hardenedProfileOnAPc() {
        Member member = Union.daiwakenpo().createMember(MemberSpec.newcomer());
        var walker = Walker.atPortal(member, Device.PC);
        var finger = VirtualAuthenticator.in(walker.page());
        walker.logsIn();
        Step.BIRTHDATE.fillIn(walker);
        Step.TERMS.fillIn(walker);
        choosePasskey(walker);
        setUp(walker, finger);
        walker.sees(Step.PASSWORD.template());
        Step.PASSWORD.fillIn(walker);
        walker.sees(Step.EMAIL.template());
        Step.EMAIL.fillIn(walker);
        walker.seesServiceMenu();
        walker.logsOut();

        logIn(walker, finger);
    }

    private static void choosePasskey(Walker walker) {
        walker.sees("kosmo-user-id");
        FactorPages.choosesMethod(walker, "passkey");
        walker.presses("実行");
    }

    private static void setUp(Walker walker, VirtualAuthenticator device) {
        walker.sees(
                "webauthn-register",
                "セキュリティの設定",
                "このデバイスに名前を付けてください（機種変更時に過去デバイスとの識別が可能となります。）",
                "全てのデバイスからサインアウトする",
                "次へ");
        walker.shows("passkey-setup");
        device.recognise(false);
        walker.types("authenticatorLabel", DEVICE_NAME);
        walker.presses("次へ");
        walker.sees(
                "webauthn-error", "セキュリティキー・エラー", "顔認証・指紋認証などの登録が完了しませんでした。", "操作が取り消されたか、時間が経過したため", "Bluetoothがオン");
        walker.shows("passkey-setup-error");
        device.recognise(true);
        FactorPages.triesAgain(walker);
        walker.page().waitForURL(url -> !url.contains("webauthn-register"));
        assertThat(walker.member().credentials())
                .filteredOn("type", "webauthn")
                .extracting("userLabel")
                .containsExactly(DEVICE_NAME);
        assertThat(device.passkeys())
                .containsExactly(URI.create(walker.union().loginUrl()).getHost());
    }

    private static void logIn(Walker walker, VirtualAuthenticator device) {
        walker.logsIn();
        String today = DateTimeFormatter.ofPattern("uuuu年M月d日").format(LocalDate.now(ZoneId.of("Asia/Tokyo")));
        walker.sees("webauthn-authenticate", "生体認証の設定", "ユーザID", DEVICE_NAME, "作成日 " + today, "次へ");
        PlaywrightAssertions.assertThat(walker.page().locator("#kc-attempted-username"))
                .hasValue(walker.member().username());
        PlaywrightAssertions.assertThat(walker.page().locator("#reset-login")).isVisible();
        PlaywrightAssertions.assertThat(walker.page().locator(".kosmo-passkeys li"))
                .hasText(Pattern.compile(DEVICE_NAME + "\\s+端末の顔認証・指紋認証など\\s+作成日 " + today + ".*"));
        walker.shows("passkey-login");
        device.recognise(false);
        walker.presses("次へ");
        walker.sees("webauthn-error", "セキュリティキー・エラー", "顔認証・指紋認証などで確認できませんでした。");
        walker.shows("passkey-login-error");
        device.recognise(true);
        FactorPages.triesAgain(walker);
        walker.seesServiceMenu();
    }
}
