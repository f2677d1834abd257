package jp.kosmo.keycloak.it.login;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import jp.kosmo.keycloak.it.attack.WrongTries;
import jp.kosmo.keycloak.it.client.LoginClient;
import jp.kosmo.keycloak.it.client.Totp;
import jp.kosmo.keycloak.it.fixture.Member;
import jp.kosmo.keycloak.it.fixture.MemberSpec;
import jp.kosmo.keycloak.it.fixture.Union;
import jp.kosmo.keycloak.it.fixture.UserIds;
import org.apache.hc.client5.http.cookie.Cookie;
import org.apache.hc.client5.http.impl.cookie.BasicClientCookie;
import org.junit.jupiter.api.Test;

/** Strangers' wrong passwords do not keep a member out of the browser the member has logged in with before. */
class TrustedDeviceIT {

    private static final String COOKIE = "KOSMO_DEVICE";
    private static final Union UNION = Union.copyOf(
            "kanekakenpo",
            "trusteddevice",
            realm -> realm.getAuthenticatorConfig().stream()
                    .filter(config -> "kosmo-login".equals(config.getAlias()))
                    .forEach(config -> config.getConfig().put("trustedDeviceFailures", "5")));

    /** With a second factor, which asks for the lock as well. */
    @Test
    void aLockFromElsewhereDoesNotHoldInTheMembersBrowser() {
        Member member = UNION.importSettled(MemberSpec.settled());
        LoginClient browser = loggedIn(member, Totp.now(MemberSpec.OTP_SECRET));
        WrongTries.lock(member);

        assertThat(LoginClient.open(UNION).login(member).page().fieldErrors()).isNotEmpty();
        assertThat(member.events().errors().get(0)).isEqualTo("user_temporarily_disabled");
        browser.reopen(Map.of()).login(member);
        browser.submit(Map.of("otp", Totp.next(MemberSpec.OTP_SECRET)));

        assertThat(browser.isDone()).isTrue();
    }

    @Test
    void itsOwnWrongPasswordsEndTheTrust() {
        Member member = UserIds.settled(UNION);
        LoginClient browser = loggedIn(member, "");
        WrongTries.lock(member);
        LoginClient stolen = browser.fork();
        for (int i = 0; i < 5; i++) {
            assertThat(stolen.reopen(Map.of())
                            .login(member.username(), "Mimosa-2027")
                            .isDone())
                    .isFalse();
            assertThat(member.events().errors().get(0)).as("compared").isEqualTo("invalid_user_credentials");
        }

        assertThat(stolen.reopen(Map.of()).login(member).isDone()).isFalse();
        assertThat(member.events().errors().get(0)).isEqualTo("user_temporarily_disabled");
        assertThat(browser.reopen(Map.of()).login(member).isDone())
                .as("the same token")
                .isFalse();
    }

    /** Six members: the browser keeps the last five of them. */
    @Test
    void aFamilySharesABrowserAndTrustIsEachOnesOwn() {
        List<Member> family = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            family.add(UserIds.settled(UNION));
        }
        Member stranger = UserIds.settled(UNION);
        LoginClient browser = LoginClient.open(UNION);
        for (Member member : family) {
            assertThat(browser.reopen(Map.of()).login(member).isDone()).isTrue();
            member.admin().logout();
        }
        family.forEach(WrongTries::lock);
        WrongTries.lock(stranger);

        assertThat(browser.reopen(Map.of()).login(stranger).isDone()).isFalse();
        assertThat(browser.reopen(Map.of()).login(family.get(0)).isDone()).isFalse();
        for (Member member : family.subList(1, 6)) {
            assertThat(browser.reopen(Map.of()).login(member).isDone()).isTrue();
            member.admin().logout();
        }
    }

    @Test
    void aTokenThatIsNotThisRealmsOwnIsWorthNothing() {
        Member member = UserIds.settled(UNION);
        LoginClient browser = loggedIn(member, "");
        String good = cookie(browser, COOKIE);
        Union other = Union.copyOf("kanekakenpo", "trustedelsewhere");
        Member twin = UserIds.settled(other);
        String foreign = cookie(LoginClient.open(other).login(twin), COOKIE);
        String[] parts = good.split("\\.", -1);
        WrongTries.lock(member);

        List<String> forged = Arrays.asList(
                "",
                ".",
                "..",
                "null",
                "x".repeat(3000),
                foreign,
                parts[0] + "." + parts[1] + ".",
                "eyJhbGciOiJub25lIn0." + parts[1] + ".",
                parts[0] + "." + parts[1] + "." + parts[2].replaceFirst("^.", parts[2].startsWith("A") ? "B" : "A"),
                parts[0] + "." + foreign.split("\\.", -1)[1] + "." + parts[2],
                cookie(browser, "KEYCLOAK_IDENTITY"));
        for (String token : forged) {
            LoginClient thief = with(token);
            assertThat(thief.login(member).page().status()).as(token).isEqualTo(200);
        }
        assertThat(with(good).login(member).isDone()).isTrue();
    }

    @Test
    void theCookieIsOutOfReachAndNamesNobody() {
        Member member = UserIds.settled(UNION);
        Cookie cookie = stored(loggedIn(member, ""), COOKIE);

        assertThat(cookie.isHttpOnly()).isTrue();
        assertThat(cookie.getAttribute("samesite")).isEqualToIgnoringCase("lax");
        assertThat(cookie.getAttribute("path")).isEqualTo("/realms/trusteddevice/");
        assertThat(cookie.getAttribute("max-age")).isEqualTo("15552000");
        String payload = cookie.getValue().split("\\.", -1)[1];
        assertThat(new String(Base64.getUrlDecoder().decode(payload), UTF_8))
                .contains("kosmo_members")
                .doesNotContain(member.id(), member.username(), member.spec().email());
    }

    private static Cookie stored(LoginClient browser, String name) {
        return browser.cookies.getCookies().stream()
                .filter(cookie -> name.equals(cookie.getName()))
                .findFirst()
                .orElseThrow();
    }

    private static String cookie(LoginClient browser, String name) {
        return stored(browser, name).getValue();
    }

    /** A new browser on the login page that has this token. */
    private static LoginClient with(String token) {
        LoginClient thief = LoginClient.open(UNION);
        var planted = new BasicClientCookie(COOKIE, token);
        planted.setDomain(URI.create(UNION.loginUrl()).getHost());
        planted.setPath("/");
        thief.cookies.addCookie(planted);
        return thief;
    }

    private static LoginClient loggedIn(Member member, String code) {
        LoginClient browser = LoginClient.open(member.union()).login(member);
        if (!code.isEmpty()) {
            browser.submit(Map.of("otp", code));
        }
        assertThat(browser.isDone()).isTrue();
        member.admin().logout();
        return browser;
    }
}
