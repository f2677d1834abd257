package jp.kosmo.keycloak.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.assertions.PlaywrightAssertions;
import java.util.Map;
import jp.kosmo.keycloak.it.client.SoftPasskey;
import jp.kosmo.keycloak.it.fixture.Member;
import jp.kosmo.keycloak.it.fixture.MemberSpec;
import jp.kosmo.keycloak.it.fixture.Union;
import org.awaitility.Awaitility;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A device that does not do it: the member reads why, and there is a way on that works. */
@BrowserTest
class PasskeyFailureIT {

    private static final String NOT_COMPLETED = "操作が取り消されたか、時間が経過したため、完了できませんでした。";
    private static final String NOT_POSSIBLE = "お使いの端末またはブラウザでは、生体認証をご利用いただけませんでした。別の端末またはブラウザでお試しください。";
    private static final String REGISTERED = "この端末は、すでに登録されています。そのままご利用いただけます。";
    private static final String LOST_PHONE = "スマートフォンをなくした・機種変更した方";
    private static final String WITHOUT_PASSKEYS = "delete window.PublicKeyCredential";

    /** A union where the browser gives up soon when no device answers. */
    private static final Union IMPATIENT = impatient();

    private static Union impatient() {
        Union union = Union.copyOf("kanekakenpo", "impatient");
        union.change(realm -> realm.setWebAuthnPolicyCreateTimeout(2));
        return union;
    }

    @ParameterizedTest
    @EnumSource
    void setUpWithoutAnyReaderEndsAndCanBeRepeatedWithOne(Device device) {
        var walker = Walker.atPortal(Members.unready(IMPATIENT, "passkey"), device);
        VirtualAuthenticator.in(walker.page()).remove();
        walker.asksFor(Map.of());
        walker.signsIn();
        walker.sees("webauthn-register");
        walker.page().getByText("うまくいかないときは").click();
        walker.sees("webauthn-register", "セキュリティの設定", "顔認証や指紋認証、または画面ロックが設定されていること", "QRコード", "Bluetoothがオン");
        walker.presses("次へ");
        seesSetUpFailed(walker, NOT_COMPLETED);
        walker.shows("passkey-setup-no-reader");
        VirtualAuthenticator.in(walker.page());
        FactorPages.triesAgain(walker);
        walker.isLetIn();
        assertThat(walker.member().events().ofType("UPDATE_CREDENTIAL_ERROR").errors())
                .containsExactly("not_completed");
    }

    @ParameterizedTest
    @EnumSource
    void setUpInABrowserWithoutPasskeysLeadsToTheOtherMethod(Device device) {
        Member member = Members.unready(Union.kanekakenpo(), "passkey");
        var walker = Walker.atPortal(member, device);
        walker.page().addInitScript(WITHOUT_PASSKEYS);
        walker.logsIn();
        walker.sees("webauthn-register");
        walker.keeps("authenticatorLabel", "別の端末・セキュリティキー");
        walker.presses("次へ");
        seesSetUpFailed(walker, NOT_POSSIBLE);
        walker.shows("passkey-setup-not-possible");
        switchesToOtp(walker);
        assertThat(member.events().ofType("UPDATE_CREDENTIAL_ERROR").errors()).containsExactly("not_possible");
    }

    private static void switchesToOtp(Walker walker) {
        walker.presses("OTP認証に変更する");
        walker.sees("login-config-totp");
        Step.OTP_SETUP.fillIn(walker);
        walker.seesServiceMenu();
        walker.logsOut();
        walker.logsIn();
        walker.seesServiceMenu();
        assertThat(walker.member().attribute("mfaMethod")).isEqualTo("otp");
    }

