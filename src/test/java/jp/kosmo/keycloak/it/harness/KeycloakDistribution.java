package jp.kosmo.keycloak.it.harness;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

/**
 * A Keycloak as operators get it, unpacked into a folder, with our JAR among its providers.
 *
 * <p>Unpacking and {@code kc.sh build} take half a minute and are done once per folder, JARs and options. A folder that is
 * built may serve several servers, each on a database of its own.
 */
public final class KeycloakDistribution {

    private final Path home;

    private KeycloakDistribution(Path home) {
        this.home = home;
    }

    /**
     * The archive of the version under test, put there by {@code mvn package}.
     *
     * @throws IllegalStateException when the system property {@code kosmo.keycloak} does not name a version
     */
    public static Path archive() {
        return Path.of("target", "distribution", "keycloak-quarkus-dist-" + version() + ".tar.gz");
    }

    /** The version under test, for example {@code 26.7.3}. */
    public static String version() {
        String version = System.getProperty("kosmo.keycloak");
        if (version == null) {
            throw new IllegalStateException("no Keycloak version: run through Maven or pass -Dkosmo.keycloak=26.7.3");
        }
        return version;
    }

    /** The Keycloak in the folder {@code home}; unpacked from the archive unless it is there already. */
    public static KeycloakDistribution unpacked(Path archive, Path home) {
        try {
            if (!Files.exists(home)) {
                new TarGz(archive).unpackAs(home);
            }
            return new KeycloakDistribution(home.toAbsolutePath());
        } catch (IOException e) {
            throw new UncheckedIOException("cannot unpack " + archive + " as " + home, e);
        }
    }

    /** The folder this Keycloak lives in. */
    public Path home() {
        return home;
    }

    /** Leaves exactly these realm files to be read by a start with {@code --import-realm}. */
    public void replaceRealms(List<Path> realms) {
        Path imports = home.resolve("data/import");
        try {
            Files.createDirectories(imports);
            try (var old = Files.newDirectoryStream(imports)) {
                for (Path file : old) {
                    Files.delete(file);
                }
            }
            for (Path realm : realms) {
                Files.copy(realm, imports.resolve(realm.getFileName()));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Makes these JARs the providers and runs {@code kc.sh build}, unless the last build here had the same JARs and
     * options.
     *
     * @param log what Keycloak's output is appended to
     * @throws IllegalStateException with the end of the log when the build fails
     */
    public void build(List<Path> jars, Path log, List<String> options) {
        try {
            Path stamp = home.resolve("kosmo-build.txt");
            var wantedOnes = new StringBuilder();
            for (Path jar : jars) {
                wantedOnes.append(sha256(jar)).append(' ');
            }
            String wanted = wantedOnes + String.join(" ", options);
            if (Files.exists(stamp) && Files.readString(stamp).equals(wanted)) {
                return;
            }
            Files.deleteIfExists(stamp);
            Path providers = home.resolve("providers");
            try (var old = Files.newDirectoryStream(providers, "*.jar")) {
                for (Path jar : old) {
                    Files.delete(jar);
                }
            }
            for (Path jar : jars) {
                Files.copy(jar, providers.resolve(jar.getFileName()), StandardCopyOption.REPLACE_EXISTING);
            }
            run(log, Map.of(), "build", options);
            Files.write(stamp, wanted.getBytes(UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Starts the server; the caller waits for it with {@link KeycloakProcess#awaitReady}.
     *
     * @param log what its output is appended to
     * @param environment added to this process's own, from which every {@code KC_} setting is taken out
     * @param command {@code start} or {@code start-dev}
     */
    public KeycloakProcess start(Path log, Map<String, String> environment, String command, List<String> options) {
        try {
            return process(log, environment, command, options);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot start " + home, e);
        }
    }

    /**
     * Runs a command that ends by itself, such as {@code export}.
     *
     * @throws IllegalStateException with the end of the log when it fails
     */
    void run(Path log, Map<String, String> environment, String command, List<String> options) {
        start(log, environment, command, options).awaitSuccess();
    }

    private KeycloakProcess process(Path log, Map<String, String> environment, String command, List<String> options)
            throws IOException {
        var line = new ArrayList<String>();
        line.add(home.resolve("bin/kc.sh").toString());
        line.add(command);
        line.addAll(options);
        var builder = new ProcessBuilder(line).directory(home.toFile());
        builder.environment().keySet().removeIf(name -> name.startsWith("KC_"));
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        builder.environment().putAll(environment);
        Files.createDirectories(log.toAbsolutePath().getParent());
        builder.redirectErrorStream(true).redirectOutput(Redirect.appendTo(log.toFile()));
        return new KeycloakProcess(builder.start(), log);
    }

    private static String sha256(Path file) throws IOException {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
