package jp.kosmo.keycloak.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicContainer.dynamicContainer;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jsoup.select.Elements;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.keycloak.models.Constants;

/**
 * Verify-first: chosen method × factors held × path, in both profiles. Every member of the table goes through all the
 * paths with one browser, path after path, so that the last login of each is some seconds old when the next one begins.
 */
class SecondFactorMatrixIT {

    private static final String PASSWORD = "login-login";
    private static final String USER_ID = "login-kosmo-user-id";
    private static final String SELECTOR = "login-select-authenticator";
    private static final String EXPIRED = "login-login-page-expired";
    private static final String PORTAL = "portal";

    private static final Union NEXT_LOGIN = union("kanekakenpo", "nextlogin");
    private static final Union SAME_LOGIN = union("daiwakenpo", "samelogin");

    @TestFactory
    Stream<DynamicContainer> noSessionStartsWithoutTheFactorThatIsDue() {
        List<FactorHolder> members = Stream.of("", "otp", "passkey", "fax")
                .flatMap(chosen -> held().map(held -> new FactorRules(chosen, held)))
                .flatMap(rules -> Stream.of(NEXT_LOGIN, SAME_LOGIN).map(union -> FactorHolder.of(union, rules)))
                .toList();
        return Stream.concat(
                Visit.ALL.stream().map(visit -> forEach(visit.name(), members.stream(), member -> walk(member, visit))),
                Stream.of(
                        forEach(
                                "別の方法を試す",
                                members.stream()
                                        .filter(member -> member.rules().held().size() > 1),
                                SecondFactorMatrixIT::showsTheOther),
                        forEach(
                                "the address of a set-up page before the factor",
                                members.stream()
                                        .filter(member -> !member.rules().held().isEmpty()),
                                SecondFactorMatrixIT::opensTheSetUpPageTooEarly)));
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
        FactorHolder member = FactorHolder.of(Union.kanekakenpo(), new FactorRules("", List.of()));
        member.typePassword();
        sees(member, PORTAL);
        LoginClient early = member.browser();
        member.takeBrowser(LoginClient.open(member.union()));
        Visit.adding(first).opening().accept(member.browser());
        member.typePassword();
        sees(member, first.setUpPage());
        member.setUp(first);
        sees(member, PORTAL);

        Factor second = first == Factor.OTP ? Factor.PASSKEY : Factor.OTP;
        member.takeBrowser(early);
        Visit.adding(second).opening().accept(early);

        sees(member, "login-kosmo-stopped");
        assertThat(member.member().events().errors()).contains("factor_not_shown");
        assertThat(member.sessions()).as("only the one with the factor").hasSize(1);
        early.reopen(Map.of());
        sees(member, PASSWORD);
    }

    private static void walk(FactorHolder member, Visit visit) {
        List<String> sessions = member.sessions();
        FactorRules rules = member.rules();
        visit.opening().accept(member.browser());
        if (visit.asksForPassword()) {
            sees(member, PASSWORD);
            member.typePassword();
            rules.shown().ifPresent(factor -> {
                sees(member, factor.loginPage());
                hasNothingYet(member, visit, sessions);
                assertThat(anotherWay(member).isEmpty())
                        .isEqualTo(rules.shownInstead().isEmpty());
                member.show(factor);
            });
            rules.setUp().ifPresent(factor -> {
                sees(member, factor.setUpPage());
                hasNothingYet(member, visit, sessions);
                member.setUp(factor);
            });
            visit.wish().ifPresent(factor -> {
                sees(member, factor.setUpPage());
                hasNothingYet(member, visit, sessions);
                member.browser().submit(Map.of("cancel-aia", "true"));
            });
        }
        sees(member, PORTAL);
        assertThat(member.browser().outcome().code()).isNotEmpty();
        assertThat(member.sessions())
                .containsAll(sessions)
                .hasSize(sessions.size() + (visit.equals(Visit.LOGIN) ? 1 : 0));
    }

