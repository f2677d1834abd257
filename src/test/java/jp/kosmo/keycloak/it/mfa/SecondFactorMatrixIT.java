package jp.kosmo.keycloak.it.mfa;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicContainer.dynamicContainer;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import jp.kosmo.keycloak.it.client.AccountRest;
import jp.kosmo.keycloak.it.client.LoginClient;
import jp.kosmo.keycloak.it.client.Visit;
import jp.kosmo.keycloak.it.fixture.RecoveryClient;
import jp.kosmo.keycloak.it.fixture.Union;
import jp.kosmo.keycloak.it.oracle.Factor;
import jp.kosmo.keycloak.it.oracle.FactorHolder;
import jp.kosmo.keycloak.it.oracle.FactorRules;
import jp.kosmo.keycloak.it.oracle.FactorWalk;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.keycloak.representations.idm.CredentialRepresentation;

/**
 * Verify-first: chosen method × factors held × path, in both profiles. Every member of the table goes through all the
 * paths with one browser, path after path, so that the last login of each is some seconds old when the next one begins.
 */
class SecondFactorMatrixIT {

    private static final String SELECTOR = "login-select-authenticator";
    private static final String EXPIRED = "login-login-page-expired";
    private static final String NEW_PASSWORD = "login-login-update-password";

    private static final Union NEXT_LOGIN = union("kanekakenpo", "nextlogin");
    private static final Union SAME_LOGIN = union("daiwakenpo", "samelogin");

    /** Adds devices to a session without asking for the password once more. */
    private static final Union NO_LOGIN_ANEW = Union.copyOf(
            "kanekakenpo",
            "nologinanew",
            realm -> realm.getRequiredActions().stream()
                    .filter(action -> action.getConfig().containsKey("max_auth_age"))
                    .forEach(action -> action.getConfig().put("max_auth_age", "300")));

    @TestFactory
    Stream<DynamicContainer> noSessionStartsWithoutTheFactorThatIsDue() {
        List<FactorHolder> members = everybody();
        return Stream.concat(
                Visit.ALL.stream()
                        .map(visit ->
                                forEach(visit.name(), members.stream(), member -> FactorWalk.walk(member, visit))),
                Stream.of(
                        forEach(
                                "別の方法を試す",
                                members.stream()
                                        .filter(member ->
                                                member.rules().shownInstead().isPresent()),
                                SecondFactorMatrixIT::showsTheOther),
                        forEach(
                                "the address of a set-up page before the factor",
                                members.stream()
                                        .filter(member -> !member.rules().held().isEmpty()),
                                SecondFactorMatrixIT::opensTheSetUpPageTooEarly)));
    }

    /** The console asks as the portal does, and its own tokens delete nothing. */
    @TestFactory
    DynamicContainer theAccountConsoleIsNoWayAround() {
        return forEach(Visit.CONSOLE.name(), everybody().stream(), SecondFactorMatrixIT::opensTheConsole);
    }

    /** The mail is the proof; nothing else is asked for, and nothing changes before the end. */
    @TestFactory
    DynamicContainer aForgottenPasswordReplacesWhatThereWas() {
        return forEach("reset", everybody().stream(), SecondFactorMatrixIT::forgetsThePassword);
    }

    @TestFactory
    Stream<DynamicContainer> aMethodChosenInThisLoginIsSetUpWhenTheProfileSaysSo() {
        return Stream.of(Factor.values())
                .map(factor -> forEach(
                        "chooses " + factor + " now",
                        held().map(held -> new FactorRules("", held))
                                .flatMap(rules -> Stream.of(NEXT_LOGIN, SAME_LOGIN)
                                        .map(union -> FactorHolder.of(union, rules, "kosmo-user-id"))),
                        member -> chooses(member, factor)));
    }

    @ParameterizedTest
    @EnumSource
    void aSessionFromBeforeTheFirstFactorSetsUpNoSecond(Factor first) {
        FactorHolder member = FactorHolder.of(NO_LOGIN_ANEW, new FactorRules("", List.of()), "kosmo-user-id");
        member.typePassword();
        member.choose(first);
        FactorWalk.sees(member, FactorWalk.PORTAL);
        LoginClient early = member.browser();
        member.takeBrowser(LoginClient.open(member.union()));
        Visit.adding(first).opening().accept(member.browser());
        member.typePassword();
        FactorWalk.sees(member, first.setUpPage());
        member.setUp(first);
        FactorWalk.sees(member, FactorWalk.PORTAL);

        Factor second = first == Factor.OTP ? Factor.PASSKEY : Factor.OTP;
        member.takeBrowser(early);
        Visit.adding(second).opening().accept(early);

        FactorWalk.sees(member, "login-kosmo-stopped");
        assertThat(member.member().events().errors()).contains("factor_not_shown");
        assertThat(member.sessions()).as("only the one with the factor").hasSize(1);
        early.reopen(Map.of());
        FactorWalk.sees(member, FactorWalk.PASSWORD);
    }

    private static void opensTheConsole(FactorHolder member) {
        FactorWalk.walk(member, Visit.CONSOLE);
        AccountRest console =
                AccountRest.of(member.member(), member.browser().tokens().getToken());
        List<String> before = credentials(member);

        assertThat(console.read().getUsername()).isEqualTo(member.member().username());
        assertThat(before)
                .allSatisfy(credential -> assertThat(console.call("DELETE", "credentials/" + credential, "")
                                .status())
                        .isIn(400, 403));
        assertThat(credentials(member)).isEqualTo(before);
    }

