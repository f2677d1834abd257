package jp.kosmo.keycloak.demo;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.oauth2.sdk.util.URLUtils;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import jp.kosmo.keycloak.it.client.Http;
import jp.kosmo.keycloak.it.harness.FreePorts;
import org.apache.hc.client5.http.classic.methods.HttpGet;
import org.apache.hc.client5.http.classic.methods.HttpPost;
import org.apache.hc.client5.http.cookie.BasicCookieStore;
import org.apache.hc.client5.http.cookie.CookieStore;
import org.apache.hc.client5.http.entity.UrlEncodedFormEntity;
import org.apache.hc.core5.http.message.BasicNameValuePair;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Whom a logout token logs out of the portal, and which ones the portal does not believe: OpenID Connect Back-Channel Logout 1.0. */
class LogoutTokenTest {
    private static final String REALM = "kanekakenpo";
    private static final String TYPE = "logout+jwt";
    private static final String EVENT = "http://schemas.openid.net/event/backchannel-logout";
    private static final int PORT = FreePorts.next();
    private static final StubProvider PROVIDER = new StubProvider();
    private static final Site SITE = site(REALM, "http://login.example");
    private static final Site OTHER = site("daiwakenpo", "http://other.example");
    private static final Portal PORTAL = new Portal(PORT, new Sites(List.of(SITE, OTHER)));

    private final String session = UUID.randomUUID().toString();
    private final String subject = UUID.randomUUID().toString();
    private CookieStore browser = new BasicCookieStore();

    @AfterAll
    static void stop() {
        PORTAL.close();
        PROVIDER.close();
    }

    @BeforeEach
    void logIn() {
        browser = newBrowser(session, subject);
        assertThat(isLoggedIn(browser)).isTrue();
    }

    @Test
    void theSessionThatTheTokenNamesIsOver() {
        CookieStore secondWindow = newBrowser(session, subject);
        CookieStore otherDevice = newBrowser("another session", subject);
        CookieStore otherMember = newBrowser("a third session", "somebody else");

        assertThat(send(PROVIDER.signed(TYPE, claims().build()))).isEqualTo(200);

        assertThat(isLoggedIn(browser)).isFalse();
        assertThat(isLoggedIn(secondWindow)).isFalse();
        assertThat(isLoggedIn(otherDevice)).isTrue();
        assertThat(isLoggedIn(otherMember)).isTrue();
    }

    @Test
    void aTokenThatNamesNoSessionEndsAllOfTheMember() {
        CookieStore otherDevice = newBrowser("another session", subject);
        CookieStore otherMember = newBrowser("a third session", "somebody else");

        assertThat(send(PROVIDER.signed(TYPE, claims().claim("sid", null).build())))
                .isEqualTo(200);

        assertThat(isLoggedIn(browser)).isFalse();
        assertThat(isLoggedIn(otherDevice)).isFalse();
        assertThat(isLoggedIn(otherMember)).isTrue();
    }

    @Test
    void aSessionThatIsOverAlreadyIsNoError() {
        String token = PROVIDER.signed(TYPE, claims().build());

        assertThat(List.of(send(token), send(token))).containsOnly(200);
    }

