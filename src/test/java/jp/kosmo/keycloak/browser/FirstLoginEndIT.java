package jp.kosmo.keycloak.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.assertions.PlaywrightAssertions;
import java.util.Map;
import jp.kosmo.keycloak.it.fixture.MemberSpec;
import jp.kosmo.keycloak.it.fixture.Union;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The last page of a first login in the manual profile: what comes next, and nothing that has to be done now. */
@BrowserTest
class FirstLoginEndIT {

    private static final String END = "kosmo-first-login-end";
    private static final String NOW = "今すぐ登録する";

    @ParameterizedTest
    @EnumSource
    void whoWantsToSetsUpTheMethodAtOnce(Device device) {
        var walker = atEnd(Union.kanekakenpo(), device);
        walker.sees(END);
        walker.presses(NOW);
        walker.sees("login-config-totp", "ワンタイムパスワードの設定", "あとで設定する");
        walker.shows("set-up-at-once");
        Step.OTP_SETUP.fillIn(walker);
        walker.seesServiceMenu();
        assertThat(walker.member().credentials()).extracting("type").containsExactlyInAnyOrder("password", "otp");
        walker.logsOut();

        walker.logsIn();
        walker.seesServiceMenu(); // with a code
    }

    /** Who has no app yet comes to the portal all the same, and is asked at the next login. */
    @Test
    void whoCannotYetPutsItOffAgain() {
        var walker = atEnd(Union.kanekakenpo(), Device.PHONE);
        walker.sees(END);
        walker.page().reload();
        walker.sees(END);
        walker.presses(NOW);
        walker.sees("login-config-totp");
        walker.presses("あとで設定する");
        walker.seesServiceMenu();
        walker.logsOut();

        walker.logsIn();
        walker.sees("login-config-totp");
        PlaywrightAssertions.assertThat(walker.page().getByText("あとで設定する")).hasCount(0);
    }

    @Test
    void theUnionDecidesWhatItOffers() {
        Union union = Union.copyOf("kanekakenpo", "firstloginend");
        union.changeRequiredAction(END, Map.of("offerSetUp", "false"));
        var walker = atEnd(union, Device.PHONE);
        walker.sees(END, "初回ログインが完了しました", "続けて登録するときは、ポータルで一度ログアウトして、もう一度ログインしてください。");
        PlaywrightAssertions.assertThat(walker.page().getByText(NOW)).hasCount(0);
        walker.shows("end-of-the-first-login-log-out");
        walker.presses("ポータルへ進む");
        walker.isLetIn();

        var action = union.requiredAction(END);
        action.setEnabled(false);
        union.admin().flows().updateRequiredAction(END, action);
        atEnd(union, Device.PHONE).isLetIn();
    }

    private static Walker atEnd(Union union, Device device) {
        var walker = Walker.atPortal(union.createMember(MemberSpec.newcomer()), device);
        walker.asksFor(Map.of());
        walker.signsIn();
        for (Step step : Step.of(union)) {
            walker.sees(step.template());
            step.fillIn(walker);
        }
        return walker;
    }
}
