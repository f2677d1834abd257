package jp.kosmo.keycloak.it.recovery;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import jp.kosmo.keycloak.it.attack.AttackRounds;
import jp.kosmo.keycloak.it.attack.ForgedLinks;
import jp.kosmo.keycloak.it.attack.OutsiderReach;
import jp.kosmo.keycloak.it.client.LoginClient;
import jp.kosmo.keycloak.it.client.ParallelRequests;
import jp.kosmo.keycloak.it.client.Totp;
import jp.kosmo.keycloak.it.fixture.Member;
import jp.kosmo.keycloak.it.fixture.MemberSpec;
import jp.kosmo.keycloak.it.fixture.RealmState;
import jp.kosmo.keycloak.it.fixture.RecoveryClient;
import jp.kosmo.keycloak.it.fixture.Union;
import org.apache.hc.client5.http.classic.methods.HttpGet;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** The link in the mail of somebody who has forgotten the password opens one reset of one member once, and no other does. */
class SpoiledLinkIT {

    private static final int SPOILED = AttackRounds.times(250, 8_000);
    private static final int REPLAYS = AttackRounds.times(50, 2_000);
    private static final int AT_ONCE = 32;
    private static final long SEED = AttackRounds.seed();
    private static final String SET_UP = "login-login-config-totp";
    private static final String NEW_PASSWORD = "login-login-update-password";

    private static final Union UNION = Union.copyOf("kanekakenpo", "resetlink");
    private static final Union ELSEWHERE = Union.copyOf("kanekakenpo", "resetlinktoo");

    @Test
    void noOtherLinkOpensAnything() throws SQLException {
        Member member = settled(UNION);
        LoginClient asker = RecoveryClient.password(member);
        String link = link(member);
        var links = new ForgedLinks(SEED, link(asked(settled(UNION))));
        try (var state = new RealmState(UNION)) {
            List<String> before = state.lines();
            for (ForgedLinks.Spoiled spoiled : links.of(link, SPOILED)) {
                refuses(LoginClient.open(UNION), spoiled);
                refuses(asker.fork(), spoiled);
                assertThat(state.lines()).as(spoiled::toString).isEqualTo(before);
            }
        }

        assertThat(asker.get(URI.create(link)).page().id())
                .as("the link itself")
                .isEqualTo(SET_UP);
    }

    @Test
    void aLinkOfAnotherUnionOpensNothing() {
        String there = link(asked(settled(ELSEWHERE)));

        refuses(
                LoginClient.open(UNION),
                new ForgedLinks.Spoiled("another union's", there.replace("resetlinktoo", "resetlink")));
    }

    @Test
    void aTokenOfAnotherKindOpensNothing() {
        Member member = settled(UNION);
        String link = link(asked(member));
        var tokens = LoginClient.open(UNION)
                .login(member)
                .submit(Map.of("otp", Totp.now(MemberSpec.OTP_SECRET)))
                .tokens();

        for (String token : List.of(tokens.getToken(), tokens.getIdToken(), tokens.getRefreshToken())) {
            refuses(
                    LoginClient.open(UNION),
                    new ForgedLinks.Spoiled("token", link.replace(ForgedLinks.key(link), token)));
        }
    }

    @Test
    void anotherMembersLinkIsAboutThatMember() {
        Member member = settled(UNION);
        Member other = settled(UNION);
        LoginClient browser = RecoveryClient.password(member);
        String link = link(asked(other));

        finish(browser.get(URI.create(link)));

        assertThat(member.events().types()).doesNotContain("UPDATE_CREDENTIAL", "RESET_PASSWORD", "LOGIN");
        assertThat(other.events().types()).contains("LOGIN");
        assertThat(passwordOpens(member, member.password())).isTrue();
        assertThat(passwordOpens(other, other.password())).isFalse();
    }

    @Test
    void aUsedLinkOpensNothing() throws SQLException {
        Member member = settled(UNION);
        LoginClient asker = RecoveryClient.password(member);
        URI link = URI.create(link(member));
        LoginClient scanner = LoginClient.open(UNION).get(link);
        finish(asker.get(link));
        try (var state = new RealmState(UNION)) {
            List<String> before = state.lines();

            for (int replay = 0; replay < REPLAYS; replay++) {
                OutsiderReach.check(LoginClient.open(UNION).get(link), () -> "a used link");
            }
            OutsiderReach.check(scanner.get(link), () -> "a used link that was opened before");

            assertThat(state.lines()).isEqualTo(before);
        }
    }

    @Test
    void anExpiredLinkOpensNothing() {
        Member member = settled(UNION);
        // The shortest of ours is two minutes, but any link ends by its token.
        UNION.change(realm -> {
            realm.setResetCredentialsFlow("reset credentials");
            realm.getAttributes().put("actionTokenGeneratedByUserLifespan.reset-credentials", "1");
        });
        Instant asked = Instant.now();
        String link = link(asked(member));
        UNION.change(realm -> realm.setResetCredentialsFlow("kosmo-reset"));
        Awaitility.await("the end of the link").until(() -> Instant.now().isAfter(asked.plus(Duration.ofSeconds(3))));

        refuses(LoginClient.open(UNION), new ForgedLinks.Spoiled("expired", link));

        assertThat(UNION.events().errors()).contains("expired_code");
    }

    @Test
    void ofManyFirstSubmitsOneGoesOn() {
        Member member = settled(UNION);
        RecoveryClient.password(member);
        URI link = URI.create(link(member));
        List<LoginClient> browsers = Stream.generate(
                        () -> LoginClient.open(UNION).get(link))
                .limit(AT_ONCE)
                .toList();
        List<Map<String, String>> answers = browsers.stream()
                .map(browser -> Map.of("totp", Totp.now(Totp.key(browser)), "userLabel", "new"))
                .toList();

        ParallelRequests.run(AT_ONCE, number -> browsers.get(number).submit(answers.get(number)));

        assertThat(browsers).noneMatch(LoginClient::isDone);
        assertThat(browsers.stream().map(browser -> browser.page().id()))
                .filteredOn(NEW_PASSWORD::equals)
                .hasSize(1);
        assertThat(browsers.stream().map(browser -> browser.page().id()))
                .filteredOn("login-kosmo-stopped"::equals)
                .hasSize(AT_ONCE - 1);
    }

    private static void refuses(LoginClient browser, ForgedLinks.Spoiled spoiled) {
        OutsiderReach.check(browser.follow(new HttpGet(spoiled.link())), spoiled::toString);
    }

    private static Member settled(Union union) {
        return union.importSettled(MemberSpec.settled());
    }

    private static Member asked(Member member) {
        RecoveryClient.password(member);
        return member;
    }

    private static String link(Member member) {
        return member.nextMail().links().get(0);
    }

    private static void finish(LoginClient opened) {
        opened.submit(Map.of("totp", Totp.now(Totp.key(opened)), "userLabel", "new"));
        opened.submit(Map.of("password-new", "Kikyou-2027", "password-confirm", "Kikyou-2027"));
        assertThat(opened.isDone()).isTrue();
    }

    private static boolean passwordOpens(Member member, String password) {
        LoginClient browser = LoginClient.open(member.union()).login(member.username(), password);
        return browser.page().id().equals("login-login-otp");
    }
}
