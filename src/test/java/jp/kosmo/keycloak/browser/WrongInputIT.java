package jp.kosmo.keycloak.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import jp.kosmo.keycloak.it.fixture.Member;
import jp.kosmo.keycloak.it.fixture.MemberSpec;
import jp.kosmo.keycloak.it.fixture.Union;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A member who gets everything wrong once: each error stands at its field, and what was typed stays, passwords apart. */
@BrowserTest
class WrongInputIT {

    private static final String WRONG_LOGIN = "無効なユーザ ID またはパスワードです。";

    @ParameterizedTest
    @MethodSource("walks")
    void everyMistakeCanBeMended(Union union, Device device) {
        Member member = union.createMember(MemberSpec.newcomer());
        var walker = Walker.atPortal(member, device);
        walker.pressesLogin();
        login(walker);
        birthdate(walker);
        Step.TERMS.fillIn(walker);
        userId(walker);
        if (Step.isHardened(union)) {
            otpSetUp(walker);
            password(walker);
            email(walker);
        } else {
            password(walker);
            email(walker);
            walker.seesServiceMenu();
            walker.logsOut();
            walker.logsIn();
            otpSetUp(walker);
        }
        walker.seesServiceMenu();
        walker.logsOut();
        otpLogin(walker);
        walker.seesServiceMenu();
    }

    static Stream<Arguments> walks() {
        return Stream.of(Arguments.of(Union.kanekakenpo(), Device.PHONE), Arguments.of(Union.daiwakenpo(), Device.PC));
    }

    private static void login(Walker walker) {
        walker.sees("login");
        walker.types("username", walker.member().username());
        walker.types("password", "Machigai-1");
        walker.submits("password");
        walker.seesErrorAt("username", WRONG_LOGIN);
        walker.shows("login-wrong");
        walker.keeps("username", walker.member().username());
        walker.keeps("password", "");
        walker.signsIn();
    }

    private static void birthdate(Walker walker) {
        walker.sees("kosmo-birthdate");
        walker.submits("birthdate");
        walker.seesErrorAt("birthdate", "生年月日を入力してください。");
        walker.shows("birthdate-blank");
        walker.types("birthdate", "昭和５５年");
        walker.submits("birthdate");
        walker.seesErrorAt("birthdate", "生年月日は西暦の数字8桁で入力してください。例：1979年8月22日生まれの方は 19790822");
        walker.keeps("birthdate", "昭和５５年");
        walker.shows("birthdate-malformed");
        walker.types("birthdate", "19801202");
        walker.submits("birthdate");
        walker.seesErrorAt("birthdate", "登録されている生年月日と一致しません。もう一度ご確認のうえ入力してください。何度も間違えると、アカウントがロックされます。");
        walker.keeps("birthdate", "19801202");
        walker.shows("birthdate-wrong");
        Step.BIRTHDATE.fillIn(walker);
    }

    private static void userId(Walker walker) {
        walker.sees("kosmo-user-id");
        walker.types("username", "hanako&taro1");
        walker.submits("username");
        walker.seesErrorAt("mfaMethod", "認証方法を選択してください。");
        walker.keeps("username", "hanako&taro1");
        FactorPages.choosesMethod(walker, "otp");
        walker.submits("username");
        walker.seesErrorAt("username", "「&」はユーザIDに使えません。使える文字は半角の英字・数字と - _ . @ です。");
        walker.keeps("username", "hanako&taro1");
        walker.keeps("mfaMethod", "otp");
        walker.shows("user-id-wrong");
        walker.types("username", walker.member().username());
        Step.USER_ID.fillIn(walker);
    }

    private static void password(Walker walker) {
        walker.sees("login-update-password");
        walker.types("password-new", "43210");
        walker.types("password-confirm", "43211");
        walker.submits("password-new");
        walker.seesErrorAt("password-confirm", "「パスワード」と「パスワード確認用」に同じ文字を入力してください。");
        walker.shows("password-wrong");
        walker.keeps("password-new", "");
        walker.keeps("password-confirm", "");
        Step.PASSWORD.fillIn(walker);
    }

    private static void email(Walker walker) {
        walker.sees("update-email");
        walker.types("email", "hanako＠＠example");
        walker.submits("email");
        walker.seesErrorAt("email", "メールアドレスを正しく入力してください。例：taro@example.jp");
        walker.keeps("email", "hanako＠＠example");
        walker.shows("email-wrong");
        walker.types("email", walker.member().spec().email());
        Step.EMAIL.fillIn(walker);
    }

    private static void otpSetUp(Walker walker) {
        walker.sees("login-config-totp");
        OtpApp app = OtpApp.scanning(walker.page());
        walker.types("userLabel", "花子の電話");
        FactorPages.sendsCode(walker, "totp", app.outdatedCode());
        walker.seesErrorAt("totp", "認証コードが異なります。アプリに新しい数字が表示されたら、すぐに入力してください。");
        walker.keeps("userLabel", "花子の電話");
        assertThat(OtpApp.scanning(walker.page()).key())
                .as("key after a wrong code")
                .isEqualTo(app.key());
        walker.types("userLabel", " ");
        walker.submits("totp");
        walker.seesErrorAt("totp", "ワンタイムパスワードを入力してください。");
        walker.seesErrorAt("userLabel", "デバイス名を入力してください。例：わたしのスマートフォン");
        walker.shows("otp-setup-wrong");
        Step.OTP_SETUP.fillIn(walker);
    }

    private static void otpLogin(Walker walker) {
        walker.pressesLogin();
        walker.givesPassword();
        walker.sees("login-otp");
        FactorPages.sendsCode(walker, "otp", walker.app().outdatedCode());
        walker.seesErrorAt("otp", "ワンタイムパスワードが正しくありません。");
        walker.shows("otp-login-wrong");
        FactorPages.sendsCode(walker, "otp", walker.app().code());
    }
}
