package jp.kosmo.keycloak.bench.measure;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** What the servers and their databases have had of the machine, from Linux itself. */
public final class CpuTime {

    private static final Path PROCESSES = Path.of("/proc");
    /** As every Linux counts. */
    private static final double TICKS_A_SECOND = 100;
    /** Behind the name in brackets, which may have blanks: user and system time, also of children that have ended. */
    private static final int USER_TIME = 11;

    private static final int COUNTS = 4;
    private static final int KIBI = 1024;

    private CpuTime() {}

    /** Seconds, of all Keycloaks and all PostgreSQLs of this machine. */
    public static double seconds() {
        return seconds(CpuTime::isServer);
    }

    /** Seconds, of the Keycloak whose command line has this in it. */
    static double seconds(String mark) {
        return seconds(line -> isKeycloak(line) && line.contains(mark));
    }

    /** Its id. */
    static long process(String mark) {
        return processes(line -> isKeycloak(line) && line.contains(mark))
                .mapToLong(process -> Long.parseLong(process.getFileName().toString()))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no Keycloak with " + mark));
    }

    /** What it has of the memory. */
    static long residentBytes(String mark) {
        return Stream.of(read(PROCESSES.resolve(process(mark) + "/status")).split("\n"))
                .filter(line -> line.startsWith("VmRSS:"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) * KIBI)
                .findFirst()
                .orElseThrow();
    }

    private static double seconds(Predicate<String> commandLine) {
        return processes(commandLine).mapToLong(CpuTime::ticks).sum() / TICKS_A_SECOND;
    }

    private static Stream<Path> processes(Predicate<String> commandLine) {
        try (Stream<Path> processes = Files.list(PROCESSES)) {
            return processes
                    .filter(path -> path.getFileName().toString().matches("[0-9]+"))
                    .filter(path -> commandLine.test(read(path.resolve("cmdline"))))
                    .toList()
                    .stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The server, not the script that has started it. */
    private static boolean isKeycloak(String line) {
        return line.contains("kc.home.dir");
    }

    private static boolean isServer(String line) {
        return isKeycloak(line) || line.startsWith("postgres") || line.contains("/bin/postgres");
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
