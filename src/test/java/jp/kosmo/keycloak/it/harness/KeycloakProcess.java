package jp.kosmo.keycloak.it.harness;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import jp.kosmo.keycloak.it.client.Http;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionTimeoutException;
import org.awaitility.core.TerminalFailureException;

/** A running {@code kc.sh}. It never outlives this JVM. */
public final class KeycloakProcess implements AutoCloseable {

    private static final int TAIL = 40;
    private static final Duration POLL = Duration.ofMillis(500);
    private static final Duration GRACE = Duration.ofSeconds(20);
    private static final Duration LONGEST_COMMAND = Duration.ofMinutes(6);

    private final Process process;
    private final Path log;

    KeycloakProcess(Process process, Path log) {
        this.process = process;
        this.log = log;
        Runtime.getRuntime().addShutdownHook(new Thread(this::close, "stop-keycloak"));
    }

    /**
     * Waits until the probe answers 200, for example {@code http://localhost:9000/health/ready}.
     *
     * @throws IllegalStateException with the end of the log, at once when the process ends, else after {@code limit}
     */
    public void awaitReady(URI probe, Duration limit) {
        try {
            Awaitility.await("Keycloak answers at " + probe)
                    .atMost(limit)
                    .pollInterval(POLL)
                    .failFast("Keycloak has ended", () -> !process.isAlive())
                    .until(() -> Http.answers(probe));
        } catch (ConditionTimeoutException | TerminalFailureException e) {
            close();
            throw new IllegalStateException(e.getMessage() + "\n" + tail(), e);
        }
    }

    /**
     * Waits for the end of a command that ends by itself, such as {@code build}.
     *
     * @throws IllegalStateException with the end of the log when it fails or takes longer than any of them does
     */
    void awaitSuccess() {
        process.onExit()
                .completeOnTimeout(process, LONGEST_COMMAND.toSeconds(), TimeUnit.SECONDS)
                .join();
        if (process.isAlive()) {
            close();
            throw new IllegalStateException("Keycloak has not ended in " + LONGEST_COMMAND + "\n" + tail());
        }
        int code = process.exitValue();
        if (code != 0) {
            throw new IllegalStateException("Keycloak has ended with exit code " + code + "\n" + tail());
        }
    }

    /** What it has written so far. */
    public List<String> log() {
        try {
            return Files.readAllLines(log);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Whether the process still runs. */
    public boolean isAlive() {
        return process.isAlive();
    }

    /** Waits until the process has ended, by itself or by somebody else's doing. */
    public void awaitEnd() {
        process.onExit().join();
    }

    /** Ends the script and the server it started; waits until both are gone. */
    @Override
    public void close() {
        List<ProcessHandle> family = Stream.concat(process.descendants(), Stream.of(process.toHandle()))
                .toList();
        process.destroy();
        family.forEach(member -> member.onExit()
                .completeOnTimeout(member, GRACE.toSeconds(), TimeUnit.SECONDS)
                .join());
        family.forEach(ProcessHandle::destroyForcibly);
    }

    private String tail() {
        List<String> lines = log();
        return "Last lines of " + log + ":\n"
                + String.join("\n", lines.subList(Math.max(0, lines.size() - TAIL), lines.size()));
    }
}
