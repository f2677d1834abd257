package jp.kosmo.keycloak.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.stream.Stream;
import jp.kosmo.keycloak.it.client.AccountRest;
import jp.kosmo.keycloak.it.client.Totp;
import jp.kosmo.keycloak.it.fixture.MemberSpec;
import jp.kosmo.keycloak.it.fixture.Terms;
import jp.kosmo.keycloak.it.fixture.Union;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Wherever a member is logged out, the portal's own session ends with it: nobody finds it open on a family's PC. */
@BrowserTest
class PortalLogoutIT {

    private static final Union UNION =
            Union.copyOf("kanekakenpo", "portallogout", realm -> realm.setOtpPolicyCodeReusable(true));

    private static final Union TERMS =
            Union.copyOf("kanekakenpo", "portallogoutterms", realm -> realm.setOtpPolicyCodeReusable(true));

    @ParameterizedTest
    @MethodSource
    void thePortalIsLoggedOutToo(LogOut logOut) {
        Walker walker = inThePortal(UNION);

        logOut.happensTo(walker);

        seesThatThePortalIsOver(walker);
    }

    static Stream<Named<LogOut>> thePortalIsLoggedOutToo() {
        return Stream.of(
                Named.of("in a tab of the member's own pages", walker -> {
                    walker.page().navigate(endOfSession(walker, "account-console"));
                    walker.presses("ログアウトする");
                }),
                Named.of("in another portal's tab", walker -> {
                    walker.page().navigate(endOfSession(walker, "portal"));
                    walker.presses("ログアウトする");
                }),
                Named.of(
                        "by signing out everywhere on another device",
                        walker -> assertThat(AccountRest.of(walker.member())
                                        .call("DELETE", "sessions?current=true", "")
                                        .status())
                                .isEqualTo(204)),
                Named.of(
                        "by the union, which ends this session",
                        walker -> walker.member()
                                .admin()
                                .getUserSessions()
                                .forEach(session -> walker.union().admin().deleteSession(session.getId(), false))),
                Named.of(
                        "by the union, which ends all of the member's",
                        walker -> walker.member().admin().logout()));
    }

    /** The other device stays logged in, and so does its portal. */
    @Test
    void anotherDeviceOfTheMemberStaysLoggedIn() {
        Walker phone = inThePortal(UNION);
        String first = phone.member().admin().getUserSessions().get(0).getId();
        var pc = new Walker(phone.member(), Chromium.open(Device.PC), Device.PC);
        pc.page().navigate(phone.union().portalUrl() + "/");
        pc.logsIn();
        FactorPages.sendsCode(pc, "otp", Totp.now(MemberSpec.OTP_SECRET));
        pc.seesServiceMenu();

        phone.union().admin().deleteSession(first, false);

        seesThatThePortalIsOver(phone);
        pc.page().reload();
        pc.seesServiceMenu();
    }

    /** Who does not agree to new terms is logged in no longer, in the portal neither. */
    @Test
    void whoIsLoggedOutByAStepIsLoggedOutOfThePortal() {
        Walker walker = inThePortal(TERMS);
        Terms.publish(TERMS, Map.of("version", "2.0", "textJa", "新しい規約"));
        walker.asksFor(Map.of());
        walker.sees("kosmo-terms");

        walker.presses("同意しない");

        walker.sees("kosmo-declined");
        seesThatThePortalIsOver(walker);
    }

    private static Walker inThePortal(Union union) {
        var walker = Walker.atPortal(union.importSettled(MemberSpec.settled()), Device.PHONE);
        walker.logsIn();
        FactorPages.sendsCode(walker, "otp", Totp.now(MemberSpec.OTP_SECRET));
        walker.seesServiceMenu();
        return walker;
    }

    private static void seesThatThePortalIsOver(Walker walker) {
        walker.page().navigate(walker.union().portalUrl() + "/");
        walker.seesPortalTop();
    }

    private static String endOfSession(Walker walker, String client) {
        return walker.union().endpoint("logout") + "?client_id=" + client;
    }

    private interface LogOut {
        void happensTo(Walker walker);
    }
}