    @ParameterizedTest
    @EnumSource
    void aDeviceThatIsRegisteredAlreadyCanBeLeftAsItIs(Device device) {
        Member member = Members.unready(Union.kanekakenpo(), "passkey");
        var walker = Walker.atPortal(member, device);
        var reader = VirtualAuthenticator.in(walker.page());
        walker.logsIn();
        walker.presses("次へ");
        walker.seesServiceMenu();

        Reauthentication.isDue();
        walker.asksFor(Map.of("kc_action", "webauthn-register"));
        walker.types("password", walker.member().password());
        walker.submits("password");
        walker.sees("webauthn-authenticate");
        walker.presses("次へ");
        walker.sees("webauthn-register", "セキュリティの設定", "すでに使われている名前：");
        walker.presses("次へ");
        seesSetUpFailed(walker, REGISTERED);
        walker.shows("passkey-setup-registered");
        assertThat(reader.passkeys()).hasSize(1);
        FactorPages.triesAgain(walker);
        Awaitility.await()
                .untilAsserted(() -> assertThat(member.events()
                                .ofType("UPDATE_CREDENTIAL_ERROR")
                                .errors())
                        .hasSize(2));
        seesSetUpFailed(walker, REGISTERED);
        walker.presses("戻る");
        walker.seesServiceMenu();
        assertThat(member.credentials()).filteredOn("type", "webauthn").hasSize(1);
        assertThat(member.events().ofType("UPDATE_CREDENTIAL_ERROR").errors())
                .containsExactly("already_registered", "already_registered");
    }

    @ParameterizedTest
    @EnumSource
    void loginOnADeviceThatHasNoPasskeySaysWhatToDo(Device device) {
        var walker = withAnotherPasskey(Union.kanekakenpo(), device);
        VirtualAuthenticator.in(walker.page());
        cannotLogIn(walker);
    }

    @ParameterizedTest
    @EnumSource
    void loginWithoutAnyReaderSaysWhatToDo(Device device) {
        var walker = withAnotherPasskey(IMPATIENT, device);
        VirtualAuthenticator.in(walker.page()).remove();
        cannotLogIn(walker);
    }

    private static Walker withAnotherPasskey(Union union, Device device) {
        MemberSpec spec = MemberSpec.settled().withoutFactors().attribute("mfaMethod", "passkey");
        return Walker.atPortal(union.importSettled(spec.passkey("花子の古い電話", new SoftPasskey())), device);
    }

    private static void cannotLogIn(Walker walker) {
        var dialogs = DeviceDialogs.in(walker.page());
        walker.asksFor(Map.of());
        walker.signsIn();
        walker.sees("webauthn-authenticate", "生体認証の設定", "花子の古い電話");
        walker.presses("次へ");
        seesLoginFailed(walker, NOT_COMPLETED);
        walker.sees("webauthn-error", "セキュリティキー・エラー", "生体認証を登録した端末をお使いください。", LOST_PHONE);
        PlaywrightAssertions.assertThat(walker.page().getByText("別の方法を試す")).hasCount(0);
        FactorPages.triesAgain(walker);
        walker.page().waitForCondition(() -> dialogs.opened() == 2); // by itself
        assertThat(walker.member().events().ofType("LOGIN").list()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void loginInABrowserWithoutPasskeysGoesOnWithTheOtherMethod(Device device) {
        Member member = Union.kanekakenpo()
                .importSettled(
                        MemberSpec.settled().attribute("mfaMethod", "passkey").passkey("花子の古い電話", new SoftPasskey()));
        var walker = Walker.atPortal(member, device);
        walker.page().addInitScript(WITHOUT_PASSKEYS);
        walker.logsIn();
        walker.sees("webauthn-authenticate");
        walker.presses("次へ");
        seesLoginFailed(walker, NOT_POSSIBLE);
        walker.shows("passkey-login-not-possible");
        walker.presses("別の方法を試す");
        walker.sees("select-authenticator");
        walker.presses("ワンタイムパスワード");
        walker.sees("login-otp");
        FactorPages.sendsCode(walker, "otp", OtpApp.with(MemberSpec.OTP_SECRET).code());
        walker.seesServiceMenu();
        assertThat(member.events().ofType("LOGIN").list()).hasSize(1);
    }

    private static void seesSetUpFailed(Walker walker, String reason) {
        seesFailed(walker, "顔認証・指紋認証などの登録が完了しませんでした。", reason);
    }

    private static void seesLoginFailed(Walker walker, String reason) {
        seesFailed(walker, "顔認証・指紋認証などで確認できませんでした。", reason);
    }

    private static void seesFailed(Walker walker, String message, String reason) {
        walker.sees("webauthn-error", "セキュリティキー・エラー", message, reason, "QRコード", "Bluetoothがオン", "再試行してください");
    }
}
