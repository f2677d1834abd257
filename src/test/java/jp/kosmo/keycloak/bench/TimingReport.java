package jp.kosmo.keycloak.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/** What {@link Timing} has found: a table for each path, ours beside stock's, and every single time as a file. */
record TimingReport(List<List<Trial>> paths) {

    private static final Path FOLDER = Path.of("target", "bench");
    private static final String ROW = "%-22s";
    private static final String CELLS = "  |  %9s %9s %6s %7s";

    void print() {
        var lines = new ArrayList<String>();
        int servers = paths.get(0).size();
        List<double[]> corrected = IntStream.range(0, servers)
                .mapToObj(server -> Holm.corrected(paths.stream()
                        .flatMap(path -> path.get(server).comparisons().stream())
                        .mapToDouble(Comparison::probability)
                        .toArray()))
                .toList();
        int done = 0;
        for (List<Trial> path : paths) {
            lines.addAll(table(path, corrected, done));
            path.forEach(trial -> lines.addAll(differences(trial)));
            done += path.get(0).others().size();
        }
        lines.forEach(System.out::println);
        write("timing.txt", lines);
        write("timing.csv", single());
    }

    /** @param first where in the corrected probabilities those of this path begin */
    private static List<String> table(List<Trial> path, List<double[]> corrected, int first) {
        var lines = new ArrayList<String>();
        var head = new StringBuilder(ROW.formatted(path.get(0).path()));
        var hit = new StringBuilder(ROW.formatted(path.get(0).hit().name()));
        for (Trial trial : path) {
            head.append(CELLS.formatted(trial.server(), "later by", "KS", "p Holm"));
            hit.append(CELLS.formatted(millis(trial.hit().median()), "", "", ""));
        }
        lines.add("");
        lines.add(head.toString());
        lines.add(hit.toString());
        for (int row = 0; row < path.get(0).others().size(); row++) {
            var line = new StringBuilder(
                    ROW.formatted(path.get(0).others().get(row).name()));
            for (int server = 0; server < path.size(); server++) {
                Comparison comparison = path.get(server).comparisons().get(row);
                line.append(CELLS.formatted(
                        millis(comparison.other().median()),
                        "%+.2f".formatted(comparison.delay()),
                        "%.3f".formatted(comparison.distance()),
                        "%.4f".formatted(corrected.get(server)[first + row])));
            }
            lines.add(line.toString());
        }
        return lines;
    }

    private static List<String> differences(Trial trial) {
        var lines = new ArrayList<String>();
        for (Comparison comparison : trial.comparisons()) {
            comparison
                    .differences()
                    .forEach(difference -> lines.add("%s, %s: %s"
                            .formatted(trial.server(), comparison.other().name(), difference)));
        }
        return lines;
    }

    private List<String> single() {
        var lines = new ArrayList<>(List.of("path,server,group,milliseconds"));
        for (List<Trial> path : paths) {
            for (Trial trial : path) {
                trial.groups().forEach(group -> {
                    for (double took : group.millis()) {
                        lines.add("\"%s\",%s,\"%s\",%.3f".formatted(trial.path(), trial.server(), group.name(), took));
                    }
                });
            }
        }
        return lines;
    }

    private static String millis(double value) {
        return String.format(Locale.ROOT, "%.2f ms", value);
    }

    private static void write(String name, List<String> lines) {
        try {
            Files.write(Files.createDirectories(FOLDER).resolve(name), lines);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
