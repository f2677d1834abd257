package jp.kosmo.keycloak.it.oracle;

import static jp.kosmo.keycloak.it.oracle.StockJourney.plain;
import static jp.kosmo.keycloak.it.oracle.StockJourney.user;
import static jp.kosmo.keycloak.it.oracle.StockJourney.userWith;

import java.util.Map;
import java.util.stream.Stream;
import jp.kosmo.keycloak.it.client.AccountRest;
import jp.kosmo.keycloak.it.client.LoginClient;
import jp.kosmo.keycloak.it.client.Totp;
import jp.kosmo.keycloak.it.fixture.Member;
import jp.kosmo.keycloak.it.fixture.MemberSpec;
import jp.kosmo.keycloak.it.fixture.Union;

/** Second factors: set up, asked for, deleted. */
final class FactorJourneys {

    private FactorJourneys() {}

    static Stream<StockJourney> all() {
        return Stream.of(
                plain(
                        "set-up of an app without a name",
                        userWith("CONFIGURE_TOTP"),
                        (user, seen) -> setUpApp(LoginJourneys.logIn(user)).tokens()),
                plain("login with a code", FactorJourneys::withApp, FactorJourneys::codes),
                plain("deletion of an app", FactorJourneys::withApp, FactorJourneys::delete),
                plain("deletion of an app by Account REST", FactorJourneys::withApp, FactorJourneys::deleteByRest),
                plain("set-up of a passkey", userWith("webauthn-register"), FactorJourneys::passkey),
                new StockJourney(
                        "set-up of an app of a federated user",
                        StockJourney.Kind.FEDERATED,
                        realm -> LoginJourneys.federated(realm, "CONFIGURE_TOTP"),
                        (user, seen) -> setUpApp(LoginJourneys.logIn(user)).tokens()));
    }

    private static Member withApp(Union realm) {
        return realm.importMember(user().otp("phone", MemberSpec.OTP_SECRET));
    }

    /** A wrong code first, then the right one; no name, as Keycloak's page allows. */
    static LoginClient setUpApp(LoginClient browser) {
        String key = Totp.key(browser);
        browser.submit(Map.of("totp", "000000", "userLabel", ""));
        return browser.submit(Map.of("totp", Totp.now(key), "userLabel", ""));
    }

    private static LoginClient logIn(LoginClient browser, Member user) {
        return browser.login(user).submit(Map.of("otp", Totp.now(MemberSpec.OTP_SECRET)));
    }

    static void codes(Member user, Transcript seen) {
        LoginJourneys.logIn(user)
                .submit(Map.of("otp", ""))
                .submit(Map.of("otp", "000000"))
                .submit(Map.of("otp", Totp.now(MemberSpec.OTP_SECRET)))
                .tokens();
    }

    static void delete(Member user, Transcript seen) {
        String app = user.device("phone");
        logIn(LoginJourneys.open(user, "delete_credential:" + app), user)
                .submit(Map.of("accept", ""))
                .tokens();
        LoginJourneys.open(user, "delete_credential:" + app).login(user);
    }

    static void deleteByRest(Member user, Transcript seen) {
        String app = user.device("phone");
        String token = logIn(LoginClient.openAccountConsole(user.union()), user)
                .tokens()
                .getToken();
        AccountRest console = AccountRest.of(user, token);
        console.call("GET", "credentials", "");
        console.call("DELETE", "credentials/" + app, "");
        console.call("GET", "credentials", "");
    }

    static void passkey(Member user, Transcript seen) {
        LoginClient browser = LoginJourneys.logIn(user);
        browser.submit(Map.of("error", "NotAllowedError"));
    }
}
