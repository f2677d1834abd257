package jp.kosmo.keycloak.bench.neighbour;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import jp.kosmo.keycloak.bench.timing.ProbedMembers;
import jp.kosmo.keycloak.it.client.LoginClient;
import jp.kosmo.keycloak.it.client.ParallelRequests;
import jp.kosmo.keycloak.it.fixture.Member;
import jp.kosmo.keycloak.it.fixture.MemberSpec;
import jp.kosmo.keycloak.it.fixture.Union;

/** What has once stopped all unions of a server, or might, each as the requests of one moment. */
final class Attacks {

    private static final int AT_ONCE = Integer.getInteger("kosmo.bench.atOnce", 20);
    private static final int MEMBERS = 20;
    private static final String LONG_TEXT = IntStream.range(0x4e00, 0x4e00 + 14_000)
            .mapToObj(Character::toString)
            .collect(Collectors.joining());

    private static final String CONTINUE = ".kosmo-buttons a";

    private final Union union;
    private final List<Member> members;
    private final AtomicInteger number = new AtomicInteger();

    /** Of a union with the limits that ship. */
    Attacks(Union union) {
        this.union = union;
        members = IntStream.range(0, MEMBERS)
                .mapToObj(i -> union.createMember(MemberSpec.newcomer()))
                .toList();
    }

    /** As many people who open the login page: what the machine needs for these alone. */
    static Attack visitors(Union union) {
        return attack("visitors", i -> LoginClient.open(union));
    }

    /** As many members who log in: the hash of a password costs more than all the rest, and is to. */
    static Attack logins(Union union) {
        var members = new Attacks(union).members;
        return attack("logins", i -> LoginClient.open(union).login(members.get(i % MEMBERS)));
    }

    /** Those that stock Keycloak can be the aim of, too. Each has a union of its own. */
    static List<Function<Union, Attack>> everywhere() {
        return List.of(
                union -> new Attacks(union).wrongPasswords(),
                union -> new Attacks(union).longLogins(),
                union -> new Attacks(union).inventedLanguages(),
                union -> new Attacks(union).forgottenPasswords());
    }

    /** Those that need a page of ours. */
    static List<Function<Union, Attack>> ofOurs() {
        return List.of(
                union -> new Attacks(union).longUserIds(),
                union -> new Attacks(union).addresses(),
                union -> new Attacks(union).consents(),
                union -> new Attacks(union).mailServerThatHangs());
    }

    private Attack wrongPasswords() {
        return attack(
                "wrong passwords",
                i -> LoginClient.open(union).login(members.get(i % MEMBERS).username(), ProbedMembers.WRONG_PASSWORD));
    }

    /** What reading so long a form costs, whichever step answers it. */
    private Attack longLogins() {
        return attack("long logins", i -> LoginClient.open(union).login(LONG_TEXT, ProbedMembers.WRONG_PASSWORD));
    }

    private Attack inventedLanguages() {
        return attack(
                "invented languages",
                i -> LoginClient.open(union)
                        .get(URI.create("%s/resources/%s/login/x%d"
                                .formatted(union.loginUrl(), union.name(), number.getAndIncrement()))));
    }

    private Attack forgottenPasswords() {
        return attack("forgotten passwords", this::forgottenPassword);
    }

    private Attack mailServerThatHangs() {
        String port = String.valueOf(takesConnectionsAndSaysNothing().getLocalPort());
        union.change(realm -> realm.getSmtpServer().put("port", port));
        return attack("mail server that hangs", this::forgottenPassword);
    }

    @SuppressWarnings("resource") // until the bench ends
    private static ServerSocket takesConnectionsAndSaysNothing() {
        try {
            return new ServerSocket(0, AT_ONCE, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** One member's logins, all waiting for a user ID. */
    private Attack longUserIds() {
        Member member = union.importSettled(ofNoMethod(), "kosmo-user-id");
        List<Waiting> logins = waiting(() -> LoginClient.open(union).login(member));
        return attack("long user IDs", i -> logins.get(i).send("username", LONG_TEXT));
    }

    /** One member's logins, all waiting for an address. */
    private Attack addresses() {
        Member member = union.importSettled(ofNoMethod(), "UPDATE_EMAIL");
        List<Waiting> logins = waiting(() -> LoginClient.open(union).login(member));
        return attack(
                "changes of address",
                i -> logins.get(i).send("email", "stranger" + number.getAndIncrement() + "@evil.example"));
    }

    /** Everybody agrees to new terms in the same moment. */
    private Attack consents() {
        List<Member> crowd = IntStream.range(0, AT_ONCE)
                .mapToObj(i -> union.importSettled(ofNoMethod()))
                .toList();
        return new Attack("consents at once", () -> {
            union.changeRequiredAction("kosmo-terms", Map.of("version", "b" + number.getAndIncrement()));
            ParallelRequests.run(
                    AT_ONCE, i -> LoginClient.open(union).login(crowd.get(i)).submit(Map.of("decision", "accept")));
        });
    }

    /** {@link LoginClient} shows the passkey that it is given, if it is none of those who choose. */
    private static MemberSpec ofNoMethod() {
        return MemberSpec.settled().withoutFactors().without("mfaMethod");
    }

    private static Attack attack(String name, ParallelRequests.Task<LoginClient> request) {
        return new Attack(name, () -> ParallelRequests.run(AT_ONCE, request));
    }

    private static List<Waiting> waiting(Supplier<LoginClient> login) {
        return IntStream.range(0, AT_ONCE).mapToObj(i -> new Waiting(login)).toList();
    }

    private LoginClient forgottenPassword(int i) {
        return LoginClient.open(union)
                .click("a[href*=reset-credentials]")
                .submit(Map.of("username", members.get(i % MEMBERS).username()));
    }

    /** A login at a form that is shown again after each answer, or else is begun anew. */
    private static final class Waiting {

        private final Supplier<LoginClient> login;
        private LoginClient browser;

        Waiting(Supplier<LoginClient> login) {
            this.login = login;
            browser = login.get();
        }

        LoginClient send(String field, String text) {
            if (browser.isDone() || browser.page().field(field) == null) {
                browser = browser.isDone() || browser.page().document().selectFirst(CONTINUE) == null
                        ? login.get()
                        : browser.click(CONTINUE);
            }
            return browser.isDone() || browser.page().field(field) == null
                    ? browser
                    : browser.submit(Map.of(field, text));
        }
    }
}
