package jp.kosmo.keycloak.it;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * The real distribution, unpacked into {@code target/}, on a PostgreSQL that comes as a Maven artefact: one node, or several
 * behind a {@link RoundRobin}, so that hardly two requests of a member reach the same one.
 */
final class DistributionServer implements KeycloakServer {

    private static final Path TARGET = Path.of("target");
    private static final String DATABASE = "keycloak";
    private static final String LOOPBACK = "127.0.0.1";
    private static final List<String> BUILD =
            List.of("--db=postgres", "--health-enabled=true", "--metrics-enabled=true");
    /** All nodes append to it. */
    private static final Path LOG = TARGET.resolve("keycloak.log");

    private final Map<String, String> environment;
    private final EmbeddedPostgres postgres;
    private final List<Node> nodes;

    private DistributionServer(
            Map<String, String> environment, List<Path> realms, List<String> cache, int... httpPorts) {
        this.environment = environment;
        postgres = startPostgres();
        delete(LOG);
        nodes = IntStream.range(0, httpPorts.length)
                .mapToObj(number -> new Node(number, httpPorts[number], realms, cache))
                .toList();
        Runtime.getRuntime().addShutdownHook(new Thread(this::stop, "stop-server"));
        nodes.forEach(Node::start);
    }

    /** One node. */
    static DistributionServer single(int httpPort, Map<String, String> environment, List<Path> realms) {
        return new DistributionServer(environment, realms, List.of("--cache=local"), httpPort);
    }

    /** Two nodes of one cluster, each of which gets every other request. */
    static DistributionServer cluster(int httpPort, Map<String, String> environment, List<Path> realms) {
        int one = FreePorts.next();
        int other = FreePorts.next();
        var cache = List.of("--cache=ispn", "--cache-embedded-network-bind-address=" + LOOPBACK);
        var server = new DistributionServer(environment, realms, cache, one, other);
        new RoundRobin(httpPort, one, other);
        return server;
    }

    /** One Keycloak, in a folder of its own. */
    private final class Node {
        private final int managementPort = FreePorts.next();
        private final int httpPort;
        private final List<String> cache;
        private final KeycloakDistribution distribution;
        private @Nullable KeycloakProcess keycloak;

        Node(int number, int httpPort, List<Path> realms, List<String> cache) {
            this.httpPort = httpPort;
            this.cache = cache;
            String name = "keycloak-" + KeycloakDistribution.version() + (number == 0 ? "" : "-node" + number);
            distribution = KeycloakDistribution.unpacked(KeycloakDistribution.archive(), TARGET.resolve(name));
            distribution.build(JAR, TARGET.resolve("keycloak-build.log"), BUILD);
            distribution.replaceRealms(realms);
        }

        void start() {
            var options = new ArrayList<>(cache);
            options.addAll(List.of(
                    "--optimized",
                    "--import-realm",
                    "--http-enabled=true",
                    "--http-port=" + httpPort,
                    "--http-management-port=" + managementPort,
                    "--hostname-strict=false",
                    // Tests say where they come from, and what proxies make of it.
                    "--proxy-headers=xforwarded",
                    // Our own asking whether it is ready is not worth a line each time.
                    "--log-level=INFO,io.smallrye.health:WARN"));
            keycloak = distribution.start(LOG, processEnvironment(), "start", options);
            keycloak.awaitReady(management("/health/ready"), Duration.ofMinutes(6));
        }

        void stop() {
            Optional.ofNullable(keycloak).ifPresent(KeycloakProcess::close);
        }

        String metrics() {
            return Http.get(management("/metrics")).body();
        }

        private URI management(String path) {
            return URI.create("http://" + LOOPBACK + ":" + managementPort + path);
        }
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
        all.put("KC_DB_URL", "jdbc:postgresql://" + LOOPBACK + ":" + postgres.getPort() + "/" + DATABASE);
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
    public String metrics() {
        return nodes.stream().map(Node::metrics).collect(Collectors.joining());
    }

    @Override
    public DataSource database() {
        return postgres.getDatabase("postgres", DATABASE);
    }

    @Override
    public List<String> log() {
        try {
            return Files.readAllLines(LOG);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void restart() {
        nodes.forEach(Node::stop);
        nodes.forEach(Node::start);
    }

    private void stop() {
        nodes.forEach(Node::stop);
        try {
            postgres.close();
        } catch (IOException e) {
            throw new UncheckedIOException("PostgreSQL does not stop", e);
        }
    }
}
