package jp.kosmo.keycloak.it.recovery;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import jp.kosmo.keycloak.it.attack.AttackRounds;
import jp.kosmo.keycloak.it.attack.OutsiderReach;
import jp.kosmo.keycloak.it.attack.ResetWalk;
import jp.kosmo.keycloak.it.client.FormPost;
import jp.kosmo.keycloak.it.client.LoginClient;
import jp.kosmo.keycloak.it.client.ParallelRequests;
import jp.kosmo.keycloak.it.client.SoftPasskey;
import jp.kosmo.keycloak.it.fixture.Member;
import jp.kosmo.keycloak.it.fixture.MemberSpec;
import jp.kosmo.keycloak.it.fixture.RealmState;
import jp.kosmo.keycloak.it.fixture.Union;
import org.junit.jupiter.api.Test;
import org.keycloak.representations.idm.AuthenticationExecutionInfoRepresentation;

/**
 * Nobody gets from 「パスワードを忘れた方はこちら」 to a password, a set-up or a session without the mail, whatever is
 * sent in whatever order.
 */
class ResetWalkIT {

    private static final int WALKS = AttackRounds.times(2_000, 100_000);
    private static final int BROWSERS = 4;
    private static final long SEED = AttackRounds.seed();
    private static final String NEW_PASSWORD = "Nottori-2026";

    private static final Union UNION = Union.copyOf("kanekakenpo", "resetwalk");

    static {
        UNION.changeAuthenticator("kosmo-reset", "kosmo-reset-mail", Map.of("perIpHour", "0"));
        UNION.changeAuthenticator("kosmo-browser", "kosmo-forgot-user-id", Map.of("perIpHour", "0"));
    }

    @Test
    void leadsNowhereWithoutTheMail() {
        // Else whoever has typed enough wrong passwords is locked, which is a change.
        UNION.change(realm -> realm.setBruteForceProtected(false));
        List<String> userIds = members();
        List<String> executions = executions();
        var pages = new ConcurrentHashMap<String, Integer>();

        ParallelRequests.run(BROWSERS, browser -> {
            try (var state = new RealmState(UNION)) {
                List<String> before = state.lines();
                for (int number = browser; number < WALKS; number += BROWSERS) {
                    var walk = new ResetWalk(UNION, SEED + number, executions, fields(userIds, executions));
                    String name = "walk " + number + ", seed " + (SEED + number);
                    walk.run(() -> check(walk, name, pages));
                    assertThat(state.lines()).as(() -> name + "\n" + walk).isEqualTo(before);
                }
                return number(pages);
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
        });

        System.out.println(
                WALKS + " walks, seed " + SEED + ", " + number(pages) + " requests: " + new TreeMap<>(pages));
        assertThat(pages).as("what the walks came to see").containsKeys("login-login", "login-login-reset-password");
    }

    /** CVE-2026-18963, which set anybody's password in Keycloak up to 26.7.1. */
    @Test
    void theSelectorDoesNotStandInForTheMail() throws SQLException {
        Member member = UNION.importSettled(MemberSpec.settled().withoutFactors());
        try (var state = new RealmState(UNION)) {
            List<String> before = state.lines();
            LoginClient thief = LoginClient.open(UNION).click("a[href*=reset-credentials]");
            FormPost form = FormPost.of(thief.page(), Map.of());

            thief.follow(form.with(Map.of("tryAnotherWay", "on")).request());
            thief.follow(FormPost.of(thief.page(), Map.of("username", member.username()))
                    .request());
            thief.get(form.current());
            OutsiderReach.check(thief, () -> "a look at the tab that waits for the mail");
            thief.follow(FormPost.of(thief.page(), Map.of()).request());
            OutsiderReach.check(thief, () -> "a plain post there");

            assertThat(state.lines()).isEqualTo(before);
        }
    }

    private static void check(ResetWalk walk, String name, Map<String, Integer> pages) {
        OutsiderReach.check(walk.browser(), () -> name + "\n" + walk);
        pages.merge(walk.browser().page().id(), 1, Integer::sum);
    }

    private static int number(Map<String, Integer> pages) {
        return pages.values().stream().mapToInt(Integer::intValue).sum();
    }

    /** One of every kind. */
    private static List<String> members() {
        return Stream.of(
                        UNION.importSettled(MemberSpec.settled()),
                        UNION.importSettled(MemberSpec.settled().withoutFactors()),
                        UNION.importSettled(MemberSpec.settled()
                                .attribute("mfaMethod", "passkey")
                                .withoutFactors()
                                .passkey("phone", new SoftPasskey())),
                        UNION.createMember(MemberSpec.newcomer()),
                        UNION.createMember(MemberSpec.newcomer().noPassword()))
                .map(Member::username)
                .toList();
    }

    private static List<String> executions() {
        return Stream.concat(
                        Stream.of("kosmo-reset", "kosmo-browser")
                                .flatMap(flow -> UNION.admin().flows().getExecutions(flow).stream())
                                .map(AuthenticationExecutionInfoRepresentation::getId),
                        Stream.of("UPDATE_PASSWORD", "CONFIGURE_TOTP", "webauthn-register", "kosmo-user-id"))
                .toList();
    }

    private static Map<String, List<String>> fields(List<String> userIds, List<String> executions) {
        return new TreeMap<>(Map.ofEntries(
                Map.entry("username", userIds),
                Map.entry("password", List.of("", "Machigai-2026")),
                Map.entry("tryAnotherWay", List.of("on")),
                Map.entry("authenticationExecution", executions),
                Map.entry("password-new", List.of(NEW_PASSWORD)),
                Map.entry("password-confirm", List.of(NEW_PASSWORD)),
                Map.entry("totp", List.of("123456")),
                Map.entry("totpSecret", List.of("aaaaaaaaaaaaaaaaaaaa")),
                Map.entry("otp", List.of("123456")),
                Map.entry("userLabel", List.of("phone")),
                Map.entry("mfaMethod", List.of("otp", "passkey")),
                Map.entry("birthdate", List.of("19801201")),
                Map.entry("email", List.of("thief@evil.example")),
                Map.entry("key", List.of("eyJhbGciOiJub25lIn0.e30.")),
                Map.entry("error", List.of("NotAllowedError")),
                Map.entry("later", List.of("true")),
                Map.entry("otherMethod", List.of("true")),
                Map.entry("cancel-aia", List.of("true")),
                Map.entry("switchOrganization", List.of("true"))));
    }
}