    private static void forgetsThePassword(FactorHolder member) {
        List<String> before = credentials(member);
        RecoveryClient.password(member.member());
        member.takeBrowser(LoginClient.open(member.union()).get(RecoveryClient.link(member.member())));
        if (member.rules().chooses()) {
            FactorWalk.sees(member, FactorWalk.USER_ID);
            member.choose(Factor.OTP);
        }
        Optional<Factor> replaced = member.rules().replaced();
        replaced.ifPresent(factor -> {
            FactorWalk.sees(member, factor.setUpPage());
            member.setUp(factor);
        });
        FactorWalk.sees(member, NEW_PASSWORD);
        assertThat(member.sessions()).isEmpty();
        assertThat(credentials(member)).isEqualTo(before);

        member.browser().submit(RecoveryClient.newPassword("Kikyou-2027"));

        FactorWalk.sees(member, FactorWalk.PORTAL);
        assertThat(RecoveryClient.devices(member.member())).hasSize(replaced.isPresent() ? 1 : 0);
        member.takeBrowser(
                LoginClient.open(member.union()).login(member.member().username(), "Kikyou-2027"));
        FactorWalk.sees(member, replaced.map(Factor::loginPage).orElse(FactorWalk.PORTAL));
    }

    private static List<String> credentials(FactorHolder member) {
        return member.member().credentials().stream()
                .map(CredentialRepresentation::getId)
                .toList();
    }

    private static void showsTheOther(FactorHolder member) {
        Factor other = member.rules().shownInstead().orElseThrow();
        FactorWalk walk = FactorWalk.upToTheFactor(member, Visit.PROMPT_LOGIN);
        FactorWalk.sees(member, member.rules().shown().orElseThrow().loginPage());

        member.browser().submit(Map.of("tryAnotherWay", "on"));
        FactorWalk.sees(member, SELECTOR);
        List<String> ways = member.browser()
                .page()
                .document()
                .select("[name=authenticationExecution]")
                .eachAttr("value");
        assertThat(ways).hasSize(2);
        member.browser().submit(Map.of("authenticationExecution", ways.get(1)));

        walk.seesAndHasNothingYet(other.loginPage());
        member.show(other);
        FactorWalk.sees(member, FactorWalk.PORTAL);
    }

    /** The address that the page has once it is due brings nothing before. */
    private static void opensTheSetUpPageTooEarly(FactorHolder member) {
        Factor shown = member.rules().shown().orElseThrow();
        for (Factor wish : Factor.values()) {
            FactorWalk.upToTheFactor(member, Visit.adding(wish));
            FactorWalk.sees(member, shown.loginPage());

            member.browser().get(member.setUpAddress(wish));

            FactorWalk.sees(member, EXPIRED);
            member.browser().click("#loginContinueLink");
            FactorWalk.sees(member, shown.loginPage());
            member.show(shown);
            member.browser().get(member.setUpAddress(wish));
            FactorWalk.sees(member, wish.setUpPage());
        }
    }

    private static void chooses(FactorHolder member, Factor factor) {
        member.typePassword();
        member.rules().shown().ifPresent(shown -> {
            FactorWalk.sees(member, shown.loginPage());
            member.show(shown);
        });
        FactorWalk.sees(member, FactorWalk.USER_ID);
        assertThat(member.sessions()).isEmpty();
        member.choose(factor);
        if (member.union() == SAME_LOGIN) {
            member.rules().setUp().ifPresent(missing -> {
                FactorWalk.sees(member, missing.setUpPage());
                assertThat(member.sessions()).isEmpty();
                member.setUp(missing);
            });
        }
        FactorWalk.sees(member, FactorWalk.PORTAL);

        member.takeBrowser(LoginClient.open(member.union()));
        FactorWalk.walk(member, Visit.LOGIN);
    }

    private static DynamicContainer forEach(String name, Stream<FactorHolder> members, Consumer<FactorHolder> test) {
        return dynamicContainer(name, members.map(member -> dynamicTest(member.toString(), () -> test.accept(member))));
    }

    /** A new member for every line of the table. */
    private static List<FactorHolder> everybody() {
        return Stream.of("", "otp", "passkey", "fax")
                .flatMap(chosen -> held().map(held -> new FactorRules(chosen, held)))
                .flatMap(rules -> Stream.of(NEXT_LOGIN, SAME_LOGIN).map(union -> FactorHolder.of(union, rules)))
                .toList();
    }

    private static Stream<List<Factor>> held() {
        return Stream.of(
                List.of(),
                List.of(Factor.OTP),
                List.of(Factor.OTP, Factor.OTP),
                List.of(Factor.PASSKEY),
                List.of(Factor.OTP, Factor.PASSKEY),
                List.of(Factor.PASSKEY, Factor.OTP));
    }

    /** A copy that takes a code twice, since one app serves all the visits, and calls every login too old. */
    private static Union union(String original, String name) {
        return Union.copyOf(original, name, realm -> realm.setOtpPolicyCodeReusable(true));
    }
}
