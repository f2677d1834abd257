package jp.kosmo.keycloak.it.harness;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.sql.DataSource;

/**
 * The real distribution, unpacked into {@code target/}, on a PostgreSQL that comes as a Maven artefact: one node, or several
 * behind a {@link RoundRobin}, so that hardly two requests of a member reach the same one.
 */
final class DistributionServer implements KeycloakServer {

    private static final String DATABASE = "keycloak";
    private static final List<String> LOCAL = List.of("--cache=local");

    private final Map<String, String> environment;
    private final Path log;
    private final Postgres postgres = Postgres.start();
    private final List<DistributionNode> nodes = new ArrayList<>();

    /** @param log all nodes append to it */
    private DistributionServer(Map<String, String> environment, Path log) {
        this.environment = environment;
        this.log = log;
        postgres.create(DATABASE);
        delete(log);
    }

    /** One node. */
    static DistributionServer single(int httpPort, Map<String, String> environment, List<Path> realms) {
        return bundled(environment).start(node(0, realms), httpPort, with("--import-realm", LOCAL));
    }

    /** Two nodes of one cluster, each of which gets every other request. */
    static DistributionServer cluster(int httpPort, Map<String, String> environment, List<Path> realms) {
        int one = FreePorts.next();
        int other = FreePorts.next();
        var cache = with("--import-realm", List.of("--cache=ispn", "--cache-embedded-network-bind-address=127.0.0.1"));
        var server = bundled(environment).start(node(0, realms), one, cache).start(node(1, realms), other, cache);
        new RoundRobin(httpPort, one, other);
        return server;
    }

    /** One node without the bundle and without a union. */
    static DistributionServer stock(int httpPort, Map<String, String> environment) {
        return new DistributionServer(environment, Installations.file("keycloak-stock", ".log"))
                .start(Installations.stock(), httpPort, LOCAL);
    }

    private static DistributionServer bundled(Map<String, String> environment) {
        return new DistributionServer(environment, Installations.file("keycloak", ".log"));
    }

    private static KeycloakDistribution node(int number, List<Path> realms) {
        KeycloakDistribution distribution = Installations.bundled(number);
        distribution.replaceRealms(realms);
        return distribution;
    }

    private static List<String> with(String option, List<String> others) {
        return Stream.concat(Stream.of(option), others.stream()).toList();
    }

    private DistributionServer start(KeycloakDistribution distribution, int httpPort, List<String> options) {
        var all = new HashMap<>(environment);
        all.putAll(postgres.environment(DATABASE));
        var node = new DistributionNode(distribution, httpPort, all, log, options);
        if (nodes.isEmpty()) {
            Runtime.getRuntime().addShutdownHook(new Thread(this::stop, "stop-server"));
        }
        nodes.add(node);
        node.start();
        return this;
    }

    private static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public Map<String, String> environment() {
        return environment;
    }

    @Override
    public String metrics() {
        return nodes.stream().map(DistributionNode::metrics).collect(Collectors.joining());
    }

    @Override
    public List<URI> nodes() {
        return nodes.stream().map(DistributionNode::address).toList();
    }

    @Override
    public DataSource database() {
        return postgres.database(DATABASE);
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
    public void exportRealm(String realm, Path file) {
        nodes.get(0)
                .run(
                        "export",
                        List.of(
                                "--optimized",
                                "--realm=" + realm,
                                "--users=same_file",
                                "--file=" + file.toAbsolutePath()));
    }

    @Override
    public void importRealm(Path file) {
        nodes.get(0).run("import", List.of("--optimized", "--file=" + file.toAbsolutePath()));
    }

    @Override
    public void restart() {
        nodes.forEach(DistributionNode::stop);
        nodes.forEach(DistributionNode::start);
    }

    private void stop() {
        nodes.forEach(DistributionNode::stop);
        postgres.close();
    }
}
