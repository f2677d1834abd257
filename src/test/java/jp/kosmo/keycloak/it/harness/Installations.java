package jp.kosmo.keycloak.it.harness;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import jp.kosmo.keycloak.it.server.ServerControlFactory;
import jp.kosmo.keycloak.it.server.TestStorageFactory;

/**
 * The Keycloaks that tests start, each in a folder of its own, built for its database.
 *
 * <p>Every one holds a file besides with what only tests need: a small user federation, so that users of another store can be
 * compared on a server with the bundle and on one without, and {@code ServerControl}, which lets time pass.
 */
public final class Installations {

    private static final Path TARGET = Path.of("target");

    /** The tests run in more than one JVM at a time, and what a server writes to must be its own. */
    private static final String FORK = fork(System.getProperty("kosmo.fork", "fork1"));

    private static final String POSTGRESQL = "--db=postgres";
    private static final String H2 = "--db=dev-mem";

    private Installations() {}

    /** A file in {@code target/} that no other JVM of this run writes to, for example {@code keycloak.log}. */
    public static Path file(String name, String extension) {
        return TARGET.resolve(name + FORK + extension);
    }

    /** The distribution as it was unpacked, which a server of this JVM may use, too. */
    public static KeycloakDistribution unpacked() {
        return unpacked("");
    }

    /** With the bundle that ships. */
    public static KeycloakDistribution bundled(int node) {
        return built(node == 0 ? "" : "-node" + node, POSTGRESQL, List.of(KeycloakServer.JAR, extension()));
    }

    /** As it is without the bundle. */
    public static KeycloakDistribution stock() {
        return built("-stock", POSTGRESQL, List.of(extension()));
    }

    /** With the bundle, on a database that comes with Keycloak. */
    static KeycloakDistribution onH2() {
        return built("-h2", H2, List.of(KeycloakServer.JAR, extension()));
    }

    private static String fork(String name) {
        return name.equals("fork1") ? "" : "-" + name;
    }

    private static KeycloakDistribution built(String suffix, String database, List<Path> jars) {
        KeycloakDistribution distribution = unpacked(suffix);
        distribution.build(
                jars,
                file("keycloak-build", ".log"),
                List.of(database, "--health-enabled=true", "--metrics-enabled=true"));
        return distribution;
    }

    private static KeycloakDistribution unpacked(String suffix) {
        return KeycloakDistribution.unpacked(
                KeycloakDistribution.archive(), file("keycloak-" + KeycloakDistribution.version(), suffix));
    }

    /** What only tests need as a file for the folder of providers, the same each time. */
    static Path extension() {
        Path jar = file("test-extension", ".jar");
        try (OutputStream file = Files.newOutputStream(jar);
                var entries = new JarOutputStream(file)) {
            Path classes = TARGET.resolve("test-classes");
            String folder = TestStorageFactory.class.getPackageName().replace('.', '/');
            try (var found = Files.list(classes.resolve(folder))) {
                for (Path type : found.sorted().toList()) {
                    add(entries, folder + "/" + type.getFileName(), Files.readAllBytes(type));
                }
            }
            add(entries, "META-INF/beans.xml", new byte[0]); // without it Quarkus does not look for paths in the file
            add(
                    entries,
                    "META-INF/services/org.keycloak.storage.UserStorageProviderFactory",
                    TestStorageFactory.class.getName().getBytes(StandardCharsets.UTF_8));
            add(
                    entries,
                    "META-INF/services/org.keycloak.services.resource.RealmResourceProviderFactory",
                    ServerControlFactory.class.getName().getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return jar;
    }

    private static void add(JarOutputStream entries, String name, byte[] content) throws IOException {
        var entry = new JarEntry(name);
        entry.setTime(0);
        entries.putNextEntry(entry);
        entries.write(content);
        entries.closeEntry();
    }
}
