package jp.kosmo.keycloak.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * What the machine must offer before the demo starts. The JDK's version is not among it: an older one cannot run this
 * class, so Maven's enforcer says it before anything is compiled.
 *
 * @param ports ports nobody may listen on
 * @param folder where Keycloak is unpacked
 * @param bytes how much room that takes, with what it writes while it runs
 */
record Requirements(List<Port> ports, Path folder, long bytes) {

    /**
     * Looks at each in turn.
     *
     * @throws CannotStart at the first that is missing
     */
    void check() {
        for (Port port : ports) {
            if (port.isBusy()) {
                throw new CannotStart(
                        "ポート %d (%s) は使用中です。-D%s=番号 で変えられます".formatted(port.number(), port.purpose(), port.option()),
                        "Port %d is in use; the demo needs it for: %s. Another one: -D%s=number"
                                .formatted(port.number(), port.purpose(), port.option()));
            }
        }
        if (free() < bytes) {
            throw new CannotStart(
                    "ディスクの空きが %d MB 未満です".formatted(bytes / 1_000_000),
                    "Less than %d MB free in %s".formatted(bytes / 1_000_000, folder.toAbsolutePath()));
        }
    }

    private long free() {
        try {
            return Files.createDirectories(folder).toFile().getUsableSpace();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
