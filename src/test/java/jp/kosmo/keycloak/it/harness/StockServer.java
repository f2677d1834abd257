package jp.kosmo.keycloak.it.harness;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.keycloak.admin.client.Keycloak;

/**
 * Keycloak as it is without the bundle, beside the server under test: what is said to be Keycloak's own is measured here.
 *
 * <p>Started when a test first asks for it, once for the whole run, and stopped with the JVM. Its mails arrive in the same
 * {@link Mailbox}.
 */
public final class StockServer extends LocalHost {

    private final KeycloakServer server;
    private final Keycloak admin;

    private StockServer() {
        server = DistributionServer.stock(httpPort(), new HashMap<>(TestBed.placeholders()));
        admin = RealmHost.admin(httpPort());
    }

    /** The one of this run. */
    public static RealmHost host() {
        return Holder.SERVER;
    }

    /** The server itself. */
    public static KeycloakServer server() {
        return Holder.SERVER.server;
    }

    @Override
    public Keycloak admin() {
        return admin;
    }

    @Override
    public DataSource database() {
        return server.database();
    }

    @Override
    public List<String> log() {
        return server.log();
    }

    @Override
    public Map<String, String> placeholders() {
        return server.environment();
    }

    private static final class Holder {
        static final StockServer SERVER = new StockServer();
    }
}
