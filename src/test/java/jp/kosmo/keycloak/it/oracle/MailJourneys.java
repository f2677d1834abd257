package jp.kosmo.keycloak.it.oracle;

import static jp.kosmo.keycloak.it.oracle.StockJourney.plain;
import static jp.kosmo.keycloak.it.oracle.StockJourney.user;
import static jp.kosmo.keycloak.it.oracle.StockJourney.userWith;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import jp.kosmo.keycloak.it.client.LoginClient;
import jp.kosmo.keycloak.it.fixture.Member;
import jp.kosmo.keycloak.it.fixture.RecoveryClient;
import jp.kosmo.keycloak.it.fixture.Union;
import jp.kosmo.keycloak.it.harness.Mail;
import jp.kosmo.keycloak.it.harness.TestBed;

/** Whatever goes by a link in a mail. */
final class MailJourneys {

    private static final StockJourney.Kind CONFIRMS = StockJourney.Kind.CONFIRMS_ADDRESSES;

    private MailJourneys() {}

    static Stream<StockJourney> all() {
        return Stream.of(
                plain("forgotten password in the same browser", userWith(), (user, seen) -> reset(user, seen, true)),
                plain("forgotten password in another browser", userWith(), (user, seen) -> reset(user, seen, false)),
                plain(
                        "forgotten password of a locked user",
                        LoginJourneys::locked,
                        (user, seen) -> reset(user, seen, true)),
                plain("forgotten password of nobody", userWith(), MailJourneys::resetOfNobody),
                plain("actions by mail", userWith(), MailJourneys::actions),
                plain("own change of address", userWith(), (user, seen) -> changeAddress(user)),
                new StockJourney("verification of an address", CONFIRMS, userWith(), MailJourneys::verify),
                new StockJourney(
                        "first address in the profile",
                        CONFIRMS,
                        realm -> realm.importMember(user().email(""), "UPDATE_PROFILE"),
                        MailJourneys::firstAddress),
                new StockJourney(
                        "change of address with confirmation, same browser",
                        CONFIRMS,
                        MailJourneys::verified,
                        (user, seen) -> confirm(user, seen, true)),
                new StockJourney(
                        "change of address with confirmation, another browser",
                        CONFIRMS,
                        MailJourneys::verified,
                        (user, seen) -> confirm(user, seen, false)),
                new StockJourney(
                        "mail that cannot be sent",
                        StockJourney.Kind.WITHOUT_MAIL_SERVER,
                        userWith(),
                        MailJourneys::unsent),
                new StockJourney(
                        "forgotten password of a federated user",
                        StockJourney.Kind.FEDERATED,
                        LoginJourneys::federated,
                        (user, seen) -> reset(user, seen, true)));
    }

    static void reset(Member user, Transcript seen, boolean sameBrowser) {
        LoginClient browser = RecoveryClient.password(user);
        URI link = link(user, seen);
        LoginClient opens = sameBrowser ? browser : LoginClient.in("ja", user.union());
        opens.get(link);
        opens.submit(Map.of("password-new", "Mimosa-2028", "password-confirm", "Mimosa-2029"));
        opens.submit(RecoveryClient.newPassword("Mimosa-2028"));
        LoginClient.in("ja", user.union()).get(link);
        LoginClient.open(user.union()).login(user.username(), "Mimosa-2028");
    }

    static void resetOfNobody(Member user, Transcript seen) {
        RecoveryClient.password(user.union(), "new0000");
        RecoveryClient.password(user.union(), "");
    }

    static void actions(Member user, Transcript seen) {
        user.admin().executeActionsEmail(List.of("UPDATE_PASSWORD", "CONFIGURE_TOTP"));
        LoginClient browser = LoginClient.in("ja", user.union()).get(link(user, seen));
        browser.click("#kc-info-message a");
        if (!browser.isDone()) {
            FactorJourneys.setUpApp(browser);
        }
        browser.submit(RecoveryClient.newPassword("Mimosa-2028"));
    }

    static void changeAddress(Member user) {
        LoginClient browser = LoginJourneys.open(user, "UPDATE_EMAIL").login(user);
        browser.submit(Map.of("email", "no address"));
        browser.submit(Map.of("email", user.username() + "@other.example")).tokens();
    }

    private static Member verified(Union realm) {
        Member user = realm.importMember(user());
        user.change(stored -> stored.setEmailVerified(true));
        return user;
    }

    static void confirm(Member user, Transcript seen, boolean sameBrowser) {
        String address = user.username() + "@other.example";
        LoginClient browser = LoginJourneys.open(user, "UPDATE_EMAIL").login(user);
        browser.submit(Map.of("email", address));
        open(TestBed.mailbox().next(address), seen, sameBrowser ? browser : LoginClient.in("ja", user.union()));
    }

    static void verify(Member user, Transcript seen) {
        LoginClient browser = LoginJourneys.logIn(user);
        browser.get(link(user, seen));
    }

    static void firstAddress(Member user, Transcript seen) {
        String address = user.username() + "@first.example";
        LoginClient browser = LoginJourneys.logIn(user);
        browser.submit(Map.of("email", address, "firstName", "Hanako", "lastName", "Suzuki"));
        open(TestBed.mailbox().next(address), seen, browser);
    }

    static void unsent(Member user, Transcript seen) {
        AdminJourneys.refused(seen, () -> user.admin().executeActionsEmail(List.of("UPDATE_PASSWORD")));
        RecoveryClient.password(user);
    }

    static void open(Mail mail, Transcript seen, LoginClient browser) {
        seen.add(mail);
        browser.get(URI.create(mail.links().get(0)));
    }

    private static URI link(Member user, Transcript seen) {
        Mail mail = user.nextMail();
        seen.add(mail);
        return URI.create(mail.links().get(0));
    }
}