    private static void showsTheOther(FactorHolder member) {
        List<String> sessions = member.sessions();
        Factor other = member.rules().shownInstead().orElseThrow();
        Visit.PROMPT_LOGIN.opening().accept(member.browser());
        member.typePassword();
        sees(member, member.rules().shown().orElseThrow().loginPage());

        member.browser().submit(Map.of("tryAnotherWay", "on"));
        sees(member, SELECTOR);
        List<String> ways = member.browser()
                .page()
                .document()
                .select("[name=authenticationExecution]")
                .eachAttr("value");
        assertThat(ways).hasSize(2);
        member.browser().submit(Map.of("authenticationExecution", ways.get(1)));

        sees(member, other.loginPage());
        hasNothingYet(member, Visit.PROMPT_LOGIN, sessions);
        member.show(other);
        sees(member, PORTAL);
    }

    /** The address that the page has once it is due brings nothing before. */
    private static void opensTheSetUpPageTooEarly(FactorHolder member) {
        Factor shown = member.rules().shown().orElseThrow();
        for (Factor wish : Factor.values()) {
            Visit.adding(wish).opening().accept(member.browser());
            member.typePassword();
            sees(member, shown.loginPage());

            member.browser().get(member.setUpAddress(wish));

            sees(member, EXPIRED);
            member.browser().click("#loginContinueLink");
            sees(member, shown.loginPage());
            member.show(shown);
            member.browser().get(member.setUpAddress(wish));
            sees(member, wish.setUpPage());
        }
    }

    private static void chooses(FactorHolder member, Factor factor) {
        member.typePassword();
        member.rules().shown().ifPresent(shown -> {
            sees(member, shown.loginPage());
            member.show(shown);
        });
        sees(member, USER_ID);
        assertThat(member.sessions()).isEmpty();
        member.choose(factor);
        if (member.union() == SAME_LOGIN) {
            member.rules().setUp().ifPresent(missing -> {
                sees(member, missing.setUpPage());
                assertThat(member.sessions()).isEmpty();
                member.setUp(missing);
            });
        }
        sees(member, PORTAL);

        member.takeBrowser(LoginClient.open(member.union()));
        walk(member, Visit.LOGIN);
    }

    private static void sees(FactorHolder member, String place) {
        assertThat(place(member.browser())).isEqualTo(place);
    }

    /** Neither a session nor a code, not even in another tab. */
    private static void hasNothingYet(FactorHolder member, Visit visit, List<String> sessions) {
        assertThat(member.sessions()).isEqualTo(sessions);
        LoginClient otherTab = member.browser().fork();
        visit.opening().accept(otherTab);
        assertThat(place(otherTab)).isEqualTo(PASSWORD);
    }

    private static Elements anotherWay(FactorHolder member) {
        return member.browser().page().document().select("#try-another-way");
    }

    private static String place(LoginClient browser) {
        return browser.isDone() ? PORTAL : browser.page().id();
    }

    private static DynamicContainer forEach(String name, Stream<FactorHolder> members, Consumer<FactorHolder> test) {
        return dynamicContainer(name, members.map(member -> dynamicTest(member.toString(), () -> test.accept(member))));
    }

    private static Stream<List<Factor>> held() {
        return Stream.of(
                List.of(),
                List.of(Factor.OTP),
                List.of(Factor.PASSKEY),
                List.of(Factor.OTP, Factor.PASSKEY),
                List.of(Factor.PASSKEY, Factor.OTP));
    }

    /** A copy that takes a code twice, since one app serves all the visits, and calls every login too old. */
    private static Union union(String original, String name) {
        Union union = Union.copyOf(original, name);
        union.change(realm -> realm.setOtpPolicyCodeReusable(true));
        for (Factor factor : Factor.values()) {
            union.changeRequiredAction(factor.setUpAction(), Map.of(Constants.MAX_AUTH_AGE_KEY, "0"));
        }
        return union;
    }
}
