package jp.kosmo.keycloak.it.oracle;

import static jp.kosmo.keycloak.it.oracle.StockJourney.plain;
import static jp.kosmo.keycloak.it.oracle.StockJourney.userWith;

import jakarta.ws.rs.WebApplicationException;
import java.net.URI;
import java.util.stream.Stream;
import jp.kosmo.keycloak.it.client.Http;
import jp.kosmo.keycloak.it.client.LoginClient;
import jp.kosmo.keycloak.it.fixture.Member;
import jp.kosmo.keycloak.it.fixture.Union;
import org.apache.hc.client5.http.classic.methods.HttpGet;
import org.apache.hc.client5.http.cookie.BasicCookieStore;

/** What administrators and browsers ask a realm for. */
public final class AdminJourneys {

    private static final String ACTIONS = "authentication/required-actions/";

    private AdminJourneys() {}

    static Stream<StockJourney> all() {
        return Stream.of(
                plain("removal of a user", userWith(), (user, seen) -> remove(user, seen)),
                new StockJourney(
                        "removal of a federated user",
                        StockJourney.Kind.FEDERATED,
                        LoginJourneys::federated,
                        AdminJourneys::remove),
                plain("administration of a realm", userWith(), AdminJourneys::administer),
                plain("files of the themes", userWith(), AdminJourneys::files));
    }

    static void remove(Member user, Transcript seen) {
        LoginJourneys.logIn(user);
        try (var answer = user.union().admin().users().delete(user.id())) {
            seen.add("removal " + answer.getStatus() + " " + answer.readEntity(String.class));
        }
        LoginJourneys.logIn(user);
    }

    /** The calls behind the console's pages about logins, actions, users and events. */
    static void administer(Member user, Transcript seen) {
        Stream<String> actions =
                user.union().admin().flows().getRequiredActions().stream().map(action -> action.getAlias());
        Stream.concat(
                        actions.flatMap(alias -> Stream.of(
                                ACTIONS + alias, ACTIONS + alias + "/config-description", ACTIONS + alias + "/config")),
                        Stream.of(
                                "authentication/required-actions",
                                "authentication/flows",
                                "authentication/flows/browser/executions",
                                "authentication/flows/reset%20credentials/executions",
                                "authentication/config-description/auth-username-password-form",
                                "authentication/config-description/auth-otp-form",
                                "authentication/config-description/webauthn-authenticator",
                                "authentication/config-description/reset-credential-email",
                                "users/profile",
                                "users/profile/metadata",
                                "users/" + user.id(),
                                "users/" + user.id() + "/credentials",
                                "users?search=" + user.username(),
                                "events/config",
                                "localization",
                                "credential-registrators"))
                .forEach(path -> get(user.union(), path));
        if (get(user.union(), "events/config").status() != 200) {
            throw new IllegalStateException("an administrator is let in nowhere: nothing was compared");
        }
    }

    /** A call as the administrator of the whole server. */
    public static Http.Answer get(Union realm, String path) {
        var call = new HttpGet(URI.create(realm.host().adminUrl() + "/admin/realms/" + realm.name() + "/" + path));
        call.setHeader(
                "Authorization", "Bearer " + realm.host().admin().tokenManager().getAccessTokenString());
        return Http.send(call, new BasicCookieStore());
    }

    static void files(Member user, Transcript seen) {
        var login = LoginClient.open(user.union()).page().document();
        Stream.concat(
                        login.select("link[href]").stream().map(link -> link.absUrl("href")),
                        login.select("script[src]").stream().map(script -> script.absUrl("src")))
                .distinct()
                .forEach(address -> Http.get(URI.create(address)));
        LoginClient.in("ja", user.union()).get(URI.create(user.union().accountUrl()));
    }

    static void refused(Transcript seen, Runnable call) {
        try {
            call.run();
            seen.add("accepted");
        } catch (WebApplicationException refusal) {
            seen.add("refused " + refusal.getResponse().getStatus() + " "
                    + refusal.getResponse().readEntity(String.class));
        }
    }
}
