package jp.kosmo.keycloak.it.login;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import jp.kosmo.keycloak.it.attack.AccountEvent;
import jp.kosmo.keycloak.it.attack.ParkedLogins;
import jp.kosmo.keycloak.it.attack.ParkedLogins.Begun;
import jp.kosmo.keycloak.it.attack.ParkedLogins.Step;
import jp.kosmo.keycloak.it.client.LoginClient;
import jp.kosmo.keycloak.it.fixture.Member;
import jp.kosmo.keycloak.it.fixture.MemberState;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * A login that waits at a step does not outlive what must end it: every step, however the login began, whatever happens
 * meanwhile, and however it is gone on with. Nothing changes in the database, and there is neither a code nor a session.
 */
class LoginGuardIT {

    /** What is done at the page that was left open. */
    private enum GoingOn {
        RELOAD,
        CANCEL,
        SUBMIT
    }

    @TestFactory
    Stream<DynamicContainer> aLoginThatWaitsEndsWith() {
        return Stream.of(AccountEvent.values())
                .map(happening -> DynamicContainer.dynamicContainer(
                        happening.toString(),
                        Stream.of(Begun.values())
                                .flatMap(begun -> Stream.of(Step.values())
                                        .filter(step -> step.isReachedBy(begun) && happening.concerns(step, begun))
                                        .map(step -> group(step, begun, happening)))));
    }

    private static DynamicContainer group(Step step, Begun begun, AccountEvent happening) {
        var waiting = new Waiting(step, begun, happening);
        return DynamicContainer.dynamicContainer(
                step + " begun " + begun,
                Stream.of(GoingOn.values())
                        .map(way -> DynamicTest.dynamicTest(way.toString(), () -> waiting.goesNowhereBy(way))));
    }

    /** One login that waits, and what has happened to it; tried in each way in turn, as nothing may come of any. */
    private static final class Waiting {
        private final Step step;
        private final Begun begun;
        private final AccountEvent happening;
        private @Nullable Parked parked;

        Waiting(Step step, Begun begun, AccountEvent happening) {
            this.step = step;
            this.begun = begun;
            this.happening = happening;
        }

        void goesNowhereBy(GoingOn way) {
            Parked login = begin();
            LoginClient browser = login.browser.fork();

            switch (way) {
                case RELOAD -> browser.get(browser.page().address());
                case CANCEL ->
                    browser.post(ParkedLogins.actionOf(browser.page(), login.fields), Map.of("cancel-aia", "true"));
                case SUBMIT -> browser.submit(login.fields);
            }

            assertThat(browser.isDone()).as("is sent to the portal").isFalse();
            assertThat(browser.page().status()).as(browser.page().toString()).isBetween(200, 499);
            assertThat(browser.page().id())
                    .as(browser.page().toString())
                    .isIn("login-kosmo-stopped", "login-error", "login-login", "login-login-page-expired");
            assertThat(MemberState.of(login.member)).isEqualTo(login.before);
        }

        private Parked begin() {
            Parked begunBefore = parked;
            if (begunBefore != null) {
                return begunBefore;
            }
            Member member = ParkedLogins.member(step, begun);
            LoginClient browser = ParkedLogins.at(step, begun, member);
            Map<String, String> fields = step.fields(browser, member);
            happening.to(member);
            Parked login = new Parked(member, browser, fields, MemberState.of(member));
            parked = login;
            return login;
        }
    }

    /**
     * @param fields a right answer to the page it waits at, made before it could not be made any more
     * @param before what is stored of the member since it has happened
     */
    private record Parked(Member member, LoginClient browser, Map<String, String> fields, List<String> before) {}
}
