package jp.kosmo.keycloak.it.login;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import jp.kosmo.keycloak.it.client.LoginClient;
import jp.kosmo.keycloak.it.client.Totp;
import jp.kosmo.keycloak.it.fixture.Member;
import jp.kosmo.keycloak.it.fixture.MemberSpec;
import jp.kosmo.keycloak.it.fixture.RecoveryClient;
import jp.kosmo.keycloak.it.fixture.Union;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A link in a mail, opened where somebody else of the family is logged in: a button logs them out and goes on. */
class OtherMemberIT {

    private static final Union UNION = Union.copyOf("daiwakenpo", "othermember");
    private static final String STOPPED = "login-kosmo-stopped";
    private static final String LOG_OUT = "kosmo_log_out";

    /** The links that a member of a union gets. */
    enum Link {
        FORGOTTEN_PASSWORD("login-login-config-totp") {
            @Override
            URI sentTo(Member member) {
                RecoveryClient.password(member);
                return RecoveryClient.link(member);
            }
        },
        STEPS_ASKED_FOR("login-info") {
            @Override
            URI sentTo(Member member) {
                member.admin().executeActionsEmail(List.of("kosmo-birthdate"), 600);
                return RecoveryClient.link(member);
            }
        },
        NEW_ADDRESS("login-info") {
            @Override
            URI sentTo(Member member) {
                member.change(user -> user.setRequiredActions(List.of("UPDATE_EMAIL")));
                loggedIn(member).submit(Map.of("email", member.spec().email()));
                return RecoveryClient.link(member);
            }
        };

        final String page;

        Link(String page) {
            this.page = page;
        }

        abstract URI sentTo(Member member);
    }

    @ParameterizedTest
    @EnumSource
    void logsTheOtherOneOutAndGoesOn(Link link) {
        URI address = link.sentTo(UNION.importSettled(MemberSpec.settled()));
        Member other = UNION.importSettled(MemberSpec.settled());
        LoginClient browser = loggedIn(other).get(address);
        assertThat(browser.page().id()).isEqualTo(STOPPED);
        assertThat(browser.page().text("main")).contains(other.username());

        presses(browser);

        assertThat(browser.page().id()).isEqualTo(link.page);
        assertThat(browser.page().document().location()).doesNotContain(LOG_OUT);
        assertThat(sessions(other)).isZero();
        assertThat(other.events().types()).contains("LOGOUT");
        assertThat(UNION.events().list().toString()).doesNotContain(address.getQuery());
    }

    /** Another site knows the link at most: it makes a browser open it, and that is all. */
    @Test
    void nobodyIsLoggedOutWithoutTheButton() {
        URI address = Link.FORGOTTEN_PASSWORD.sentTo(UNION.importSettled(MemberSpec.settled()));
        Member other = UNION.importSettled(MemberSpec.settled());
        LoginClient browser = loggedIn(other).get(address);
        LoginClient attacker =
                loggedIn(UNION.importSettled(MemberSpec.settled())).get(address);
        String theirs = String.valueOf(attacker.page().field(LOG_OUT));

        for (String forged : Stream.of("", "x", theirs).toList()) {
            browser.get(URI.create(address + "&" + LOG_OUT + "=" + forged));
            assertThat(browser.page().id()).isEqualTo(STOPPED);
        }

        assertThat(sessions(other)).isEqualTo(1);
    }

    @Test
    void theLanguageCanBeChosenThere() {
        URI address = Link.FORGOTTEN_PASSWORD.sentTo(UNION.importSettled(MemberSpec.settled()));
        Member other = UNION.importSettled(MemberSpec.settled());
        LoginClient browser = loggedIn(other).get(address).click(".kosmo-languages a");

        assertThat(browser.page().heading()).isEqualTo("Somebody else is logged in");
        presses(browser);

        assertThat(browser.page().id()).isEqualTo(Link.FORGOTTEN_PASSWORD.page);
    }

    /** In two tabs of one browser: what Keycloak then shows has the way to log in anew. */
    @Test
    void whoLogsInBesideSomebodyElseCanLogThemOut() {
        Member other = UNION.importSettled(MemberSpec.settled());
        Member member = UNION.importSettled(MemberSpec.settled());
        LoginClient browser = LoginClient.open(UNION);
        LoginClient tab = browser.fork().reopen(Map.of());
        tab.login(other).submit(Map.of("otp", Totp.now(MemberSpec.OTP_SECRET)));
        assertThat(tab.isDone()).isTrue();
        browser.login(member);
        tab.cookies.getCookies().forEach(browser.cookies::addCookie);
        browser.submit(Map.of("otp", Totp.now(MemberSpec.OTP_SECRET)));
        assertThat(browser.page().id()).isEqualTo("login-error");

        browser.click(".kosmo-primary");

        assertThat(sessions(other)).isZero();
        browser.login(member).submit(Map.of("otp", Totp.next(MemberSpec.OTP_SECRET)));
        assertThat(browser.isDone()).isTrue();
    }

    private static void presses(LoginClient browser) {
        browser.get(browser.page().addressOf(LOG_OUT));
    }

    private static LoginClient loggedIn(Member member) {
        return LoginClient.open(UNION).login(member).submit(Map.of("otp", Totp.now(MemberSpec.OTP_SECRET)));
    }

    private static int sessions(Member member) {
        return member.admin().getUserSessions().size();
    }
}