    /** A member who has logged in again is not logged out by what was said of the session before. */
    @Test
    void anOldTokenDoesNotReachANewLogin() {
        String old = PROVIDER.signed(TYPE, claims().build());
        send(old);
        CookieStore again = newBrowser("the next session", subject);

        send(old);

        assertThat(isLoggedIn(again)).isTrue();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource
    void whatDoesNotComeFromTheUnionsKeycloakEndsNothing(String why, Forgery forgery) {
        assertThat(send(forgery.token(claims()))).isEqualTo(400);

        assertThat(isLoggedIn(browser)).isTrue();
    }

    static Stream<Arguments> whatDoesNotComeFromTheUnionsKeycloakEndsNothing() {
        Date longAgo = Date.from(Instant.now().minus(Duration.ofMinutes(10)));
        Date later = Date.from(Instant.now().plus(Duration.ofMinutes(10)));
        return Stream.of(
                forgery("no token", claims -> ""),
                forgery("no JWT", claims -> "logout"),
                forgery("signed by nobody", claims -> new PlainJWT(claims.build()).serialize()),
                forgery("signed by another", claims -> PROVIDER.forged(TYPE, claims.build())),
                forgery("changed after it was signed", claims -> {
                    String[] parts = PROVIDER.signed(TYPE, claims.build()).split("\\.", -1);
                    String other = PROVIDER.signed(TYPE, claims.subject("other").build());
                    return parts[0] + "." + other.split("\\.", -1)[1] + "." + parts[2];
                }),
                forgery(
                        "an ID token",
                        claims -> PROVIDER.signed(
                                "JWT",
                                claims.claim("events", null).claim("nonce", "n").build())),
                signed("a token with a nonce", claims -> claims.claim("nonce", "n")),
                signed("of another realm", claims -> claims.issuer("http://login.example/realms/daiwakenpo")),
                signed("of nobody", claims -> claims.issuer(null)),
                signed("for another client", claims -> claims.audience("account-console")),
                signed("for nobody", claims -> claims.claim("aud", null)),
                signed("run out", claims -> claims.expirationTime(longAgo)),
                signed("without an end", claims -> claims.expirationTime(null)),
                signed("without a beginning", claims -> claims.issueTime(null)),
                signed("of the future", claims -> claims.issueTime(later)),
                signed("without a number", claims -> claims.jwtID(null)),
                signed("of no event", claims -> claims.claim("events", null)),
                signed("of an empty event", claims -> claims.claim("events", Map.of())),
                signed("of another event", claims -> claims.claim("events", Map.of("urn:example:event", Map.of()))),
                signed(
                        "of nobody in particular",
                        claims -> claims.claim("sid", null).subject(null)));
    }

    @Test
    void aTokenOfOneUnionIsNothingToAnother() {
        CookieStore there = newBrowser(session, subject);

        assertThat(send(OTHER.backChannelLogout(), PROVIDER.signed(TYPE, claims().build())))
                .isEqualTo(400);

        assertThat(isLoggedIn(there)).isTrue();
    }

    @Test
    void onlyAPostToTheAddressOfAUnionIsTaken() {
        String token = PROVIDER.signed(TYPE, claims().build());

        assertThat(send(SITE.backChannelLogout().resolve("nobodyskenpo"), token))
                .isEqualTo(404);
        assertThat(Http.get(URI.create(SITE.backChannelLogout() + "?logout_token=" + token))
                        .status())
                .isEqualTo(404);
        assertThat(isLoggedIn(browser)).isTrue();
    }

    private static Site site(String realm, String login) {
        return new Site(
                realm,
                "見本健康保険組合",
                new Look(realm, "03-0000-0000", "平日"),
                URI.create("http://www." + realm + ".portal.localhost:" + PORT),
                URI.create(login),
                PROVIDER.address(),
                List.of());
    }

    private JWTClaimsSet.Builder claims() {
        Instant now = Instant.now();
        return new JWTClaimsSet.Builder()
                .issuer("http://login.example/realms/" + REALM)
                .audience("portal")
                .subject(subject)
                .issueTime(Date.from(now))
                .expirationTime(Date.from(now.plus(Duration.ofMinutes(2))))
                .jwtID(UUID.randomUUID().toString())
                .claim("sid", session)
                .claim("events", Map.of(EVENT, Map.of()));
    }

    /** Goes through a login at the portal. */
    private static CookieStore newBrowser(String session, String subject) {
        CookieStore cookies = new BasicCookieStore();
        URI login = URI.create(Objects.requireNonNull(
                Http.send(new HttpGet(SITE.portal() + "/login"), cookies).location()));
        Map<String, List<String>> asked = URLUtils.parseParameters(login.getRawQuery());
        Instant now = Instant.now();
        PROVIDER.answersWith(new JWTClaimsSet.Builder()
                .issuer("http://login.example/realms/" + REALM)
                .audience("portal")
                .subject(subject)
                .issueTime(Date.from(now))
                .expirationTime(Date.from(now.plus(Duration.ofMinutes(5))))
                .claim("sid", session)
                .claim("nonce", asked.getOrDefault("nonce", List.of("")).get(0))
                .claim("name", "見本 花子")
                .build());
        String state = asked.getOrDefault("state", List.of("")).get(0);
        Http.send(new HttpGet(SITE.portal() + "/callback?code=any&state=" + state), cookies);
        return cookies;
    }

    private static boolean isLoggedIn(CookieStore cookies) {
        return Http.send(new HttpGet(SITE.top()), cookies).body().contains("見本 花子");
    }

    private static int send(String token) {
        return send(SITE.backChannelLogout(), token);
    }

    private static int send(URI address, String token) {
        var request = new HttpPost(address);
        request.setEntity(new UrlEncodedFormEntity(List.of(new BasicNameValuePair("logout_token", token))));
        return Http.send(request, new BasicCookieStore()).status();
    }

    private static Arguments signed(String why, Change change) {
        return forgery(why, claims -> PROVIDER.signed(TYPE, change.of(claims).build()));
    }

    private static Arguments forgery(String why, Forgery forgery) {
        return Arguments.of(why, forgery);
    }

    private interface Forgery {
        String token(JWTClaimsSet.Builder claims);
    }

    private interface Change {
        JWTClaimsSet.Builder of(JWTClaimsSet.Builder claims);
    }
}
