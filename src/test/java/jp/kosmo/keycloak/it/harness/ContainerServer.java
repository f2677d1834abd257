package jp.kosmo.keycloak.it.harness;

import dasniko.testcontainers.keycloak.KeycloakContainer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javax.sql.DataSource;
import jp.kosmo.keycloak.it.client.Http;
import org.awaitility.Awaitility;
import org.postgresql.ds.PGSimpleDataSource;
import org.testcontainers.Testcontainers;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.containers.Network;
import org.testcontainers.postgresql.PostgreSQLContainer;
import org.testcontainers.utility.MountableFile;

/**
 * The official image {@code quay.io/keycloak/keycloak} of the version under test, on a PostgreSQL in a container.
 *
 * <p>Where Docker is: {@code ./mvnw verify -Dkosmo.server=container}. The browser and the mail catcher stay on the
 * host. The ports on the host are fixed, not mapped at random, because the realms carry their own addresses and a
 * restart must keep them; mails leave the container by the host name that Testcontainers opens for it.
 */
final class ContainerServer implements KeycloakServer {

    private static final String EXCHANGE = "/tmp/realm.json";
    private static final String POSTGRES_ALIAS = "postgres";
    private static final Duration PATIENCE = Duration.ofMinutes(6);

    private final Map<String, String> environment;
    private final Network network = Network.newNetwork();
    private final PostgreSQLContainer postgres =
            new PostgreSQLContainer("postgres:17").withNetwork(network).withNetworkAliases(POSTGRES_ALIAS);
    private final KeycloakContainer keycloak;
    private final int managementPort = FreePorts.next();

    ContainerServer(int httpPort, Map<String, String> environment, List<Path> realms) {
        this.environment = new HashMap<>(environment);
        this.environment.put(RealmFiles.SMTP_HOST, GenericContainer.INTERNAL_HOST_HOSTNAME);
        Testcontainers.exposeHostPorts(Integer.parseInt(this.environment.get(RealmFiles.SMTP_PORT)));
        postgres.withCommand("postgres", "-c", "shared_preload_libraries=pg_stat_statements")
                .start();

        keycloak = new KeycloakContainer("quay.io/keycloak/keycloak:" + KeycloakDistribution.version())
                .withNetwork(network)
                .withAccessToHost(true)
                .withProviderLibsFrom(
                        List.of(JAR.toFile(), Installations.extension().toFile()))
                .withProductionMode()
                .withEnabledMetrics()
                .withAdminUsername(ADMIN)
                .withAdminPassword(ADMIN_PASSWORD)
                .withStartupTimeout(PATIENCE)
                .withEnv(this.environment)
                .withEnv("KC_DB", "postgres")
                .withEnv("KC_DB_URL", "jdbc:postgresql://" + POSTGRES_ALIAS + "/" + postgres.getDatabaseName())
                .withEnv("KC_DB_USERNAME", postgres.getUsername())
                .withEnv("KC_DB_PASSWORD", postgres.getPassword())
                .withEnv("KC_CACHE", "local")
                .withEnv("KC_HTTP_ENABLED", "true")
                .withEnv("KC_HOSTNAME_STRICT", "false");
        keycloak.setPortBindings(List.of(httpPort + ":8080", managementPort + ":9000"));
        for (Path realm : realms) {
            keycloak.withCopyFileToContainer(
                    MountableFile.forHostPath(realm), "/opt/keycloak/data/import/" + realm.getFileName());
        }
        keycloak.start();
    }

    @Override
    public Map<String, String> environment() {
        return environment;
    }

    @Override
    public String metrics() {
        return Http.get(management("/metrics")).body();
    }

    @Override
    public List<URI> nodes() {
        return List.of(URI.create(keycloak.getAuthServerUrl()));
    }

    private URI management(String path) {
        return URI.create("http://" + keycloak.getHost() + ":" + managementPort + path);
    }

    @Override
    public DataSource database() {
        var source = new PGSimpleDataSource();
        source.setUrl(postgres.getJdbcUrl());
        source.setUser(postgres.getUsername());
        source.setPassword(postgres.getPassword());
        return source;
    }

    @Override
    public List<String> log() {
        return keycloak.getLogs().lines().toList();
    }

    @Override
    public void exportRealm(String realm, Path file) {
        kc("export", "--realm", realm, "--users", "same_file", "--file", EXCHANGE);
        keycloak.copyFileFromContainer(EXCHANGE, file.toString());
    }

    @Override
    public void importRealm(Path file) {
        keycloak.copyFileToContainer(MountableFile.forHostPath(file), EXCHANGE);
        kc("import", "--file", EXCHANGE);
    }

    private void kc(String... arguments) {
        var line = Stream.concat(Stream.of("/opt/keycloak/bin/kc.sh"), Stream.of(arguments));
        try {
            var result = keycloak.execInContainer(line.toArray(String[]::new));
            if (result.getExitCode() != 0) {
                throw new IllegalStateException(result.toString());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void restart() {
        keycloak.getDockerClient()
                .restartContainerCmd(keycloak.getContainerId())
                .exec();
        Awaitility.await("Keycloak is back").atMost(PATIENCE).until(() -> Http.answers(management("/health/ready")));
    }
}
