package jp.kosmo.keycloak.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import jp.kosmo.keycloak.it.fixture.Member;
import jp.kosmo.keycloak.it.fixture.MemberSpec;
import jp.kosmo.keycloak.it.fixture.Union;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Where the way ends, and how it goes on from there. */
@BrowserTest
class DeadEndIT {

    private static final Union UNION = Union.kanekakenpo();

    @ParameterizedTest
    @EnumSource
    void whoDeclinesTheTermsIsAskedAgain(Device device) {
        var walker = Walker.atPortal(UNION.createMember(MemberSpec.newcomer()), device);
        walker.logsIn();
        Step.BIRTHDATE.fillIn(walker);
        walker.sees("kosmo-terms");
        walker.presses("同意しない");
        walker.sees("kosmo-declined", "利用規約への同意が必要です", "同意されない場合は、このサービスをご利用いただけません。", "ログインに戻る", "ポータルに戻る");
        walker.shows("declined");
        walker.follows("ログインに戻る");
        walker.signsIn();
        walker.sees("kosmo-terms");
        walker.presses("同意しない");
        walker.sees("kosmo-declined");
        walker.follows("ポータルに戻る");
        walker.seesPortalTop();
        walker.logsIn();
        walker.sees("kosmo-terms");
    }

    @ParameterizedTest
    @EnumSource
    void whoGuessesTheBirthdateIsLockedAndLearnsWhomToAsk(Device device) {
        Member member = UNION.createMember(MemberSpec.newcomer());
        var walker = Walker.atPortal(member, device);
        walker.logsIn();
        for (int day = 11; day < 15; day++) {
            walker.sees("kosmo-birthdate");
            walker.types("birthdate", "198012" + day);
            walker.submits("birthdate");
            walker.seesErrorAt("birthdate", "登録されている生年月日と一致しません。もう一度ご確認のうえ入力してください。何度も間違えると、アカウントがロックされます。");
        }
        walker.types("birthdate", "19801215");
        walker.submits("birthdate");
        walker.sees("kosmo-stopped", "アカウントがロックされました", "ご加入の健保組合までお問い合わせください。", "お問い合わせ先");
        walker.shows("stopped-locked");
        walker.page().reload();
        walker.sees("kosmo-stopped");
        walker.follows("ポータルに戻る");
        walker.seesPortalTop();
        walker.logsIn();
        walker.seesErrorAt("username", "無効なユーザ ID またはパスワードです。");
        assertThat(member.events().errors()).contains("birthdate_locked", "user_disabled");
        MailProgram.opensNext(walker);
        walker.shows("mail-locked");
    }

    @ParameterizedTest
    @EnumSource
    void whoHasNoBirthdateOnRecordLearnsWhomToAsk(Device device) {
        Member member = UNION.importMember(MemberSpec.newcomer().without("birthdate"), "kosmo-birthdate");
        var walker = Walker.atPortal(member, device);
        walker.logsIn();
        walker.sees("kosmo-stopped", "お手続きを続けられません", "健保組合に登録されている情報が足りないため、お手続きを続けられません。", "お問い合わせ先");
        walker.shows("stopped-incomplete");
        walker.follows("ポータルに戻る");
        walker.seesPortalTop();
        assertThat(member.events().errors()).contains("birthdate_missing");
    }

    /** A browser that was stopped, a network that was lost: nothing comes back, and the page stays. */
    @ParameterizedTest
    @EnumSource
    void aButtonIsUsableAgainWhenNothingComesBack(Device device) {
        var walker = Walker.atPortal(UNION.createMember(MemberSpec.newcomer()), device);
        walker.pressesLogin();
        walker.sees("login");
        Page page = walker.page();
        page.route("**/login-actions/**", route -> route.fulfill(new Route.FulfillOptions().setStatus(204)));
        Locator button = page.locator("#kc-login");
        button.click();
        PlaywrightAssertions.assertThat(button).hasText("送信中です");
        PlaywrightAssertions.assertThat(button).hasText("ログイン");
        page.unroute("**/login-actions/**");
        walker.signsIn();
        walker.sees("kosmo-birthdate");
    }
}
