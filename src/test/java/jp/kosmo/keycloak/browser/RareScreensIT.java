package jp.kosmo.keycloak.browser;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import jp.kosmo.keycloak.it.Member;
import jp.kosmo.keycloak.it.MemberSpec;
import jp.kosmo.keycloak.it.Union;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

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
        walker.seesErrorAt("username", "このユーザIDは使われています。別のユーザIDを入力してください。");
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
        walker.sees("kosmo-terms", "利用規約", "あとで確認する");
        walker.shows("terms-may-wait");
        publishTerms("mended for a " + device);
        walker.presses("同意する");
        walker.sees("kosmo-terms", "利用規約", "あとで確認する");
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
        walker.sees("info");
        walker.shows("steps-asked-for");
        walker.page().locator("main .pf-v5-c-button, main a").first().click();
        walker.sees("login-update-password");
        Step.PASSWORD.fillIn(walker);
        walker.sees("info");
        walker.shows("steps-done");
        walker.page().navigate(member.union().endpoint("logout").toString());
        walker.sees("logout-confirm");
        walker.presses("ログアウトする");
        walker.sees("info");
        walker.shows("logged-out");
    }

    private static void publishTerms(String version) {
        String today = LocalDate.now(ZoneId.of("Asia/Tokyo")).toString();
        UNION.changeRequiredAction(
                "kosmo-terms", Map.of("version", version, "effectiveFrom", today, "graceDays", "30"));
    }
}
