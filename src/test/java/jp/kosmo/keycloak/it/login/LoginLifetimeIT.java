package jp.kosmo.keycloak.it.login;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import jp.kosmo.keycloak.it.attack.ParkedLogins;
import jp.kosmo.keycloak.it.client.LoginClient;
import jp.kosmo.keycloak.it.fixture.Member;
import jp.kosmo.keycloak.it.fixture.MemberSpec;
import jp.kosmo.keycloak.it.fixture.MemberState;
import jp.kosmo.keycloak.it.fixture.Union;
import jp.kosmo.keycloak.it.harness.TestBed;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A login is over an hour after it began, at every step and in whatever way it got there, however often it is reloaded. */
class LoginLifetimeIT {

    /** Shorter than Keycloak's own limit for one page. */
    private static final int RELOADED_EVERY = 20;

    @AfterEach
    void setClockRight() {
        TestBed.setClockAhead(Duration.ZERO);
    }

    @ParameterizedTest
    @ValueSource(ints = {60, 15})
    void isOverAtEveryStep(int minutes) {
        Union union = ParkedLogins.union();
        int idle = union.admin().toRepresentation().getSsoSessionIdleTimeout();
        // A session that ends earlier would end the login with it.
        union.change(realm -> realm.setSsoSessionIdleTimeout(realm.getSsoSessionMaxLifespan()));
        union.changeAuthenticator("kosmo-browser", "kosmo-login", Map.of("loginMinutes", String.valueOf(minutes)));
        try {
            isOverAfter(minutes);
        } finally {
            setClockRight();
            union.change(realm -> realm.setSsoSessionIdleTimeout(idle));
            union.changeAuthenticator("kosmo-browser", "kosmo-login", Map.of("loginMinutes", "60"));
        }
    }

    private static void isOverAfter(int minutes) {
        List<Waiting> logins = Stream.of(ParkedLogins.Begun.values())
                .flatMap(begun -> Stream.of(ParkedLogins.Step.values())
                        .filter(step -> step.isReachedBy(begun))
                        .map(step -> Waiting.at(step, begun)))
                .toList();
        var softly = new SoftAssertions();
        for (int later = RELOADED_EVERY; later < minutes; later += RELOADED_EVERY) {
            TestBed.setClockAhead(Duration.ofMinutes(later));
            logins.forEach(login -> login.isStillThere(softly));
        }
        TestBed.setClockAhead(Duration.ofMinutes(minutes).minusSeconds(30));
        logins.forEach(login -> login.isStillThere(softly));
        TestBed.setClockAhead(Duration.ofMinutes(minutes).plusSeconds(1));
        logins.forEach(login -> login.isOver(softly));
        TestBed.setClockAhead(Duration.ZERO);
        logins.forEach(login -> login.hasChangedNothing(softly));
        softly.assertAll();
    }

    /** The form itself counts for nothing: a member who types late begins late. */
    @Test
    void beginsWithThePasswordNotWithTheForm() {
        Member member = Union.kanekakenpo().importSettled(MemberSpec.settled());
        LoginClient browser = LoginClient.open(member.union());
        TestBed.setClockAhead(Duration.ofMinutes(25));
        browser.login(member);
        TestBed.setClockAhead(Duration.ofMinutes(50));
        browser.get(browser.page().address());
        TestBed.setClockAhead(Duration.ofMinutes(70));
        browser.get(browser.page().address());

        assertThat(browser.page().id()).isEqualTo("login-login-otp");
    }

    /**
     * @param name for the report
     * @param fields a right answer to the page, made when the login got there
     * @param before what is stored of the member since then
     */
    private record Waiting(
            String name, Member member, LoginClient browser, Map<String, String> fields, List<String> before) {

        static Waiting at(ParkedLogins.Step step, ParkedLogins.Begun begun) {
            Member member = ParkedLogins.member(step, begun);
            LoginClient browser = ParkedLogins.at(step, begun, member);
            return new Waiting(
                    step + " begun " + begun, member, browser, step.fields(browser, member), MemberState.of(member));
        }

        void isStillThere(SoftAssertions softly) {
            String page = browser.page().id();
            browser.get(browser.page().address());
            softly.assertThat(browser.isDone() ? "portal" : browser.page().id())
                    .as(name)
                    .isEqualTo(page);
        }

        void isOver(SoftAssertions softly) {
            isOver(softly, browser.fork().get(browser.page().address()));
            isOver(
                    softly,
                    browser.fork().post(ParkedLogins.actionOf(browser.page(), fields), Map.of("cancel-aia", "true")));
            isOver(softly, browser.fork().submit(fields));
        }

        private void isOver(SoftAssertions softly, LoginClient after) {
            softly.assertThat(after.isDone()).as(name).isFalse();
            if (!after.isDone()) {
                softly.assertThat(after.page().status())
                        .as(name + ": " + after.page())
                        .isBetween(400, 499);
                softly.assertThat(after.page().heading())
                        .as(name + ": " + after.page())
                        .isEqualTo("時間が過ぎました");
            }
        }

        void hasChangedNothing(SoftAssertions softly) {
            softly.assertThat(MemberState.of(member)).as(name).isEqualTo(before);
        }
    }
}
