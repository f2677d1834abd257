package jp.kosmo.keycloak.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Page;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import jp.kosmo.keycloak.it.client.Totp;
import jp.kosmo.keycloak.it.fixture.Member;
import jp.kosmo.keycloak.it.fixture.MemberSpec;
import jp.kosmo.keycloak.it.fixture.Union;
import jp.kosmo.keycloak.it.harness.Database;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Members who do not go straight through. Each walk suffers the same interruption at every step: whatever happens, the
 * step that is due is shown, nothing done is asked again, nothing undone is skipped.
 */
@BrowserTest
class InterruptionIT {

    @ParameterizedTest
    @MethodSource("unions")
    void whoClosesTheBrowserContinuesAtTheNextLogin(Union union) {
        walk(union, (walker, due) -> {
            walker.comesBackInAnotherBrowser();
            walker.logsIn();
            setUpOtpIfThisIsTheNextLogin(walker, due);
        });
    }

    @ParameterizedTest
    @MethodSource("unions")
    void whoReloadsSeesTheSameStep(Union union) {
        walk(union, (walker, due) -> walker.page().reload());
    }

    @ParameterizedTest
    @MethodSource("unions")
    void whoGoesBackIsLedOnAgain(Union union) {
        walk(union, (walker, due) -> {
            walker.page().goBack();
            if (due == Step.BIRTHDATE) {
                walker.signsIn();
            } else {
                walker.sees("login-page-expired", "画面の有効期限が切れました", "「続ける」を押すと、お手続きの続きから進められます。");
                walker.shows("page-expired");
                walker.follows("続ける");
            }
        });
    }

    /** What the first tab sends after the second has done the step changes nothing and brings the next one. */
    @Test
    void aSecondTabDoesTheStepForBoth() {
        Union union = Union.kanekakenpo();
        var walker = begin(union);
        List<Step> steps = Step.of(union);
        for (Step step : steps) {
            walker.sees(step.template());
            Page first = walker.opensTab(union.portalUrl() + "/");
            walker.logsIn();
            setUpOtpIfThisIsTheNextLogin(walker, step);
            walker.sees(step.template());
            step.fillIn(walker);
            if (step == Step.EMAIL) {
                walker.seesServiceMenu();
                walker.turnsTo(first);
            } else {
                walker.sees(steps.get(steps.indexOf(step) + 1).template());
                walker.turnsTo(first);
                step.fillIn(walker);
            }
        }
        // The first tab sees by itself that the member is logged in, and leaves for the portal.
        walker.page().waitForURL(address -> address.startsWith(union.portalUrl()));
        walker.page().navigate(union.portalUrl() + "/");
        walker.seesServiceMenu();
        assertDoneOnce(walker.member());
    }

    /** Other windows of the browser come back at the moment of a login, and must not name a session that is gone. */
    @Test
    void thePortalsSessionIsRenewedWhenALoginBeginsAndNotWhenItIsDone() {
        Union union = Union.kanekakenpo();
        var walker = Walker.atPortal(union.importSettled(MemberSpec.settled()), Device.PC);
        walker.pressesLogin();
        String planted = session(walker);
        walker.page().navigate(union.portalUrl() + "/");
        walker.pressesLogin();
        String begun = session(walker);
        assertThat(begun).isNotEqualTo(planted);

        walker.signsIn();
        FactorPages.sendsCode(walker, "otp", Totp.now(MemberSpec.OTP_SECRET));
        walker.seesServiceMenu();
        walker.opensTab(union.portalUrl() + "/login");
        walker.seesServiceMenu();

        assertThat(session(walker)).isEqualTo(begun);
    }

    private static String session(Walker walker) {
        return walker.page().context().cookies().stream()
                .filter(cookie -> cookie.name.equals("portal-session"))
                .map(cookie -> cookie.value)
                .findAny()
                .orElse("none");
    }

    @Test
    void whoTakesTooLongLogsInAgainAndContinues() {
        Union union = Union.copyOf("kanekakenpo", "slow");
        var walker = Walker.atPortal(union.createMember(MemberSpec.newcomer()), Device.PHONE);
        String login = union.portalRequest(Map.of()).uri().toString();
        walker.page().navigate(login);
        walker.signsIn();
        for (Step step : Step.of(union)) {
            walker.sees(step.template());
            setPatience(union, 1);
            await("time-out at " + step).until(() -> {
                walker.page().reload();
                return walker.page().locator("#password").count() == 1;
            });
            walker.sees("login", "ログイン", "時間が経過したため、ログイン画面に戻りました。もう一度はじめから入力してください。");
            setPatience(union, 1800);
            walker.signsIn();
            setUpOtpIfThisIsTheNextLogin(walker, step);
            walker.sees(step.template());
            step.fillIn(walker);
        }
        walker.page().waitForURL(url -> url.startsWith(union.callbackUrl()));
    }

    private static void setPatience(Union union, int seconds) {
        union.change(realm -> {
            realm.setAccessCodeLifespanUserAction(seconds);
            realm.setAccessCodeLifespanLogin(seconds);
        });
    }

    private static void walk(Union union, Interruption interruption) {
        var walker = begin(union);
        for (Step step : Step.of(union)) {
            walker.sees(step.template());
            interruption.befalls(walker, step);
            walker.sees(step.template());
            step.fillIn(walker);
        }
        walker.seesServiceMenu();
        assertDoneOnce(walker.member());
    }

    private static void assertDoneOnce(Member member) {
        assertThat(member.requiredActions()).isEmpty();
        assertThat(Database.column("select decision from kosmo_consent where user_id = ?", member.id()))
                .containsExactly("accept");
    }

    private static Walker begin(Union union) {
        var walker = Walker.atPortal(union.createMember(MemberSpec.newcomer()), Device.PHONE);
        walker.logsIn();
        return walker;
    }

    /** In the manual profile a new login after the choice of the method is "the next login". */
    private static void setUpOtpIfThisIsTheNextLogin(Walker walker, Step due) {
        if (due == Step.PASSWORD && !Step.isHardened(walker.union())) {
            walker.sees(Step.OTP_SETUP.template());
            Step.OTP_SETUP.fillIn(walker);
        }
    }

    static Stream<Union> unions() {
        return Stream.of(Union.kanekakenpo(), Union.daiwakenpo());
    }

    private interface Interruption {
        void befalls(Walker walker, Step due);
    }
}
