package jp.kosmo.keycloak.demo;

import java.io.PrintStream;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import jp.kosmo.keycloak.it.harness.KeycloakProcess;
import org.keycloak.admin.client.Keycloak;

/**
 * What {@code ./mvnw -Pdemo} runs: Keycloak, the portal of two sample unions and the inbox, until Ctrl-C. Whatever keeps it
 * from starting is said in plain words, and the exit code is 1.
 */
public final class Demo {
    private static final long ROOM = 1_000_000_000;

    private Demo() {}

    /** Runs until the JVM is told to end; takes no arguments. */
    public static void main(String[] args) {
        PrintStream out = Terminal.out();
        try {
            Ports ports = Ports.wanted();
            new Requirements(ports.all(), DemoServer.WORK, ROOM).check();
            run(out, ports);
        } catch (CannotStart | IllegalStateException e) {
            out.println(e.getMessage());
        }
        System.exit(1);
    }

    /** Returns only if Keycloak ends by itself. */
    private static void run(PrintStream out, Ports ports) {
        AtomicBoolean wanted = new AtomicBoolean();
        Runtime.getRuntime().addShutdownHook(new Thread(() -> wanted.set(true), "end-of-demo"));
        Sites sites = Sites.samples(ports.portal().number(), ports.keycloak().number());
        out.println("Keycloak を起動しています。1分ほどかかります / Starting Keycloak, about a minute");
        try (Inbox inbox = new Inbox(ports.smtp().number(), ports.mail().number());
                KeycloakProcess keycloak = DemoServer.start(ports, sites);
                Portal portal = new Portal(ports.portal().number(), sites)) {
            try (Keycloak admin = DemoServer.admin(ports)) {
                SampleMembers.create(admin);
                sites.all().forEach(site -> SampleClerk.createAll(admin, site));
            }
            welcome(ports, sites).forEach(out::println);
            keycloak.awaitEnd();
        }
        if (!wanted.get()) {
            out.println("Keycloak が終了しました / Keycloak has ended, see " + DemoServer.LOG.toAbsolutePath());
        }
    }

    private static List<String> welcome(Ports ports, Sites sites) {
        String rule = "=".repeat(100);
        Stream<String> addresses = new TextTable(Stream.concat(
                                sites.all().stream()
                                        .map(site -> List.of(
                                                "ポータル / Portal", site.top().toString(), site.name())),
                                Stream.of(
                                        List.of(
                                                "メール / Mails",
                                                "http://localhost:"
                                                        + ports.mail().number() + "/",
                                                ""),
                                        List.of(
                                                "管理画面 / Admin Console",
                                                "http://localhost:"
                                                        + ports.keycloak().number() + "/admin",
                                                DemoServer.ADMIN + " / " + DemoServer.ADMIN)))
                        .toList())
                .lines().stream();
        Stream<String> members = sites.all().stream()
                .flatMap(site -> Stream.concat(
                        Stream.of("", "見本の加入者 / Sample members: " + site.name()),
                        SampleMembers.table(site.realm()).stream()));
        Stream<String> clerks = Stream.of(
                        Stream.of("", "見本の職員（どの組合にもいます） / Sample clerks (in each union)"),
                        SampleClerk.table().stream(),
                        new TextTable(sites.all().stream()
                                        .flatMap(site -> Stream.of(
                                                List.of(
                                                        site.name(),
                                                        "組合の窓口 / Office",
                                                        site.office().toString()),
                                                List.of(
                                                        "",
                                                        "管理画面 / Admin Console",
                                                        site.console().toString())))
                                        .toList())
                                .lines().stream())
                .flatMap(lines -> lines);
        return Stream.of(
                        Stream.of("", rule),
                        addresses,
                        members,
                        clerks,
                        Stream.of("", "終了は Ctrl-C / Press Ctrl-C to stop", rule))
                .flatMap(lines -> lines)
                .toList();
    }
}
