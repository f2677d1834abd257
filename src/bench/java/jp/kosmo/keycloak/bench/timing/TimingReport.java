package jp.kosmo.keycloak.bench.timing;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import jp.kosmo.keycloak.bench.measure.Output;
import jp.kosmo.keycloak.bench.measure.Section;

/** What {@link Timing} has found: a table for each path, ours beside stock's, and every single time as a file. */
record TimingReport(List<List<Trial>> paths) {

    private static final String ROW = "%-22s";
    private static final String CELLS = "  |  %9s %9s %6s %7s";

    void print() {
        Map<Comparison, Double> corrected = corrected();
        Section section = new Section("timing");
        for (List<Trial> path : paths) {
            table(path, corrected).forEach(section::print);
            path.forEach(trial -> differences(trial).forEach(section::print));
        }
        section.end();
        Output.write("timing.csv", single());
    }

    /** The probability of each comparison, corrected for how many there are of its server. */
    private Map<Comparison, Double> corrected() {
        Map<String, List<Comparison>> servers = paths.stream()
                .flatMap(List::stream)
                .collect(Collectors.groupingBy(
                        Trial::server,
                        Collectors.flatMapping(trial -> trial.comparisons().stream(), Collectors.toList())));
        var corrected = new HashMap<Comparison, Double>();
        servers.values().forEach(all -> {
            double[] probabilities = Holm.corrected(
                    all.stream().mapToDouble(Comparison::probability).toArray());
            IntStream.range(0, all.size()).forEach(i -> corrected.put(all.get(i), probabilities[i]));
        });
        return corrected;
    }

    private static List<String> table(List<Trial> path, Map<Comparison, Double> corrected) {
        var lines = new ArrayList<String>();
        lines.add("");
        lines.add(path.stream()
                .map(trial -> CELLS.formatted(trial.server(), "later by", "KS", "p Holm"))
                .collect(Collectors.joining("", ROW.formatted(path.get(0).path()), "")));
        lines.add(path.stream()
                .map(trial -> CELLS.formatted(millis(trial.hit().median()), "", "", ""))
                .collect(Collectors.joining("", ROW.formatted(path.get(0).hit().name()), "")));
        for (int row = 0; row < path.get(0).others().size(); row++) {
            int number = row;
            lines.add(path.stream()
                    .map(trial -> trial.comparisons().get(number))
                    .map(comparison -> CELLS.formatted(
                            millis(comparison.other().median()),
                            "%+.2f".formatted(comparison.delay()),
                            "%.3f".formatted(comparison.distance()),
                            "%.4f".formatted(corrected.get(comparison))))
                    .collect(Collectors.joining(
                            "", ROW.formatted(path.get(0).others().get(row).name()), "")));
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
}
