package jp.kosmo.keycloak.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.AriaRole;
import jp.kosmo.keycloak.it.fixture.Member;
import jp.kosmo.keycloak.it.fixture.MemberSpec;
import jp.kosmo.keycloak.it.fixture.Union;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A member who holds an OTP app and a passkey is asked for the preferred one, and can use the other. */
@BrowserTest
class BothMethodsIT {

    private static final String ANOTHER_WAY = "別の方法を試す";
    private static final int ENOUGH = 30;

    @ParameterizedTest
    @EnumSource
    void thePreferredOneComesFirstAndTheOtherIsOffered(Device device) {
        Member member = Union.kanekakenpo().importSettled(MemberSpec.settled().attribute("mfaMethod", "passkey"));
        OtpApp app = OtpApp.with(MemberSpec.OTP_SECRET);
        var walker = Walker.atPortal(member, device);
        VirtualAuthenticator.in(walker.page());
        walker.pressesLogin();
        walker.givesPassword();
        walker.sees("login-otp");
        PlaywrightAssertions.assertThat(walker.page().getByText(ANOTHER_WAY)).hasCount(0);
        FactorPages.sendsCode(walker, "otp", app.code());
        walker.sees("webauthn-register");
        walker.presses("次へ");
        walker.seesServiceMenu();
        walker.logsOut();

        walker.pressesLogin();
        walker.givesPassword();
        walker.sees("webauthn-authenticate");
        walker.shows("passkey-login-or-otp");
        takesAnotherWay(walker);
        walker.shows("another-way");
        takes(walker, "ワンタイムパスワード");
        walker.sees("login-otp");
        FactorPages.sendsCode(walker, "otp", app.code());
        walker.seesServiceMenu();
        walker.logsOut();

        member.change(user -> user.singleAttribute("mfaMethod", "otp"));
        walker.pressesLogin();
        walker.givesPassword();
        walker.sees("login-otp");
        walker.shows("otp-login-or-passkey");
        takesAnotherWay(walker);
        takes(walker, "生体認証（パスキー）");
        walker.sees("webauthn-authenticate");
        walker.presses("次へ");
        walker.seesServiceMenu();
        assertThat(member.events().ofType("LOGIN").list()).hasSize(3);
    }

    private static void takesAnotherWay(Walker walker) {
        tabTo(walker, walker.page().getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(ANOTHER_WAY)));
        walker.page().keyboard().press("Enter");
        walker.sees("select-authenticator", "認証方法を選択してください", "ワンタイムパスワード", "生体認証（パスキー）");
    }

    private static void takes(Walker walker, String method) {
        tabTo(
                walker,
                walker.page()
                        .getByRole(
                                AriaRole.BUTTON,
                                new Page.GetByRoleOptions().setName(method).setExact(true)));
        walker.page().keyboard().press("Space");
    }

    /** With the keyboard only. */
    private static void tabTo(Walker walker, Locator target) {
        for (int presses = 0; presses < ENOUGH && !isFocused(target); presses++) {
            walker.page().keyboard().press("Tab");
        }
        PlaywrightAssertions.assertThat(target).isFocused();
    }

    private static boolean isFocused(Locator target) {
        return (boolean) target.evaluate("element => element === document.activeElement");
    }
}
