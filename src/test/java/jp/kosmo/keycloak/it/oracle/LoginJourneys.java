package jp.kosmo.keycloak.it.oracle;

import static jp.kosmo.keycloak.it.oracle.StockJourney.plain;
import static jp.kosmo.keycloak.it.oracle.StockJourney.user;
import static jp.kosmo.keycloak.it.oracle.StockJourney.userWith;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import jp.kosmo.keycloak.it.attack.WrongTries;
import jp.kosmo.keycloak.it.client.LoginClient;
import jp.kosmo.keycloak.it.fixture.Member;
import jp.kosmo.keycloak.it.fixture.MemberSpec;
import jp.kosmo.keycloak.it.fixture.PlainRealm;
import jp.kosmo.keycloak.it.fixture.RecoveryClient;
import jp.kosmo.keycloak.it.fixture.Union;

/** Login, password, registration and the pages of errors. */
public final class LoginJourneys {

    private LoginJourneys() {}

    static Stream<StockJourney> all() {
        return Stream.of(
                plain("login, SSO and logout", userWith(), LoginJourneys::logInAndOut),
                plain("refused logins", userWith(), LoginJourneys::refused),
                plain("login of a disabled user", LoginJourneys::disabled, (user, seen) -> logIn(user)),
                plain("login of a locked user", LoginJourneys::locked, (user, seen) -> logIn(user)),
                plain(
                        "password derived from the record",
                        realm -> realm.importMember(user().noPassword(), "UPDATE_PASSWORD"),
                        LoginJourneys::derivedPassword),
                plain("change of password", userWith("UPDATE_PASSWORD"), (user, seen) -> changePassword(logIn(user))),
                plain(
                        "own change of password",
                        userWith(),
                        (user, seen) ->
                                changePassword(open(user, "UPDATE_PASSWORD").login(user))),
                plain("registration", userWith(), LoginJourneys::register),
                plain("pages of errors", userWith(), LoginJourneys::errors),
                new StockJourney(
                        "texts with braces",
                        StockJourney.Kind.BROKEN_TEXTS,
                        userWith(),
                        (user, seen) -> LoginClient.open(user.union())),
                new StockJourney(
                        "login and change of password of a federated user",
                        StockJourney.Kind.FEDERATED,
                        realm -> federated(realm, "UPDATE_PASSWORD"),
                        (user, seen) -> changePassword(logIn(user))));
    }

    static LoginClient logIn(Member user) {
        return LoginClient.open(user.union()).login(user);
    }

    static LoginClient open(Member user, String action) {
        return LoginClient.open(user.union(), Map.of("kc_action", action));
    }

    public static Member federated(Union realm, String... actions) {
        MemberSpec spec = user();
        String name = spec.username().replace("member", "fed");
        var user = new Member(
                realm,
                PlainRealm.federated(realm, name),
                new MemberSpec(name, spec.password(), false, spec.email(), Map.of(), List.of()));
        user.admin().resetPassword(spec.representation().getCredentials().get(0));
        user.change(stored -> {
            stored.setFirstName("Hanako");
            stored.setLastName("Suzuki");
            stored.setEmail(spec.email());
            stored.setRequiredActions(List.of(actions));
        });
        return user;
    }

    static void logInAndOut(Member user, Transcript seen) {
        LoginClient browser = logIn(user);
        browser.refresh(browser.tokens());
        browser.reopen(Map.of()).tokens();
        browser.get(user.union().endpoint("logout"));
        browser.submit(Map.of("confirmLogout", ""));
        browser.reopen(Map.of());
    }

    static void refused(Member user, Transcript seen) {
        LoginClient browser = LoginClient.open(user.union());
        browser.login(user.username(), "Mimosa-2027");
        browser.login("new0000", "Mimosa-2027");
        browser.login("", "");
        browser.login(user.username(), "");
    }

    private static Member disabled(Union realm) {
        Member user = realm.importMember(user());
        user.change(stored -> stored.setEnabled(false));
        return user;
    }

    static Member locked(Union realm) {
        Member user = realm.importMember(user());
        WrongTries.lock(user);
        return user;
    }

    static void derivedPassword(Member user, Transcript seen) {
        LoginClient browser = LoginClient.open(user.union());
        browser.login(user.username(), "19801201");
        browser.login(user.username(), "999943210");
        browser.login(user.username(), "99994321019801201");
    }

    static void changePassword(LoginClient browser) {
        browser.submit(Map.of("password-new", "", "password-confirm", ""));
        browser.submit(Map.of("password-new", "Mimosa-2028", "password-confirm", "Mimosa-2029"));
        browser.submit(RecoveryClient.newPassword("short"));
        browser.submit(RecoveryClient.newPassword("Mimosa-2028")).tokens();
    }

    static void register(Member user, Transcript seen) {
        String name = user.username().replace("member", "new");
        LoginClient browser = LoginClient.open(user.union()).click("a[href*=registration]");
        browser.submit(Map.of("username", user.username(), "password", "short", "password-confirm", "other"));
        browser.submit(Map.of(
                        "username",
                        name,
                        "password",
                        "Mimosa-2026",
                        "password-confirm",
                        "Mimosa-2026",
                        "email",
                        name + "@member.example",
                        "firstName",
                        "Taro",
                        "lastName",
                        "Suzuki"))
                .tokens();
    }

    static void errors(Member user, Transcript seen) {
        Union realm = user.union();
        String base = realm.loginUrl() + "/realms/";
        for (String path : new String[] {
            realm.name() + "/nonsense",
            "nonsuch/account",
            realm.name() + "/login-actions/authenticate?client_id=portal&tab_id=none",
            realm.name() + "/login-actions/action-token?key=none&client_id=portal",
            realm.name() + "/protocol/openid-connect/auth?client_id=nobody",
            realm.name()
                    + "/protocol/openid-connect/auth?client_id=portal&redirect_uri=https%3A%2F%2Felsewhere.example",
        }) {
            LoginClient.in("ja", realm).get(URI.create(base + path));
        }
        LoginClient.open(realm).keepsOnly().login(user);
        LoginClient gone = LoginClient.open(realm);
        gone.get(URI.create(gone.page().actionOf("username").replaceAll("execution=[\\w-]+", "execution=none")));
        LoginClient late = LoginClient.open(realm);
        URI action =
                URI.create(late.page().actionOf("username").replaceAll("session_code=[\\w-]+", "session_code=old"));
        late.post(action, Map.of("username", user.username(), "password", user.password()));
    }
}
