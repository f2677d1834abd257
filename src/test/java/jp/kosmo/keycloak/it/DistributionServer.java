package jp.kosmo.keycloak.it;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;

/** The real distribution, unpacked into {@code target/}, on a PostgreSQL that comes as a Maven artefact. */
final class DistributionServer implements KeycloakServer {

    private static final Path TARGET = Path.of("target");
    private static final String DATABASE = "keycloak";
    private static final List<String> BUILD =
            List.of("--db=postgres", "--health-enabled=true", "--metrics-enabled=true");
    private static final Path LOG = TARGET.resolve("keycloak.log");

    private final Map<String, String> environment;
    private final int httpPort;
    private final int managementPort = FreePorts.next();
    private final KeycloakDistribution distribution;
    private final EmbeddedPostgres postgres;
    private KeycloakProcess keycloak;

    DistributionServer(int httpPort, Map<String, String> environment, List<Path> realms) {
        this.environment = environment;
        this.httpPort = httpPort;
        distribution = KeycloakDistribution.unpacked(
                KeycloakDistribution.archive(), TARGET.resolve("keycloak-" + KeycloakDistribution.version()));
        distribution.build(JAR, TARGET.resolve("keycloak-build.log"), BUILD);
        distribution.replaceRealms(realms);
        postgres = startPostgres();
        delete(LOG);
        keycloak = start();
        Runtime.getRuntime().addShutdownHook(new Thread(this::stop, "stop-server"));
        awaitReady();
    }

    private KeycloakProcess start() {
        return distribution.start(
                LOG,
                processEnvironment(),
                "start",
                List.of(
                        "--optimized",
                        "--import-realm",
                        "--cache=local",
                        "--http-enabled=true",
                        "--http-port=" + httpPort,
                        "--http-management-port=" + managementPort,
                        "--hostname-strict=false",
                        // Our own asking whether it is ready is not worth a line each time.
                        "--log-level=INFO,io.smallrye.health:WARN"));
    }

    private void awaitReady() {
        keycloak.awaitReady(management().resolve("/health/ready"), Duration.ofMinutes(6));
    }

    private static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static EmbeddedPostgres startPostgres() {
        try {
            // The values pass through a shell: plain words only (a space or a bar breaks the start).
            EmbeddedPostgres postgres = EmbeddedPostgres.builder()
                    .setServerConfig("synchronous_commit", "on")
                    .setServerConfig("shared_preload_libraries", "pg_stat_statements")
                    // Ours stops Keycloak first.
                    .setRegisterShutdownHook(false)
                    .start();
            try (var connection = postgres.getPostgresDatabase().getConnection();
                    var statement = connection.createStatement()) {
                statement.execute("create database " + DATABASE);
            }
            return postgres;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot start PostgreSQL", e);
        } catch (SQLException e) {
            throw new IllegalStateException("cannot create the database", e);
        }
    }

    private Map<String, String> processEnvironment() {
        var all = new HashMap<>(environment);
        all.put("KC_DB_URL", "jdbc:postgresql://127.0.0.1:" + postgres.getPort() + "/" + DATABASE);
        all.put("KC_DB_USERNAME", "postgres");
        all.put("KC_DB_PASSWORD", "postgres");
        all.put("KC_BOOTSTRAP_ADMIN_USERNAME", ADMIN);
        all.put("KC_BOOTSTRAP_ADMIN_PASSWORD", ADMIN_PASSWORD);
        all.put("JAVA_OPTS_KC_HEAP", "-Xms256m -Xmx768m");
        return all;
    }

    @Override
    public Map<String, String> environment() {
        return environment;
    }

    @Override
    public URI management() {
        return URI.create("http://127.0.0.1:" + managementPort);
    }

    @Override
    public DataSource database() {
        return postgres.getDatabase("postgres", DATABASE);
    }

    @Override
    public List<String> log() {
        return keycloak.log();
    }

    @Override
    public void restart() {
        keycloak.close();
        keycloak = start();
        awaitReady();
    }

    private void stop() {
        keycloak.close();
        try {
            postgres.close();
        } catch (IOException e) {
            throw new UncheckedIOException("PostgreSQL does not stop", e);
        }
    }
}
