package jp.kosmo.keycloak.it.harness;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import jp.kosmo.keycloak.it.client.Http;
import org.jspecify.annotations.Nullable;

/** One Keycloak of the real distribution, on a database that other nodes may share. */
public final class DistributionNode {

    private static final Duration PATIENCE = Duration.ofMinutes(6);

    private final KeycloakDistribution distribution;
    private final int httpPort;
    private final Map<String, String> environment;
    private final Path log;
    private final List<String> options;
    private final int managementPort = FreePorts.next();
    private @Nullable KeycloakProcess keycloak;

    /**
     * @param environment the database, and values for placeholders in realm files
     * @param log what it appends its log to
     * @param options for {@code kc.sh start} besides the usual ones, about the cache for example
     */
    public DistributionNode(
            KeycloakDistribution distribution,
            int httpPort,
            Map<String, String> environment,
            Path log,
            List<String> options) {
        this.distribution = distribution;
        this.httpPort = httpPort;
        this.environment = environment;
        this.log = log;
        this.options = options;
    }

    /**
     * Starts it and waits until it is ready.
     *
     * @throws IllegalStateException with the end of the log when it ends instead
     */
    public void start() {
        var line = new ArrayList<>(options);
        line.addAll(List.of(
                "--optimized",
                "--http-enabled=true",
                "--http-port=" + httpPort,
                "--http-management-port=" + managementPort,
                "--hostname-strict=false",
                // Tests say where they come from, and what proxies make of it.
                "--proxy-headers=xforwarded",
                // Our own asking whether it is ready is not worth a line each time.
                "--log-level=INFO,io.smallrye.health:WARN"));
        if (!Boolean.getBoolean("kosmo.hashing")) {
            // Nobody guesses the passwords of the tests, and there are tens of thousands of them to hash.
            line.addAll(List.of(
                    "--spi-password-hashing--argon2--iterations=1", "--spi-password-hashing--argon2--memory=256"));
        }
        keycloak = distribution.start(log, processEnvironment(), "start", line);
        keycloak.awaitReady(management("/health/ready"), PATIENCE);
    }

    public void stop() {
        Optional.ofNullable(keycloak).ifPresent(KeycloakProcess::close);
    }

    /** Runs a command of {@code kc.sh} that ends by itself, on the database of this node. */
    void run(String command, List<String> arguments) {
        distribution.run(log, processEnvironment(), command, arguments);
    }

    String metrics() {
        return Http.get(management("/metrics")).body();
    }

    private Map<String, String> processEnvironment() {
        var all = new HashMap<>(environment);
        all.put("KC_BOOTSTRAP_ADMIN_USERNAME", KeycloakServer.ADMIN);
        all.put("KC_BOOTSTRAP_ADMIN_PASSWORD", KeycloakServer.ADMIN_PASSWORD);
        all.put("JAVA_OPTS_KC_HEAP", "-Xms256m -Xmx" + System.getProperty("kosmo.heap", "768m"));
        return all;
    }

    /** Where it answers browsers. */
    URI address() {
        return URI.create("http://127.0.0.1:" + httpPort);
    }

    private URI management(String path) {
        return URI.create("http://127.0.0.1:" + managementPort + path);
    }
}
