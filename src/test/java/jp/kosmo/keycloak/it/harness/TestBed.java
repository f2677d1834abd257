package jp.kosmo.keycloak.it.harness;

import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import jp.kosmo.keycloak.demo.Portal;
import jp.kosmo.keycloak.demo.Sites;
import jp.kosmo.keycloak.it.client.Http;
import jp.kosmo.keycloak.it.server.ServerControlFactory;
import org.apache.hc.client5.http.classic.methods.HttpPost;
import org.apache.hc.client5.http.cookie.BasicCookieStore;
import org.keycloak.admin.client.Keycloak;

/**
 * The running system under test: PostgreSQL, a mail catcher, Keycloak with the shipped realms and the demo's portals.
 *
 * <p>Started when a test first asks for any part of it, once for the whole run, and stopped with the JVM.
 */
public final class TestBed {

    private final int httpPort = FreePorts.next();
    private final int portalPort = FreePorts.next();
    private final Mailbox mailbox = new Mailbox(FreePorts.next());
    private final KeycloakServer server;
    private final List<String> startLog;
    private final Keycloak admin;

    private TestBed() {
        server = KeycloakServer.start(httpPort, environment(), RealmFiles.all());
        startLog = server.log();
        new Portal(
                portalPort,
                Sites.samples(portalPort, httpPort)
                        .withCopies(
                                "kanekakenpo",
                                "devicesofanyname",
                                "factorremovalwalk",
                                "loginmethods",
                                "profilewalk",
                                "portallogout",
                                "portallogoutterms")
                        .withCopies("daiwakenpo", "emaillink"));
        admin = RealmHost.admin(httpPort);
    }

    /** Keycloak's Admin REST as the administrator of the whole server. */
    public static Keycloak admin() {
        return started().admin;
    }

    /** Every mail Keycloak sends arrives here. */
    public static Mailbox mailbox() {
        return started().mailbox;
    }

    /** Keycloak's database. */
    public static DataSource database() {
        return started().server.database();
    }

    /** Keycloak's log from its start until it was ready. */
    public static List<String> startLog() {
        return started().startLog;
    }

    /** Keycloak's log so far. */
    public static List<String> log() {
        return started().server.log();
    }

    /** The metrics Keycloak publishes, in the text format of Prometheus. */
    public static String metrics() {
        return started().server.metrics();
    }

    /** Stops Keycloak and starts it again: what was only in memory is gone. Takes a quarter of a minute. */
    public static void restart() {
        started().server.restart();
    }

    /** Runs a task that Keycloak has scheduled, on every node, instead of waiting for its time. */
    public static void run(String task) {
        control("tasks/" + task);
    }

    /** Lets Keycloak's clock run ahead of everybody else's by so much; zero sets it right again. */
    public static void setClockAhead(Duration by) {
        control("clock?seconds=" + by.toSeconds());
        // The one held until now may have run out by that clock.
        admin().tokenManager().grantToken();
    }

    private static void control(String what) {
        for (URI node : started().server.nodes()) {
            var request = new HttpPost(node.resolve("/realms/master/" + ServerControlFactory.ID + "/" + what));
            int status = Http.send(request, new BasicCookieStore()).status();
            if (status != 204) {
                throw new IllegalStateException(status + " from " + what);
            }
        }
    }

    /** The server, as a place to make realms in. */
    public static RealmHost host() {
        return BundledHost.ONE;
    }

    /** The server itself. */
    public static KeycloakServer server() {
        return started().server;
    }

    /** Values of the placeholders in the realm files. */
    public static Map<String, String> placeholders() {
        return started().server.environment();
    }

    /** Address of Keycloak on the host of a union. */
    static String loginUrl(String realm) {
        return RealmHost.address(realm, started().httpPort);
    }

    /** Address of the portal of a union. */
    static String portalUrl(String realm) {
        return RealmHost.address(realm, started().portalPort);
    }

    private static TestBed started() {
        return Holder.BED;
    }

    private enum BundledHost implements RealmHost {
        ONE;

        @Override
        public Keycloak admin() {
            return TestBed.admin();
        }

        @Override
        public DataSource database() {
            return TestBed.database();
        }

        @Override
        public List<String> log() {
            return TestBed.log();
        }

        @Override
        public Map<String, String> placeholders() {
            return TestBed.placeholders();
        }

        @Override
        public String adminUrl() {
            return RealmHost.adminUrl(started().httpPort);
        }

        @Override
        public String loginUrl(String realm) {
            return TestBed.loginUrl(realm);
        }

        @Override
        public String portalUrl(String realm) {
            return TestBed.portalUrl(realm);
        }
    }

    private Map<String, String> environment() {
        var values = new HashMap<String, String>();
        values.put(RealmFiles.SMTP_HOST, "127.0.0.1");
        values.put(RealmFiles.SMTP_PORT, String.valueOf(mailbox.port()));
        // Every test has the same address.
        RealmFiles.ADDRESS_LIMITS.forEach(limit -> values.put(limit, "0"));
        for (var file : RealmFiles.all()) {
            String realm = RealmFiles.realmName(file);
            values.put(RealmFiles.loginUrl(realm), RealmHost.address(realm, httpPort));
            values.put(RealmFiles.portalUrl(realm), RealmHost.address(realm, portalPort));
        }
        Sites.samples(portalPort, httpPort)
                .all()
                .forEach(site -> values.put(
                        RealmFiles.portalLogoutUrl(site.realm()),
                        site.backChannelLogout().toString()));
        return values;
    }

    private static final class Holder {
        static final TestBed BED = new TestBed();
    }
}
