package jp.kosmo.keycloak.it.harness;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.compressors.gzip.GzipCompressorInputStream;

/** A compressed archive with one folder at its top, as Keycloak is published. */
record TarGz(Path archive) {

    private static final int OWNER_MAY_EXECUTE = 0100;

    /**
     * Unpacks what is in the top folder, as the folder {@code target}.
     *
     * <p>Unpacked beside it and renamed at the end, so that an interrupted run is never taken for a whole server.
     */
    void unpackAs(Path target) throws IOException {
        Path parent = target.toAbsolutePath().getParent();
        Files.createDirectories(parent);
        Path unfinished = Files.createTempDirectory(parent, "unpacking-");
        try (var files = Files.newInputStream(archive);
                var tar = new TarArchiveInputStream(new GzipCompressorInputStream(files))) {
            for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                Path inTop = Path.of(entry.getName());
                if (inTop.getNameCount() > 1) {
                    write(tar, entry, unfinished.resolve(inTop.subpath(1, inTop.getNameCount())));
                }
            }
        }
        Files.move(unfinished, target, StandardCopyOption.ATOMIC_MOVE);
    }

    private static void write(TarArchiveInputStream tar, TarArchiveEntry entry, Path file) throws IOException {
        if (entry.isDirectory()) {
            Files.createDirectories(file);
            return;
        }
        Files.createDirectories(file.getParent());
        Files.copy(tar, file);
        if ((entry.getMode() & OWNER_MAY_EXECUTE) != 0 && !file.toFile().setExecutable(true)) {
            throw new IOException("cannot make " + file + " executable");
        }
    }
}
