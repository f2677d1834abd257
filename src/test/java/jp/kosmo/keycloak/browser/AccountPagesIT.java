package jp.kosmo.keycloak.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Request;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.Sizes;
import java.util.LinkedHashMap;
import java.util.Map;
import jp.kosmo.keycloak.it.fixture.Member;
import jp.kosmo.keycloak.it.fixture.MemberSpec;
import jp.kosmo.keycloak.it.fixture.Terms;
import jp.kosmo.keycloak.it.fixture.Union;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The account pages beyond profile and ways to log in, and what can get between a member and them. */
@BrowserTest
class AccountPagesIT {

    private static final Union UNION =
            Union.copyOf("kanekakenpo", "accountpages", realm -> realm.setOtpPolicyCodeReusable(true));
    private static final int RECEIVED_BYTES = 40_000;
    private static final int REQUESTS = 8;

    @ParameterizedTest
    @EnumSource
    void otherDevicesAreLoggedOut(Device device) {
        Member member = UNION.importSettled(MemberSpec.settled());
        Walker elsewhere = loggedIn(member, device == Device.PC ? Device.PHONE : Device.PC, AccountPages.SESSIONS);
        Walker walker = Walker.atPortal(member, device);
        AccountPages account = AccountPages.opens(walker, AccountPages.SESSIONS);
        walker.uses(OtpApp.with(MemberSpec.OTP_SECRET));
        walker.signsIn();
        account.sees("ログイン中の端末", "今お使いの端末", "ログインした日時", "すべてのデバイスからサインアウト");
        PlaywrightAssertions.assertThat(walker.page().locator(".kosmo-card")).hasCount(2);
        walker.shows("account-sessions");

        walker.page().locator(".kosmo-card button").click();
        PlaywrightAssertions.assertThat(walker.page().locator("#kosmo-said")).containsText("をログアウトさせました。");
        PlaywrightAssertions.assertThat(walker.page().locator(".kosmo-card")).hasCount(1);
        assertThat(member.admin().getUserSessions()).hasSize(1);
        elsewhere.page().reload();
        elsewhere.sees("login");

        account.presses("すべてのデバイスからサインアウト");
        account.sees("ログイン中の端末", "すべての端末からログアウトします。よろしいですか？");
        walker.shows("account-sign-out-all");
        account.presses("やめる");
        assertThat(member.admin().getUserSessions()).hasSize(1);
        account.presses("すべてのデバイスからサインアウト");
        account.presses("ログアウトする");
        walker.sees("info");
        assertThat(member.admin().getUserSessions()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void theTermsAgreedToCanBeRead(Device device) {
        Member member = UNION.importSettled(MemberSpec.settled());
        Terms.publish(
                UNION, Map.of("version", "2026-04 " + device, "textJa", "<h2>第一条</h2><p>この規約は、加入者ページの利用について定めます。</p>"));
        var walker = Walker.atPortal(member, device);
        walker.uses(OtpApp.with(MemberSpec.OTP_SECRET));
        AccountPages account = AccountPages.opens(walker, AccountPages.TERMS);
        walker.signsIn();
        walker.sees("kosmo-terms");
        walker.presses("同意する");
        account.sees("利用規約", "版：2026-04 " + device, "に同意されました。", "この規約は、加入者ページの利用について定めます。");
        walker.shows("account-terms");
    }

    /** What was typed is there again, and is sent only when the member says so. */
    @Test
    void theSessionEndsWhileTheMemberTypes() {
        AccountPages account = onTheProfile(Device.PHONE);
        Walker walker = account.walker();
        String chosen = typesANewId(walker);
        walker.member().admin().logout();

        walker.presses("変更");
        walker.uses(OtpApp.with(MemberSpec.OTP_SECRET));
        walker.signsIn();
        account.sees("プロフィール");
        account.seesDone("ログインし直す前に入力された内容です。よろしければ、もう一度「変更」を押してください。");
        walker.keeps("username", chosen);
        assertThat(walker.member().read().getUsername())
                .isEqualTo(walker.member().username());
        walker.shows("account-draft");
        saves(account, chosen);
    }

    @Test
    void theNetworkIsGoneForAWhile() {
        AccountPages account = onTheProfile(Device.PHONE);
        Walker walker = account.walker();
        String chosen = typesANewId(walker);
        walker.page().context().setOffline(true);
        walker.presses("変更");
        account.seesDone("通信できませんでした。インターネットにつながっているかをご確認のうえ、もう一度お試しください。");
        walker.keeps("username", chosen);
        walker.page().context().setOffline(false);
        saves(account, chosen);
    }

    /** Each window saves what was changed in it, and undoes nothing of the other. */
    @Test
    void twoWindows() {
        AccountPages account = onTheProfile(Device.PC);
        Walker walker = account.walker();
        Page first = walker.opensTab("about:blank");
        AccountPages.opens(walker, "").sees("プロフィール");
        walker.field("mfaMethod").selectOption("passkey");
        walker.presses("変更");
        account.seesDone("変更しました。");

        walker.turnsTo(first);
        String chosen = typesANewId(walker);
        saves(account, chosen);
        assertThat(walker.member().attribute("mfaMethod")).isEqualTo("passkey");
    }

    /** Back to the page of a login that is done, which Keycloak begins anew, and forward: never a dead end. */
    @Test
    void backToTheLoginAndForward() {
        AccountPages account = onTheProfile(Device.PC);
        Walker walker = account.walker();
        Page first = walker.opensTab("about:blank");
        AccountPages.opens(walker, "").sees("プロフィール");
        walker.turnsTo(first);
        walker.page().goBack();
        account.sees("プロフィール", "ユーザID");
        walker.page().goForward();
        account.sees("プロフィール", "ユーザID");
    }

    /**
     * What the browser receives, headers included. The stylesheet is the login's, and so in its cache. What it sends, cookies
     * and tokens of Keycloak's for the most part, is about half as much again.
     */
    @Test
    void theFirstVisitIsLight() {
        Member member = Union.kanekakenpo().importSettled(MemberSpec.settled());
        var walker = Walker.atPortal(member, Device.PHONE);
        walker.uses(OtpApp.with(MemberSpec.OTP_SECRET));
        walker.logsIn();
        walker.seesServiceMenu();
        Map<String, Request> requests = new LinkedHashMap<>();
        walker.page().onRequestFinished(request -> {
            if (!request.url().startsWith("data:")) {
                requests.putIfAbsent(request.url(), request); // the second time it is in the browser's cache
            }
        });
        AccountPages.opens(walker, "").sees("プロフィール");
        assertThat(requests).hasSizeBetween(5, REQUESTS);
        assertThat(requests.values().stream()
                        .mapToInt(request -> received(request.sizes()))
                        .sum())
                .isLessThanOrEqualTo(RECEIVED_BYTES);
    }

    private static int received(Sizes sizes) {
        return sizes.responseHeadersSize + Math.max(0, sizes.responseBodySize);
    }

    private static AccountPages onTheProfile(Device device) {
        var account = new AccountPages(loggedIn(UNION.importSettled(MemberSpec.settled()), device, ""));
        account.sees("プロフィール");
        return account;
    }

    private static String typesANewId(Walker walker) {
        String chosen = "hana-" + walker.member().username().replaceAll("\\D", "") + "y";
        walker.types("username", chosen);
        return chosen;
    }

    private static void saves(AccountPages account, String chosen) {
        account.walker().presses("変更");
        account.seesDone("変更しました。");
        assertThat(account.walker().member().read().getUsername()).isEqualTo(chosen);
    }

    private static Walker loggedIn(Member member, Device device, String page) {
        var walker = Walker.atPortal(member, device);
        walker.uses(OtpApp.with(MemberSpec.OTP_SECRET));
        AccountPages.opens(walker, page);
        walker.signsIn();
        return walker;
    }
}
