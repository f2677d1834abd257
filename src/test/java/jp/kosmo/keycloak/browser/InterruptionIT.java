package jp.kosmo.keycloak.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.util.Map;
import java.util.stream.Stream;
import jp.kosmo.keycloak.it.Database;
import jp.kosmo.keycloak.it.Member;
import jp.kosmo.keycloak.it.MemberSpec;
import jp.kosmo.keycloak.it.Union;
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
            if (due == Step.PASSWORD && !Step.isHardened(union)) {
                // The method is chosen, and this is the next login.
                walker.sees(Step.OTP.template());
                Step.OTP.fillIn(walker);
            }
        });
    }

    @ParameterizedTest
    @MethodSource("unions")
    void whoReloadsSeesTheSameStep(Union union) {
        walk(union, (walker, due) -> walker.page().reload());
    }

    @ParameterizedTest
    @MethodSource("unions")
    void whoGoesBackIsLedToTheStepThatIsDue(Union union) {
        walk(union, (walker, due) -> {
            walker.page().goBack();
            System.out.println("BACK at " + due + ": " + walker.page().url() + " "
                    + walker.page().locator("body").getAttribute("data-page-id"));
            walker.page()
                    .screenshot(new Page.ScreenshotOptions()
                            .setPath(java.nio.file.Path.of("/tmp/w/tb/back-" + due + ".png")));
            walker.page().goForward();
            System.out.println("FORTH at " + due + ": " + walker.page().url() + " "
                    + walker.page().locator("body").getAttribute("data-page-id"));
        });
    }

    @ParameterizedTest
    @MethodSource("unions")
    void aSecondTabDoesTheStepForBoth(Union union) {
        var walker = begin(union);
        for (Step step : Step.of(union)) {
            walker.sees(step.template());
            Page first = walker.opensTab(union.portalUrl() + "/");
            walker.logsIn();
            walker.sees(step.template());
            step.fillIn(walker);
            walker.page().waitForURL(url -> !url.contains(step.template()));
            walker.page().close();
            walker.turnsTo(first);
            System.out.println("TAB at " + step + ": " + walker.page().url() + " "
                    + walker.page().locator("body").getAttribute("data-page-id"));
            step.fillIn(walker);
            walker.page().waitForLoadState();
            System.out.println("TAB after " + step + ": " + walker.page().url() + " "
                    + walker.page().locator("body").getAttribute("data-page-id"));
            walker.page()
                    .screenshot(new Page.ScreenshotOptions()
                            .setPath(java.nio.file.Path.of("/tmp/w/tb/tab-" + step + ".png")));
        }
        walker.seesServiceMenu();
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
        Member member = walker.member();
        assertThat(member.requiredActions()).isEmpty();
        assertThat(Database.column("select decision from kosmo_consent where user_id = ?", member.id()))
                .containsExactly("accept");
    }

    private static Walker begin(Union union) {
        var walker = Walker.atPortal(union.createMember(MemberSpec.newcomer()), Device.PHONE);
        walker.logsIn();
        return walker;
    }

    static Stream<Union> unions() {
        return Stream.of(Union.kanekakenpo(), Union.daiwakenpo());
    }

    @Test
    void whoTakesTooLongLogsInAgainAndContinues() {
        Union union = Union.copyOf("kanekakenpo", "slow");
        var walker = Walker.atPortal(union.createMember(MemberSpec.newcomer()), Device.PHONE);
        walker.open(union.portalRequest(Map.of()).uri().toString());
        walker.signsIn();
        for (Step step : Step.of(union)) {
            walker.sees(step.template());
            timeRunsOut(union, true);
            org.awaitility.Awaitility.await().until(() -> {
                walker.page().reload();
                return walker.field("username").count() == 1
                        && walker.field("mfaMethod").count() == 0;
            });
            System.out.println("TIMEOUT at " + step + ": " + walker.page().url() + " "
                    + walker.page().innerText("body"));
            walker.page()
                    .screenshot(new Page.ScreenshotOptions()
                            .setPath(java.nio.file.Path.of("/tmp/w/tb/timeout-" + step + ".png")));
            timeRunsOut(union, false);
            walker.signsIn();
            walker.sees(step.template());
            step.fillIn(walker);
        }
    }

    private static void timeRunsOut(Union union, boolean out) {
        union.change(realm -> {
            realm.setAccessCodeLifespanUserAction(out ? 1 : 1800);
            realm.setAccessCodeLifespanLogin(out ? 1 : 1800);
        });
    }

    private interface Interruption {
        void befalls(Walker walker, Step due);
    }
}
