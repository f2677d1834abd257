package jp.kosmo.keycloak.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.Media;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import jp.kosmo.keycloak.it.attack.WrongTries;
import jp.kosmo.keycloak.it.client.SoftPasskey;
import jp.kosmo.keycloak.it.fixture.Member;
import jp.kosmo.keycloak.it.fixture.MemberSpec;
import jp.kosmo.keycloak.it.fixture.Union;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.keycloak.representations.idm.CredentialRepresentation;

/** Screens that few members ever see: what only some unions switch on, and what only an administrator begins. */
@BrowserTest
class RareScreensIT {

    private static final Union UNION = Union.copyOf("kanekakenpo", "rarescreens", realm -> {
        realm.getClients().stream()
                .filter(client -> client.getClientId().equals("portal"))
                .forEach(portal -> portal.setConsentRequired(true));
        realm.getClientScopes().stream()
                .filter(scope -> scope.getName().equals("basic"))
                .forEach(scope -> scope.getAttributes()
                        .putAll(Map.of(
                                "display.on.consent.screen",
                                "true",
                                "consent.screen.text",
                                "${profileScopeConsentText}")));
    });

    /** Where a service asks what it may know of the member. */
    @ParameterizedTest
    @EnumSource
    void consent(Device device) {
        var walker = Walker.atPortal(UNION.importSettled(MemberSpec.settled()), device);
        walker.uses(OtpApp.with(MemberSpec.OTP_SECRET));
        walker.asksFor(Map.of());
        walker.signsIn();
        walker.sees("login-oauth-grant", "健保加入者ページへの情報の提供", "お名前などの登録内容");
        walker.shows("consent");
        walker.page().locator("#kc-login").click();
        walker.isLetIn();
    }

    /** New terms that may wait, from a union that offers one method, where the ID thought of is another member's. */
    @ParameterizedTest
    @EnumSource
    void theOnlyMethod(Device device) {
        UNION.changeRequiredAction("kosmo-user-id", Map.of("methods", "otp"));
        Member other = UNION.importSettled(MemberSpec.settled());
        var walker = Walker.atPortal(UNION.createMember(MemberSpec.newcomer()), device);
        walker.asksFor(Map.of());
        walker.signsIn();
        Step.BIRTHDATE.fillIn(walker);
        Step.TERMS.fillIn(walker);
        walker.sees("kosmo-user-id");
        walker.keeps("mfaMethod", "otp");
        walker.shows("user-id-one-method");
        walker.types("username", other.username());
        walker.submits("username");
        walker.seesErrorAt("username", "このユーザIDは使えません。別のユーザIDを入力してください。");
        walker.keeps("username", other.username());
        walker.shows("user-id-taken");
    }

    @ParameterizedTest
    @EnumSource
    void termsThatMayWait(Device device) {
        Member member = UNION.importSettled(MemberSpec.settled());
        publishTerms("for a " + device);
        var walker = Walker.atPortal(member, device);
        walker.uses(OtpApp.with(MemberSpec.OTP_SECRET));
        walker.asksFor(Map.of());
        walker.signsIn();
        walker.sees("kosmo-terms", "利用規約が更新されました", "新しい版：", "前回同意された版：", "あとで確認する");
        printsWhole(walker.page());
        walker.shows("terms-may-wait");
        publishTerms("mended for a " + device);
        walker.presses("同意する");
        walker.sees("kosmo-terms", "利用規約が更新されました", "あとで確認する");
        walker.shows("terms-changed");
        walker.presses("あとで確認する");
        walker.sees("login-oauth-grant");
    }

    /** From an administrator's mail to the end of what it asks for, and out of the login, without any portal. */
    @ParameterizedTest
    @EnumSource
    void stepsThatTheUnionAsksFor(Device device) {
        Member member = Union.kanekakenpo().importSettled(MemberSpec.settled().withoutFactors());
        member.admin().executeActionsEmail(List.of("UPDATE_PASSWORD"));
        var walker = Walker.atPortal(member, device);
        MailProgram.opensNext(walker);
        walker.shows("mail-steps");
        walker.page().locator("a").first().click();
        walker.sees("info", "お知らせ", "次のお手続きをお願いします。", "パスワードの更新");
        walker.shows("steps-asked-for");
        walker.follows("次へ");
        walker.sees("login-update-password");
        Step.PASSWORD.fillIn(walker);
        walker.sees("info", "お手続きが完了しました", "ポータルに戻る");
        walker.shows("steps-done");
        walker.page().navigate(member.union().endpoint("logout").toString());
        walker.sees("logout-confirm");
        walker.presses("ログアウトする");
        walker.sees("info", "お知らせ", "ログアウトしました。", "ポータルに戻る");
        walker.shows("logged-out");
    }

