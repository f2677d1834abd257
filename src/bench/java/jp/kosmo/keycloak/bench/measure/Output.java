package jp.kosmo.keycloak.bench.measure;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import jp.kosmo.keycloak.it.harness.KeycloakDistribution;

/** The folder that keeps what has been found, and the report of this run. */
public final class Output {

    private static final Path FOLDER = Path.of("target", "bench");
    private static final List<String> REPORT = new ArrayList<>();

    private Output() {}

    /** Keeps lines as a file. */
    public static void write(String name, List<String> lines) {
        try {
            Files.write(Files.createDirectories(FOLDER).resolve(name), lines);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Adds what a scenario has found to the report of this run. */
    static void report(String scenario, List<String> lines, Chart... charts) {
        write(scenario + ".txt", lines);
        REPORT.addAll(List.of("", "## " + scenario, "", "```text"));
        REPORT.addAll(lines);
        REPORT.add("```");
        for (int number = 1; number <= charts.length; number++) {
            String file = scenario + "-" + number + ".svg";
            charts[number - 1].write(FOLDER.resolve(file));
            REPORT.addAll(List.of("", "![" + scenario + "](" + file + ")"));
        }
        var whole = new ArrayList<String>();
        whole.add("# What the bundle costs");
        whole.add("");
        whole.add(
                "%s, Keycloak %s, Java %s, %d processors of this machine for servers, databases and the bench together."
                        .formatted(
                                LocalDate.now(ZoneId.systemDefault()),
                                KeycloakDistribution.version(),
                                Runtime.version().feature(),
                                Runtime.getRuntime().availableProcessors()));
        whole.addAll(REPORT);
        write("report.md", whole);
    }
}
