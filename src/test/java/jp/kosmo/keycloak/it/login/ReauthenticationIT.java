package jp.kosmo.keycloak.it.login;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import jp.kosmo.keycloak.it.client.LoginClient;
import jp.kosmo.keycloak.it.fixture.Union;
import jp.kosmo.keycloak.it.oracle.Factor;
import jp.kosmo.keycloak.it.oracle.FactorHolder;
import jp.kosmo.keycloak.it.oracle.FactorRules;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a member does to the account asks for the password and the factor anew, however fresh the login is. */
class ReauthenticationIT {

    private static final Map<String, String> PAGES = Map.of(
            "UPDATE_PASSWORD", "login-update-password",
            "UPDATE_EMAIL", "update-email",
            "CONFIGURE_TOTP", "login-config-totp",
            "webauthn-register", "webauthn-register",
            "delete_credential", "delete-credential");
    private static final String PASSWORD = "login-login";
    /** As shipped. */
    private static final Union STRICT = union("reauthstrict", Map.of());
    /** As Keycloak has it where nothing is set. */
    private static final Union LENIENT = union("reauthlenient", Map.of("max_auth_age", "300"));
    /** The e-mail address can be changed without, all the rest cannot. */
    private static final Union MIXED = union("reauthmixed", Map.of());

    static {
        MIXED.changeRequiredAction("UPDATE_EMAIL", Map.of("max_auth_age", "3600"));
    }

    @TestFactory
    Stream<DynamicTest> everyActionAsksForPasswordAndFactor() {
        return forEveryAction(STRICT, one -> {
            LoginClient browser = one.member().browser();
            waitUntilTheLoginIsOlderThanASecond();
            browser.reopen(one.asked());

            assertThat(browser.page().id()).isEqualTo(PASSWORD);
            assertThat(browser.page().alert()).isEqualTo("続行するには再度認証してください。");
            assertThat(browser.page().field("username")).as("no other user ID").isNull();
            assertThat(browser.page()
                            .document()
                            .select("#kc-attempted-username")
                            .val())
                    .isEqualTo(one.member().member().username());
            one.member().typePassword();
            Factor factor = one.member().rules().shown().orElseThrow();
            assertThat(browser.page().id()).isEqualTo(factor.loginPage());
            one.member().show(factor);
            assertThat(browser.page().id()).isEqualTo(one.page());
        });
    }

    @TestFactory
    Stream<DynamicTest> asksForNothingWhileTheLoginIsFresh() {
        return forEveryAction(LENIENT, one -> {
            one.member().browser().reopen(one.asked());

            assertThat(one.member().browser().page().id()).isEqualTo(one.page());
        });
    }

