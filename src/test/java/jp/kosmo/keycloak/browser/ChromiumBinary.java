package jp.kosmo.keycloak.browser;

import com.microsoft.playwright.CLI;
import com.microsoft.playwright.Playwright;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** Finds a Chromium on this machine, and only if there is none, installs one. */
final class ChromiumBinary {

    private static final List<String> NAMES =
            List.of("chromium", "chromium-browser", "google-chrome", "google-chrome-stable");

    /** A repository that stops answering is asked again soon. */
    private static final String IMPATIENT = "Acquire::http::Timeout=20";

    private static final String RETRIES = "Acquire::Retries=3";

    private static final Duration LONGEST_COMMAND = Duration.ofMinutes(8);

    private ChromiumBinary() {}

    /**
     * The environment variable {@code CHROME}; a Chromium or Chrome on the PATH; Playwright's own; else, on a Debian
     * where we are root, the package {@code chromium} with Japanese fonts; else Playwright's own, downloaded.
     */
    static Path find(Playwright playwright) {
        Path lock = Path.of("target", "chromium.lock");
        // Another JVM of this run may look for one at the same time, and find ours if we had to install it.
        try (var channel = FileChannel.open(lock, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            channel.lock();
            return findOrInstall(playwright);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot lock " + lock, e);
        }
    }

    private static Path findOrInstall(Playwright playwright) {
        Path playwrights = Path.of(playwright.chromium().executablePath());
        return Optional.ofNullable(System.getenv("CHROME"))
                .map(Path::of)
                .or(ChromiumBinary::onPath)
                .or(() -> Optional.of(playwrights).filter(Files::exists))
                .or(ChromiumBinary::fromDebian)
                .orElseGet(() -> {
                    run(List.of(
                            System.getProperty("java.home") + "/bin/java",
                            "-cp",
                            System.getProperty("java.class.path"),
                            CLI.class.getName(),
                            "install",
                            "chromium"));
                    return playwrights;
                });
    }

    private static Optional<Path> onPath() {
        return NAMES.stream().flatMap(ChromiumBinary::named).findFirst();
    }

    private static Stream<Path> named(String program) {
        return Arrays.stream(System.getenv("PATH").split(File.pathSeparator))
                .map(folder -> Path.of(folder, program))
                .filter(Files::isExecutable);
    }

    private static Optional<Path> fromDebian() {
        if (named("apt-get").findAny().isEmpty() || !"root".equals(System.getProperty("user.name"))) {
            return Optional.empty();
        }
        run(List.of("apt-get", "-o", IMPATIENT, "-o", RETRIES, "update"));
        run(List.of(
                "apt-get",
                "-o",
                IMPATIENT,
                "-o",
                RETRIES,
                "install",
                "-y",
                "--no-install-recommends",
                "chromium",
                "fonts-noto-cjk"));
        return onPath();
    }

    private static void run(List<String> command) {
        try {
            // Not to our own output: that is how Maven and this JVM talk to each other.
            Path log = Files.createDirectories(Path.of("target")).resolve("chromium-install.log");
            ProcessBuilder builder = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(Redirect.appendTo(log.toFile()));
            // Nobody is there to answer a question of a package.
            builder.environment().put("DEBIAN_FRONTEND", "noninteractive");
            Process process = builder.start();
            process.getOutputStream().close();
            process.onExit()
                    .completeOnTimeout(process, LONGEST_COMMAND.toSeconds(), TimeUnit.SECONDS)
                    .join();
            if (process.isAlive() || process.exitValue() != 0) {
                process.destroyForcibly();
                throw new IllegalStateException("no Chromium: install one or set CHROME; " + command
                        + " failed or took longer than " + LONGEST_COMMAND + ":\n" + Files.readString(log));
            }
        } catch (IOException e) {
            throw new UncheckedIOException("no Chromium: install one or set CHROME", e);
        }
    }
}
