package jp.kosmo.keycloak.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The folder that keeps what has been found. */
final class Output {

    private static final Path FOLDER = Path.of("target", "bench");

    private Output() {}

    static void write(String name, List<String> lines) {
        try {
            Files.write(Files.createDirectories(FOLDER).resolve(name), lines);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
