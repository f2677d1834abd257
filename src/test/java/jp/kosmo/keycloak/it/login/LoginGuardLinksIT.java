package jp.kosmo.keycloak.it.login;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import jp.kosmo.keycloak.it.attack.AccountEvent;
import jp.kosmo.keycloak.it.attack.ParkedLogins;
import jp.kosmo.keycloak.it.client.AccountRest;
import jp.kosmo.keycloak.it.client.LoginClient;
import jp.kosmo.keycloak.it.fixture.Member;
import jp.kosmo.keycloak.it.fixture.MemberSpec;
import jp.kosmo.keycloak.it.fixture.MemberState;
import jp.kosmo.keycloak.it.fixture.Union;
import jp.kosmo.keycloak.it.harness.Database;
import jp.kosmo.keycloak.it.harness.TestBed;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;
import org.junit.jupiter.params.provider.ValueSource;

/** A link in a mail does not outlive what must end the login it was asked for in. */
class LoginGuardLinksIT {

    private static final Union MANUAL = Union.copyOf("kanekakenpo", "guardlinks");
    private static final Union HARDENED = Union.copyOf("daiwakenpo", "guardlinkshard");

    @ParameterizedTest
    @EnumSource(value = AccountEvent.class, mode = Mode.EXCLUDE, names = "SESSION_ENDED")
    void aLinkForANewPasswordDiesWith(AccountEvent happening) {
        Member member = MANUAL.importSettled(MemberSpec.settled());
        LoginClient.open(MANUAL).click("a[href*=reset-credentials]").submit(Map.of("username", member.username()));
        URI link = URI.create(member.nextMail().links().get(0));
        happening.to(member);
        List<String> before = MemberState.of(member);

        LoginClient opened = LoginClient.open(MANUAL).get(link);

        assertThat(opened.isDone()).isFalse();
        assertThat(opened.page().id())
                .as(opened.page().toString())
                .isIn("login-error", "login-kosmo-stopped", "login-login");
        assertThat(opened.page().status()).isBetween(200, 499);
        assertThat(MemberState.of(member)).isEqualTo(before);
    }

    /** Keycloak makes this link; it is known by the second in which it was made, which must be over. */
    @ParameterizedTest
    @EnumSource(
            value = AccountEvent.class,
            mode = Mode.EXCLUDE,
            names = {"SESSION_ENDED", "FACTOR_REMOVED"})
    void anAdministratorsLinkDiesWith(AccountEvent happening) {
        Member member = MANUAL.importSettled(MemberSpec.settled());
        member.admin().executeActionsEmail(List.of("UPDATE_PASSWORD"));
        long sent = Instant.now().getEpochSecond();
        URI link = URI.create(member.nextMail().links().get(0));
        Awaitility.await().until(() -> Instant.now().getEpochSecond() > sent);
        happening.to(member);
        List<String> before = MemberState.of(member);

        LoginClient opened = LoginClient.open(MANUAL).get(link);

        assertThat(opened.isDone()).isFalse();
        assertThat(opened.page().id()).as(opened.page().toString()).isIn("login-error", "login-kosmo-stopped");
        assertThat(opened.page().status()).isBetween(200, 499);
        assertThat(MemberState.of(member)).isEqualTo(before);
    }

    /** Written by an import, say: the console lets nobody edit it. */
    @ParameterizedTest
    @ValueSource(strings = {"", " ", "yesterday", "-1", "1.5", "１７９０", "99999999999999999999", "2026-11-29T00:00:00Z"})
    void anAdministratorsLinkIsOfNoUseWhereNobodyKnowsWhenTheMemberSignedOut(String moment) {
        Member member = MANUAL.importSettled(MemberSpec.settled().attribute("signedOutAt", moment));
        member.admin().executeActionsEmail(List.of("UPDATE_PASSWORD"));

        LoginClient opened = LoginClient.open(MANUAL)
                .get(URI.create(member.nextMail().links().get(0)));

        assertThat(opened.page().id()).as(opened.page().toString()).isEqualTo("login-error");
        assertThat(opened.page().status()).isBetween(400, 499);
        assertThat(opened.page().document().text()).contains("いつものようにログインしてください");
    }

    /** The page before the steps has a link of its own, which is left open here. */
    @Test
    void anAdministratorsLinkThatWasOpenedDiesWithAFactorRemoved() {
        Member member = MANUAL.importSettled(MemberSpec.settled());
        member.admin().executeActionsEmail(List.of("UPDATE_PASSWORD"));
        LoginClient opened = LoginClient.open(MANUAL)
                .get(URI.create(member.nextMail().links().get(0)));
        assertThat(opened.page().id()).isEqualTo("login-info");
        AccountEvent.FACTOR_REMOVED.to(member);

        opened.click("#kc-info-message a, main a");

        assertThat(opened.page().id()).isEqualTo("login-kosmo-stopped");
    }

    /** A member who asks for another action is led to the address that waits first, and confirms it or gives it up there. */
    @ParameterizedTest
    @EnumSource(
            value = AccountEvent.class,
            mode = Mode.EXCLUDE,
            names = {"SESSION_ENDED", "OWN_PASSWORD_CHANGE", "FACTOR_ADDED", "SIGNED_OUT_IN_THE_CONSOLE"})
    void anAddressThatWaitsIsDroppedWith(AccountEvent happening) {
        Member member = HARDENED.importSettled(MemberSpec.settled());
        URI link = linkToConfirm(member);
        happening.to(member);

        assertIsOfNoUse(link, member);
        if (happening == AccountEvent.DISABLED) {
            return; // refused before the address is looked at; it waits on for as long as the link does
        }
        assertThat(waiting(member)).isEmpty();
    }

    /** In a console that was open before: one that is opened afterwards asks for the address first. */
    @Test
    void anAddressThatWaitsIsDroppedWhenTheConsoleSignsOutEverywhere() {
        Member member = HARDENED.importSettled(MemberSpec.settled());
        AccountRest console = AccountRest.of(member);
        URI link = linkToConfirm(member);
        assertThat(waiting(member)).isNotEmpty();

        assertThat(console.call("DELETE", "sessions", "").status()).isEqualTo(204);

        assertIsOfNoUse(link, member);
        assertThat(waiting(member)).isEmpty();
    }

    private static URI linkToConfirm(Member member) {
        member.change(user -> user.setEmailVerified(true));
        LoginClient asking =
                ParkedLogins.through(LoginClient.open(HARDENED, Map.of("kc_action", "UPDATE_EMAIL")), member);
        asking.submit(Map.of("email", stranger(member)));
        return TestBed.mailbox().next(stranger(member)).links().stream()
                .filter(href -> href.contains("action-token"))
                .map(URI::create)
                .findFirst()
                .orElseThrow();
    }

    private static void assertIsOfNoUse(URI link, Member member) {
        LoginClient elsewhere = LoginClient.open(HARDENED).get(link);

        assertThat(elsewhere.page().status()).as(elsewhere.page().toString()).isBetween(400, 499);
        assertThat(Database.column("select email from user_entity where id = ?", member.id()))
                .doesNotContain(stranger(member));
    }

    private static List<?> waiting(Member member) {
        return Database.column(
                "select value from user_attribute where user_id = ? and name = 'kc.email.pending'", member.id());
    }

    private static String stranger(Member member) {
        return "stranger." + member.spec().email();
    }
}
