package jp.kosmo.keycloak.build;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Keycloak's templates that ours stand in for, and the texts of them that ours answer to. */
final class UpstreamTemplates {
    private static final Path THEME = Project.THEMES.resolve("kosmo");
    private static final Path LOCK = THEME.resolve("upstream.lock");
    /** The parents of our themes, nearest first; each of ours has some of them. */
    private static final List<String> PARENTS = List.of("keycloak.v3", "base");

    private UpstreamTemplates() {}

    /** Path and SHA-256 of those that {@code upstream.lock} has for a version, or for all versions. */
    static Map<String, String> pinned(String version) {
        return Project.text(LOCK)
                .lines()
                .filter(line -> !line.startsWith("#"))
                .map(line -> line.split(" {2}", -1))
                .filter(columns ->
                        columns.length == 2 || List.of(columns[2].split(", ")).contains(version))
                .collect(Collectors.toMap(columns -> columns[1], columns -> columns[0]));
    }

    /** Path and SHA-256 of those that a Keycloak has. */
    static Map<String, String> replaced(ClassLoader keycloak) {
        return Project.files(THEME, ".ftl").stream()
                .flatMap(ours -> upstream(THEME.relativize(ours).toString(), keycloak).stream())
                .collect(Collectors.toMap(path -> path, path -> sha256(path, keycloak)));
    }

    private static Optional<String> upstream(String ours, ClassLoader keycloak) {
        return PARENTS.stream()
                .map(parent -> parent + "/" + ours)
                .filter(path -> keycloak.getResource("theme/" + path) != null)
                .findFirst();
    }

    private static String sha256(String path, ClassLoader keycloak) {
        try (InputStream template = keycloak.getResourceAsStream("theme/" + path)) {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(template.readAllBytes()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e); // every Java has it
        }
    }
}