    @Test
    void stopsOnTheWay() {
        Member impatient = Union.kanekakenpo().createMember(MemberSpec.newcomer());
        var walker = Walker.atPortal(impatient, Device.PHONE);
        walker.logsIn();
        for (int entry = 0; entry <= 50; entry++) {
            walker.sees("kosmo-birthdate");
            walker.types("birthdate", "昭和" + entry);
            walker.submits("birthdate");
        }
        walker.sees("kosmo-stopped", "入力の回数が多すぎます", "お問い合わせ先");
        walker.shows("stopped-too-many-entries");

        Member locked = Union.kanekakenpo().importSettled(waitsForPassword(), "UPDATE_PASSWORD");
        walker = atPassword(locked);
        WrongTries.lock(locked);
        Step.PASSWORD.fillIn(walker);
        walker.sees("kosmo-stopped", "しばらくお待ちください", "ログインに戻る");
        walker.shows("stopped-locked-for-now");
        MailProgram.opensNext(walker);
        walker.shows("mail-locked-for-now");

        Member elsewhere = Union.kanekakenpo().importSettled(waitsForPassword(), "UPDATE_PASSWORD");
        walker = atPassword(elsewhere);
        var password = new CredentialRepresentation();
        password.setType("password");
        password.setValue("Kikyo-2026");
        elsewhere.admin().resetPassword(password);
        Step.PASSWORD.fillIn(walker);
        walker.sees("kosmo-stopped", "もう一度ログインしてください", "ログインに戻る");
        walker.shows("stopped-outdated");
    }

    @Test
    void aLoginThatTookTooLong() {
        Union hasty = Union.copyOf("kanekakenpo", "hasty", realm -> realm.setAccessCodeLifespanLogin(1));
        var walker = Walker.atPortal(hasty.createMember(MemberSpec.newcomer()), Device.PHONE);
        walker.asksFor(Map.of());
        walker.sees("login");
        walker.page().waitForTimeout(2_500);
        walker.givesPassword();
        walker.sees("login", "ログイン", "時間が経過したため、ログイン画面に戻りました。もう一度はじめから入力してください。");
        walker.shows("login-took-too-long");
    }

    /** Keycloak trips over a form in a language it does not know. */
    @Test
    void aFaultOfTheServer() {
        var walker = Walker.atPortal(Union.kanekakenpo().createMember(MemberSpec.newcomer()), Device.PHONE);
        walker.pressesLogin();
        walker.sees("login");
        walker.page().route("**/login-actions/authenticate**", route -> {
            var headers = new HashMap<>(route.request().headers());
            headers.put("content-type", "nonsense");
            route.resume(new Route.ResumeOptions().setHeaders(headers));
        });
        walker.givesPassword();
        walker.sees("error", "お手続きを続けられませんでした", "しばらくたってから", "ポータルに戻る");
        walker.shows("server-error");
    }

    @Test
    void devicesOfAnyName() {
        Union union = Union.copyOf("kanekakenpo", "devicesofanyname");
        union.changeRequiredAction("delete_credential", Map.of("max_auth_age", "3600"));
        Member member = union.importSettled(MemberSpec.settled()
                .attribute("mfaMethod", "passkey")
                .otp("", "KRSXG5CTMVRXEZLUKRSXG5CTMVRXEZLU")
                .passkey("おばあちゃんとおじいちゃんがいっしょに使っている居間のタブレット", new SoftPasskey())
                .passkey("会社の電話", new SoftPasskey()));
        var walker = Walker.atPortal(member, Device.PHONE);
        walker.pressesLogin();
        walker.givesPassword();
        walker.sees("webauthn-authenticate", "生体認証の設定", "会社の電話");
        walker.shows("passkey-login-devices");
        walker.page().locator("#try-another-way").click();
        walker.page().locator("button:has-text('ワンタイムパスワード')").click();
        walker.sees("login-otp");
        FactorPages.sendsCode(walker, "otp", OtpApp.with(MemberSpec.OTP_SECRET).code());
        walker.seesServiceMenu();
        for (CredentialRepresentation credential : member.credentials()) {
            walker.asksFor(Map.of("kc_action", "delete_credential:" + credential.getId()));
            walker.sees("delete-credential");
            String label = Objects.requireNonNullElse(credential.getUserLabel(), "");
            if (credential.getType().equals("password")) {
                walker.shows("delete-device-none");
            } else if (label.isEmpty()) {
                walker.shows("delete-device-unnamed");
            } else if (label.startsWith("おばあちゃん")) {
                walker.shows("delete-device-long-name");
            }
            walker.presses("戻る");
            walker.seesServiceMenu();
        }
    }

    private static MemberSpec waitsForPassword() {
        return MemberSpec.settled();
    }

    private static Walker atPassword(Member member) {
        var walker = Walker.atPortal(member, Device.PHONE);
        walker.uses(OtpApp.with(MemberSpec.OTP_SECRET));
        walker.logsIn();
        walker.sees("login-update-password");
        return walker;
    }

    /** On paper no box can be scrolled. */
    private static void printsWhole(Page page) {
        page.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.PRINT));
        assertThat(page.evaluate("[...document.querySelectorAll('main *')]"
                        + ".filter(box => getComputedStyle(box).overflowY !== 'visible')"
                        + ".filter(box => box.scrollHeight > box.clientHeight).map(box => box.className)"))
                .isEqualTo(List.of());
        page.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.SCREEN));
    }

    private static void publishTerms(String version) {
        String today = LocalDate.now(ZoneId.of("Asia/Tokyo")).toString();
        UNION.changeRequiredAction(
                "kosmo-terms", Map.of("version", version, "effectiveFrom", today, "graceDays", "30"));
    }
}
