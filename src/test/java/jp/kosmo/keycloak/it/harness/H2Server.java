package jp.kosmo.keycloak.it.harness;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.keycloak.admin.client.Keycloak;

/**
 * Keycloak with the bundle on H2, in memory: what differs from PostgreSQL shows on it, too. Started when a test first asks for it,
 * and stopped with the JVM.
 */
public final class H2Server extends LocalHost {

    private final Map<String, String> environment = new HashMap<>(TestBed.placeholders());
    private final Path log = Installations.file("keycloak-h2", ".log");
    private final Keycloak admin;

    private H2Server() {
        new DistributionNode(Installations.onH2(), httpPort(), environment, log, List.of("--cache=local")).start();
        admin = RealmHost.admin(httpPort());
    }

    /** The one of this run. */
    public static RealmHost host() {
        return Holder.SERVER;
    }

    @Override
    public Keycloak admin() {
        return admin;
    }

    /** None for tests: such a database is open to its own server alone. */
    @Override
    public DataSource database() {
        throw new UnsupportedOperationException("H2 in memory");
    }

    @Override
    public List<String> log() {
        try {
            return Files.readAllLines(log);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public Map<String, String> placeholders() {
        return environment;
    }

    private static final class Holder {
        static final H2Server SERVER = new H2Server();
    }
}
