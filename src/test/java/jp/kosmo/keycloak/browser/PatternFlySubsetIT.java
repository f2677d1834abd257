package jp.kosmo.keycloak.browser;

import static org.assertj.core.api.Assertions.assertThat;

import jp.kosmo.keycloak.it.Member;
import jp.kosmo.keycloak.it.MemberSpec;
import jp.kosmo.keycloak.it.Union;
import jp.kosmo.keycloak.theme.LoginStylesheet;
import org.junit.jupiter.api.Test;

/** No page looks any different with all of PatternFly than with the part of it that the login theme brings along. */
@BrowserTest
class PatternFlySubsetIT {

    private static final int MANY = 1000;

    private final String whole = new LoginStylesheet(PatternFlySubsetIT.class.getClassLoader()).withAllOfPatternFly();

    @Test
    void firstLogin() {
        Union union = Union.daiwakenpo();
        var walker = Walker.atPortal(union.createMember(MemberSpec.newcomer()), Device.PHONE);
        walker.pressesLogin();
        walker.sees("login");
        assertThat(ComputedStyles.differences(walker.page(), ""))
                .as("what would be missing without PatternFly")
                .hasSizeGreaterThan(MANY);
        looksTheSame(walker);
        walker.types("username", "nobody");
        walker.submits("password");
        walker.page().locator("#input-error-username").waitFor();
        looksTheSame(walker);
        walker.signsIn();
        for (Step step : Step.of(union)) {
            walker.sees(step.template());
            looksTheSame(walker);
            step.fillIn(walker);
        }
        walker.seesServiceMenu();
        walker.page().locator("header .name").click();
        walker.sees("logout-confirm");
        looksTheSame(walker);
    }

    @Test
    void bothMethods() {
        Member member = Union.kanekakenpo()
                .importSettled(MemberSpec.settled()
                        .attribute("mfaMethod", "passkey")
                        .otp("f41", "KRSXG5CTMVRXEZLUKRSXG5CTMVRXEZLU"));
        var walker = Walker.atPortal(member, Device.PHONE);
        VirtualAuthenticator.in(walker.page());
        walker.pressesLogin();
        walker.givesPassword();
        walker.sees("login-otp");
        looksTheSame(walker);
        walker.types("otp", "000000");
        walker.submits("otp");
        walker.seesErrorAt("otp", "ワンタイムパスワードが正しくありません。");
        looksTheSame(walker);
        walker.types("otp", OtpApp.with(MemberSpec.OTP_SECRET).code());
        walker.submits("otp");
        walker.sees("webauthn-register");
        looksTheSame(walker);
        walker.presses("次へ");
        walker.seesServiceMenu();
        walker.logsOut();

        walker.pressesLogin();
        walker.givesPassword();
        walker.sees("webauthn-authenticate");
        looksTheSame(walker);
        walker.page().locator("#try-another-way").click();
        walker.sees("select-authenticator");
        looksTheSame(walker);
    }

    private void looksTheSame(Walker walker) {
        assertThat(ComputedStyles.differences(walker.page(), whole))
                .as(
                        "computed styles on %s that are others with all of PatternFly",
                        walker.page().title())
                .isEmpty();
    }
}
