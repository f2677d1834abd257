package jp.kosmo.keycloak.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** What the servers and their databases have had of the processors, from Linux itself. */
final class CpuTime {

    private static final Path PROCESSES = Path.of("/proc");
    /** As every Linux counts. */
    private static final double TICKS_A_SECOND = 100;
    /** Behind the name in brackets, which may have blanks: user and system time, also of children that have ended. */
    private static final int USER_TIME = 11;

    private static final int COUNTS = 4;

    private CpuTime() {}

    /** Seconds, of all Keycloaks and all PostgreSQLs of this machine. */
    static double seconds() {
        try (Stream<Path> processes = Files.list(PROCESSES)) {
            return processes
                            .filter(path -> path.getFileName().toString().matches("[0-9]+"))
                            .filter(CpuTime::isServer)
                            .mapToLong(CpuTime::ticks)
                            .sum()
                    / TICKS_A_SECOND;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean isServer(Path process) {
        String line = read(process.resolve("cmdline"));
        return line.contains("kc.home.dir") || line.startsWith("postgres") || line.contains("/bin/postgres");
    }

    private static long ticks(Path process) {
        String stat = read(process.resolve("stat"));
        if (stat.isEmpty()) {
            return 0;
        }
        List<String> fields = List.of(stat.substring(stat.lastIndexOf(')') + 2).split(" "));
        return fields.subList(USER_TIME, USER_TIME + COUNTS).stream()
                .mapToLong(Long::parseLong)
                .sum();
    }

    /** Nothing of a process that has ended meanwhile. */
    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (NoSuchFileException ended) {
            return "";
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
