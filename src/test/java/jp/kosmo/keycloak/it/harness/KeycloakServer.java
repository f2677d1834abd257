package jp.kosmo.keycloak.it.harness;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;

/**
 * A running Keycloak with our built JAR, its own PostgreSQL and the shipped realms imported. It ends with this JVM.
 *
 * <p>The system property {@code kosmo.server} chooses: {@code distribution} (default; needs nothing but a JDK),
 * {@code cluster} (two of these behind a proxy) or {@code container} (needs Docker).
 */
public interface KeycloakServer {

    /** First administrator of the realm master. */
    String ADMIN = "admin";

    /** Password of {@link #ADMIN}. */
    String ADMIN_PASSWORD = "harness-admin";

    /** The JAR that ships, as the build has put it there. */
    Path JAR = Path.of("providers", "kosmo.jar");

    /**
     * Starts one and waits until it is ready.
     *
     * @param httpPort where it is to listen on this machine: realms must know it before the start
     * @param environment values of the placeholders in the realm files
     * @param realms realm files to import
     */
    static KeycloakServer start(int httpPort, Map<String, String> environment, List<Path> realms) {
        String kind = System.getProperty("kosmo.server", "distribution");
        return switch (kind) {
            case "distribution" -> DistributionServer.single(httpPort, environment, realms);
            case "cluster" -> DistributionServer.cluster(httpPort, environment, realms);
            case "container" -> new ContainerServer(httpPort, environment, realms);
            default ->
                throw new IllegalArgumentException("kosmo.server is distribution, cluster or container, not " + kind);
        };
    }

    /** Values of the placeholders as this server sees them. */
    Map<String, String> environment();

    /** The metrics it publishes, in the text format of Prometheus; of every node, one after the other. */
    String metrics();

    /** Address of each node, past what shares the requests out among them. */
    List<URI> nodes();

    /** Keycloak's own database. */
    DataSource database();

    /** What the server has written to its log so far. */
    List<String> log();

    /** Writes a realm with its users into a file, by {@code kc.sh export} beside the running server. */
    void exportRealm(String realm, Path file);

    /** Makes the realms of a file, by {@code kc.sh import} beside the running server. */
    void importRealm(Path file);

    /** Stops Keycloak and starts it again on the same database; waits until it is ready. */
    void restart();
}
