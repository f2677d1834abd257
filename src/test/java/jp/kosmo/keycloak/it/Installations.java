package jp.kosmo.keycloak.it;

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
 * The Keycloaks that tests start, each in a folder of its own, built for PostgreSQL.
 *
 * <p>Every one holds a file besides with what only tests need: a small user federation, so that users of another store can be
 * compared on a server with the bundle and on one without, and {@code ServerControl}, which lets time pass.
 */
final class Installations {

    private static final Path TARGET = Path.of("target");
    private static final Path BUILD_LOG = TARGET.resolve("keycloak-build.log");
    private static final List<String> OPTIONS =
            List.of("--db=postgres", "--health-enabled=true", "--metrics-enabled=true");

    private Installations() {}

    /** With the bundle that ships. */
    static KeycloakDistribution bundled(int node) {
        return built(node == 0 ? "" : "-node" + node, List.of(KeycloakServer.JAR, extension()));
    }

    /** As it is without the bundle. */
    static KeycloakDistribution stock() {
        return built("-stock", List.of(extension()));
    }

    private static KeycloakDistribution built(String suffix, List<Path> jars) {
        Path home = TARGET.resolve("keycloak-" + KeycloakDistribution.version() + suffix);
        var distribution = KeycloakDistribution.unpacked(KeycloakDistribution.archive(), home);
        distribution.build(jars, BUILD_LOG, OPTIONS);
        return distribution;
    }

    /** What only tests need as a file for the folder of providers, the same each time. */
    static Path extension() {
        Path jar = TARGET.resolve("test-extension.jar");
        try (OutputStream file = Files.newOutputStream(jar);
                var entries = new JarOutputStream(file)) {
            Path classes = Path.of("target", "test-classes");
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