    @TestFactory
    Stream<DynamicTest> noWayLeadsAroundIt() {
        return forEveryAction(STRICT, one -> {
            LoginClient browser = one.member().browser();
            waitUntilTheLoginIsOlderThanASecond();
            LoginClient silent = browser.fork().reopen(one.askedSilently());
            assertThat(silent.outcome().error()).contains("login_required");
            browser.reopen(one.asked());
            URI stage = stage(browser, one.action());

            LoginClient otherTab = browser.fork().reopen(Map.of());
            assertThat(otherTab.outcome().code()).as("the portal, as ever").isNotEmpty();
            assertThat(browser.fork().get(stage).page().id()).isIn("login-login-page-expired", PASSWORD);
            assertThat(browser.fork().post(stage, Map.of("accept", "")).page().id())
                    .isIn("login-login-page-expired", PASSWORD);
            browser.get(URI.create(browser.page().document().expectFirst("form").absUrl("action")));
            assertThat(browser.page().id()).isEqualTo(PASSWORD);
            assertThat(otherStep(browser).page().id()).isEqualTo("login-kosmo-forgot-user-id");
            browser.get(restart(browser));
            assertThat(browser.page().id()).as("after a restart").isEqualTo(PASSWORD);
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"UPDATE_PASSWORD", "CONFIGURE_TOTP", "webauthn-register", "delete_credential"})
    void aPageThatWasReachedDoesNotBecomeAnother(String wish) {
        FactorHolder member = loggedIn(MIXED, Factor.OTP);
        waitUntilTheLoginIsOlderThanASecond();
        LoginClient browser = member.browser().reopen(Map.of("kc_action", "UPDATE_EMAIL"));
        assertThat(browser.page().id()).isEqualTo("login-update-email");
        URI here = URI.create(browser.page().actionOf("email"));

        for (URI changed : List.of(
                URI.create(here + "&kc_action=" + wish),
                URI.create(here.toString().replaceFirst("execution=[^&]+", "execution=" + wish)))) {
            LoginClient tab = browser.fork().get(changed);
            assertThat(tab.page().id()).isIn("login-update-email", "login-login-page-expired");
        }
        assertThat(member.member().credentials()).hasSize(2);
    }

    @Test
    void whatNeedNotBeSetUpTwiceAsksAllTheSame() {
        FactorHolder member = loggedIn(STRICT, Factor.PASSKEY);
        waitUntilTheLoginIsOlderThanASecond();
        LoginClient browser = member.browser().reopen(Map.of("kc_action", "webauthn-register:skip_if_exists"));

        assertThat(browser.page().id()).isEqualTo(PASSWORD);
        member.typePassword();
        member.show(Factor.PASSKEY);

        assertThat(browser.outcome().parameter("kc_action_status")).contains("success");
    }

    /** A portal cannot ask for the steps of the first login. */
    @ParameterizedTest
    @ValueSource(strings = {"kosmo-birthdate", "kosmo-terms", "kosmo-user-id"})
    void theStepsOfTheFirstLoginCannotBeAskedFor(String action) {
        FactorHolder member = loggedIn(STRICT, Factor.OTP);

        member.browser().reopen(Map.of("kc_action", action));

        assertThat(member.browser().outcome().parameter("kc_action_status")).contains("error");
    }

    private static Stream<DynamicTest> forEveryAction(Union union, Consumer<Case> check) {
        return Stream.of(Factor.values())
                .flatMap(factor ->
                        PAGES.keySet().stream().sorted().map(action -> new Case(action, loggedIn(union, factor))))
                .toList()
                .stream()
                .map(one -> dynamicTest(one.toString(), () -> check.accept(one)));
    }

    private static FactorHolder loggedIn(Union union, Factor factor) {
        FactorHolder member = FactorHolder.of(union, new FactorRules(factor.toString(), List.of(factor)));
        member.typePassword();
        member.show(factor);
        assertThat(member.browser().isDone()).isTrue();
        return member;
    }

    /** Keycloak counts in whole seconds, and a login of this second is not older than 0. */
    private static void waitUntilTheLoginIsOlderThanASecond() {
        long now = Instant.now().getEpochSecond();
        Awaitility.await().until(() -> Instant.now().getEpochSecond() > now);
    }

    /** Where the page of the action is once it is due. */
    private static URI stage(LoginClient browser, String action) {
        return URI.create(browser.page()
                .document()
                .expectFirst("form")
                .absUrl("action")
                .replace("/authenticate?", "/required-action?")
                .replaceFirst("session_code=[^&]*&?", "")
                .replaceFirst("execution=[^&]+", "execution=" + action));
    }

    /** What stands beside the password in the flow; our page has no button for it, which keeps nobody from asking. */
    private static LoginClient otherStep(LoginClient browser) {
        LoginClient tab = browser.fork();
        tab.post(URI.create(tab.page().actionOf("password")), Map.of("tryAnotherWay", "on"));
        String other = tab.page()
                .document()
                .expectFirst("li:last-child [name=authenticationExecution]")
                .val();
        return tab.submit(Map.of("authenticationExecution", other));
    }

    private static URI restart(LoginClient browser) {
        return URI.create(browser.page()
                .document()
                .expectFirst("form")
                .absUrl("action")
                .replace("/authenticate?", "/restart?")
                .replaceFirst("session_code=[^&]*&?", "")
                .replaceFirst("execution=[^&]*&?", ""));
    }

    /** A copy that takes a code twice, since one app serves all the logins. */
    private static Union union(String name, Map<String, String> settings) {
        Union union = Union.copyOf("kanekakenpo", name, realm -> realm.setOtpPolicyCodeReusable(true));
        PAGES.keySet().forEach(action -> union.changeRequiredAction(action, settings));
        return union;
    }

    private record Case(String action, FactorHolder member) {

        /** The portal's parameters. */
        Map<String, String> asked() {
            return Map.of("kc_action", parameter());
        }

        /** The same, and nothing may be shown. */
        Map<String, String> askedSilently() {
            return Map.of("kc_action", parameter(), "prompt", "none");
        }

        /** What it leads to. */
        String page() {
            return "login-" + PAGES.get(action);
        }

        private String parameter() {
            return action.equals("delete_credential") ? action + ":" + device() : action;
        }

        private String device() {
            return member.member().credentials().stream()
                    .filter(held -> !"password".equals(held.getType()))
                    .findFirst()
                    .orElseThrow()
                    .getId();
        }

        @Override
        public String toString() {
            return action + " of a member with " + member.rules().held();
        }
    }
}
