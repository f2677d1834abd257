package jp.kosmo.keycloak.gatling;

import static io.gatling.javaapi.core.CoreDsl.css;
import static io.gatling.javaapi.core.CoreDsl.doIf;
import static io.gatling.javaapi.core.CoreDsl.exec;
import static io.gatling.javaapi.core.CoreDsl.exitBlockOnFail;
import static io.gatling.javaapi.core.CoreDsl.jsonPath;
import static io.gatling.javaapi.core.CoreDsl.pause;
import static io.gatling.javaapi.core.CoreDsl.percent;
import static io.gatling.javaapi.core.CoreDsl.randomSwitch;
import static io.gatling.javaapi.core.CoreDsl.repeat;
import static io.gatling.javaapi.http.HttpDsl.headerRegex;
import static io.gatling.javaapi.http.HttpDsl.http;
import static io.gatling.javaapi.http.HttpDsl.status;

import com.nimbusds.oauth2.sdk.id.State;
import com.nimbusds.oauth2.sdk.pkce.CodeChallenge;
import com.nimbusds.oauth2.sdk.pkce.CodeChallengeMethod;
import com.nimbusds.oauth2.sdk.pkce.CodeVerifier;
import io.gatling.javaapi.core.ChainBuilder;
import io.gatling.javaapi.core.CheckBuilder;
import io.gatling.javaapi.core.Session;
import io.gatling.javaapi.http.HttpRequestActionBuilder;
import java.util.List;
import java.util.Optional;

/**
 * What the union's portal does before and after the login itself.
 *
 * @param client who asks for the login
 * @param secret of a client that has one
 * @param scope what it asks for
 * @param thinkTime seconds a member takes for a page
 * @param refreshes how often it asks for new tokens
 * @param refreshPeriod seconds before each of these
 * @param logouts percentage of the members who log out
 */
record PortalVisit(
        String client,
        Optional<String> secret,
        String scope,
        int thinkTime,
        int refreshes,
        int refreshPeriod,
        double logouts) {

    /** Of a session: what the portal is given for a login. */
    static final String CODE = "code";

    private static final String OPENID_CONNECT = "#{issuer}/protocol/openid-connect/";

    static PortalVisit of(RunOptions options) {
        return new PortalVisit(
                options.text("client-id").orElse("account-console"),
                options.text("client-secret"),
                options.text("scope").orElse("openid").replace(',', ' '),
                options.whole("user-think-time", 0, 0),
                options.whole("refresh-token-count", 0, 0),
                options.whole("refresh-token-period", 0, 0),
                options.percentage("logout-percentage", 100));
    }

    /** A visit with this as its login, which ends where it fails or brings no code. */
    ChainBuilder around(ChainBuilder login) {
        return exitBlockOnFail()
                .on(
                        opensLoginPage(),
                        login,
                        doIf(session -> session.contains(CODE)).then(redeemsCode(), asksForNewTokens(), logsOut()));
    }

    private ChainBuilder opensLoginPage() {
        return exec(PortalVisit::withSecrets)
                .exec(http("Login page")
                        .get(OPENID_CONNECT + "auth")
                        .queryParam("response_type", "code")
                        .queryParam("client_id", client)
                        .queryParam("redirect_uri", "#{callback}")
                        .queryParam("scope", scope)
                        .queryParam("state", "#{state}")
                        .queryParam("code_challenge_method", "S256")
                        .queryParam("code_challenge", "#{challenge}")
                        .check(page("login-login"))
                        .check(css("#kc-form-login", "action").saveAs("action")));
    }

    /** That the answer is this page of ours; the error page, for one, is another. */
    static List<CheckBuilder> page(String id) {
        return List.of(status().is(200), css("body", "data-page-id").is(id).name("which page it is"));
    }

    /** That the answer sends the member back with a code. */
    static List<CheckBuilder> wayBack() {
        return List.of(
                status().is(302), headerRegex("Location", "[?&]code=([^&]+)").saveAs(CODE));
    }

    ChainBuilder thinks() {
        return pause(thinkTime);
    }

    private ChainBuilder redeemsCode() {
        return exec(tokens(http("Code for tokens").post(OPENID_CONNECT + "token"))
                .formParam("grant_type", "authorization_code")
                .formParam("code", "#{code}")
                .formParam("redirect_uri", "#{callback}")
                .formParam("code_verifier", "#{verifier}"));
    }

    private ChainBuilder asksForNewTokens() {
        return repeat(refreshes)
                .on(pause(refreshPeriod)
                        .exec(tokens(http("Refresh").post(OPENID_CONNECT + "token"))
                                .formParam("grant_type", "refresh_token")
                                .formParam("refresh_token", "#{refreshToken}")));
    }

    private HttpRequestActionBuilder tokens(HttpRequestActionBuilder request) {
        HttpRequestActionBuilder asks = request.formParam("client_id", client)
                .check(
                        status().is(200),
                        jsonPath("$.refresh_token").saveAs("refreshToken"),
                        jsonPath("$.id_token").saveAs("idToken"));
        return secret.map(value -> asks.formParam("client_secret", value)).orElse(asks);
    }

    private ChainBuilder logsOut() {
        return randomSwitch()
                .on(percent(logouts)
                        .then(thinks().exec(http("Logout")
                                .get(OPENID_CONNECT + "logout")
                                .queryParam("client_id", client)
                                .queryParam("id_token_hint", "#{idToken}")
                                .check(page("login-info")))));
    }

    private static Session withSecrets(Session session) {
        var verifier = new CodeVerifier();
        return session.set("state", new State().getValue())
                .set("verifier", verifier.getValue())
                .set(
                        "challenge",
                        CodeChallenge.compute(CodeChallengeMethod.S256, verifier)
                                .getValue());
    }
}
