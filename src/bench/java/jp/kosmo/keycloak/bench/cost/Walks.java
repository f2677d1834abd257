package jp.kosmo.keycloak.bench.cost;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import jp.kosmo.keycloak.it.client.AccountRest;
import jp.kosmo.keycloak.it.client.Http;
import jp.kosmo.keycloak.it.client.LoginClient;
import jp.kosmo.keycloak.it.client.Page;
import jp.kosmo.keycloak.it.client.SoftPasskey;
import jp.kosmo.keycloak.it.client.Totp;
import jp.kosmo.keycloak.it.fixture.Member;
import jp.kosmo.keycloak.it.fixture.MemberSpec;
import jp.kosmo.keycloak.it.fixture.StockRealm;
import jp.kosmo.keycloak.it.fixture.Union;
import jp.kosmo.keycloak.it.harness.TestBed;
import org.keycloak.representations.AccessTokenResponse;
import org.keycloak.representations.idm.AuthenticationExecutionInfoRepresentation;
import org.keycloak.representations.idm.RealmRepresentation;

/** What members do whom nothing is due, in a union and in a realm with the same settings that is none. */
final class Walks {

    private static final int PAGES = 150;
    private static final int LOGINS = 25;
    private static final int HOPS = 100;

    private static final Pattern STOCKS_OPTION = Pattern.compile("(challenge|rpId) : \"([^\"]*)\"");

    private final Union ours = Union.copyOf("kanekakenpo", "costours", Walks::settings);
    private final Union stock = StockRealm.copyOf("kanekakenpo", "coststock", Walks::settings);
    /** No union's, on the server with the bundle. */
    private final Union plain = Union.copyOf("kanekakenpo", TestBed.host(), "costplain", realm -> {
        StockRealm.removeOurs(realm);
        settings(realm);
    });

    Walks() {
        Stream.of(stock, plain).forEach(Walks::takePasskeys);
    }

    /** Passwords are hashed as shipped, and an app's code may come twice in its half minute. */
    private static void settings(RealmRepresentation realm) {
        Union.hashAsShipped(realm);
        realm.setOtpPolicyCodeReusable(true);
    }

    /** As a second factor, beside an app, as ours does. */
    private static void takePasskeys(Union union) {
        List<AuthenticationExecutionInfoRepresentation> steps =
                union.admin().flows().getExecutions("browser");
        steps.stream()
                .filter(step -> "auth-otp-form".equals(step.getProviderId())
                        || "webauthn-authenticator".equals(step.getProviderId()))
                .forEach(step -> {
                    step.setRequirement("ALTERNATIVE");
                    union.admin().flows().updateExecutions("browser", step);
                });
    }

    List<Walk> all() {
        return List.of(
                walk("login page", PAGES, Walks::loginPage),
                walk("password and OTP", LOGINS, union -> logins(union, MemberSpec.settled())),
                walk("password and passkey", LOGINS, union -> logins(union, withPasskey())),
                walk("SSO hop with tokens", HOPS, Walks::hops),
                walk("refresh", HOPS, Walks::refreshes),
                walk("account page", PAGES, union -> page(union.accountUrl())),
                new Walk(
                        "office / Admin Console",
                        PAGES,
                        page(ours.loginUrl() + "/realms/" + ours + "/kosmo-office/"),
                        page(stock.host().adminUrl() + "/admin/" + stock + "/console/")),
                new Walk("plain realm: login page", PAGES, loginPage(plain), loginPage(stock)),
                new Walk(
                        "plain realm: password and OTP",
                        LOGINS,
                        logins(plain, MemberSpec.settled()),
                        logins(stock, MemberSpec.settled())));
    }

    private Walk walk(String name, int times, Function<Union, Supplier<Runnable>> on) {
        return new Walk(name, times, on.apply(ours), on.apply(stock));
    }

    private static Supplier<Runnable> loginPage(Union union) {
        return () -> () -> LoginClient.open(union).page();
    }

    private static Supplier<Runnable> page(String address) {
        return () -> () -> require(Http.get(URI.create(address)));
    }

    private static MemberSpec withPasskey() {
        return MemberSpec.settled()
                .withoutFactors()
                .attribute("mfaMethod", "passkey")
                .passkey("a passkey", MemberSpec.PASSKEY);
    }

    /** From the password to the tokens; the login page is there before. */
    private static Supplier<Runnable> logins(Union union, MemberSpec spec) {
        Member member = union.importSettled(spec);
        return () -> {
            LoginClient browser = LoginClient.open(union);
            return () -> finish(browser.login(member)).tokens();
        };
    }

    /** On our page a passkey is shown without being asked for. */
    private static LoginClient finish(LoginClient browser) {
        if (browser.isDone()) {
            return browser;
        }
        return browser.submit(
                browser.page().id().equals("login-webauthn-authenticate")
                        ? MemberSpec.PASSKEY.assertion(stocks(browser.page()))
                        : Map.of("otp", Totp.now(MemberSpec.OTP_SECRET)));
    }

    /** What Keycloak's own page has in its script. */
    private static SoftPasskey.Ceremony stocks(Page page) {
        Map<String, String> options = STOCKS_OPTION
                .matcher(page.document().html())
                .results()
                .collect(Collectors.toMap(found -> found.group(1), found -> found.group(2)));
        URI shown = URI.create(page.document().location());
        return new SoftPasskey.Ceremony(
                options.getOrDefault("challenge", ""),
                options.getOrDefault("rpId", ""),
                shown.getScheme() + "://" + shown.getRawAuthority(),
                true);
    }

    private static Supplier<Runnable> hops(Union union) {
        LoginClient browser = loggedIn(union);
        return () -> () -> browser.reopen(Map.of()).tokens();
    }

    private static LoginClient loggedIn(Union union) {
        LoginClient browser = finish(LoginClient.open(union).login(union.importSettled(MemberSpec.settled())));
        browser.tokens();
        return browser;
    }

    /** Each with the refresh token of the one before, which counts once. */
    private static Supplier<Runnable> refreshes(Union union) {
        LoginClient browser = loggedIn(union);
        var held = new Object() {
            AccessTokenResponse tokens = browser.reopen(Map.of()).tokens();
        };
        return () -> () -> {
            Http.Answer answer = require(browser.refresh(held.tokens));
            held.tokens = AccountRest.parse(answer.body(), AccessTokenResponse.class);
        };
    }

    private static Http.Answer require(Http.Answer answer) {
        if (answer.status() != 200) {
            throw new IllegalStateException(answer.status() + " from " + answer.uri());
        }
        return answer;
    }
}
