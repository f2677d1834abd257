package jp.kosmo.keycloak.members.file;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import jp.kosmo.keycloak.members.file.FileFindings.Damage;
import jp.kosmo.keycloak.members.file.row.Column;
import jp.kosmo.keycloak.members.file.row.FileProblem;
import jp.kosmo.keycloak.members.file.row.MemberRow;
import jp.kosmo.keycloak.members.file.row.RowReader;

/** Adds up what reading finds, row by row. */
final class FindingsCounter {

    private static final List<Column> NUMBERS = List.of(Column.USER_ID, Column.SYMBOL, Column.NUMBER, Column.BRANCH);

    private final RowReader reader;
    private final Map<Column, ZeroCounter> zeros = new EnumMap<>(Column.class);
    private final List<FileProblem> first = new ArrayList<>();
    private final Map<FileProblem.Code, Integer> counts = new EnumMap<>(FileProblem.Code.class);
    private final Map<Place, Damage> damage = new LinkedHashMap<>();
    /** By their lines. */
    private final BitSet refused = new BitSet();

    private int rows;

    private record Place(String column, FileProblem.Code code) {}

    FindingsCounter(RowReader reader) {
        this.reader = reader;
        NUMBERS.stream()
                .filter(reader.columns()::contains)
                .forEach(column -> zeros.put(column, new ZeroCounter(column)));
    }

    void count(MemberRow row, List<FileProblem> problems) {
        rows++;
        problems.forEach(problem -> refuse(problem, (int) row.line()));
        problems.forEach(this::count);
        zeros.forEach((column, counter) -> row.value(column).ifPresent(value -> counter.count(value, row.line())));
    }

    /** Of two with one ID or number nobody knows which is right: the plan takes neither. The same person twice is one. */
    private void refuse(FileProblem problem, int line) {
        refused.set(line);
        if (problem.code() == FileProblem.Code.SAME_USER_ID || problem.code() == FileProblem.Code.SAME_NUMBER) {
            refused.set((int) problem.other());
        }
    }

    private void count(FileProblem problem) {
        if (first.size() < FileFindings.SHOWN) {
            first.add(problem);
        }
        counts.merge(problem.code(), 1, Integer::sum);
        if (problem.code().isDamage()) {
            damage.merge(
                    new Place(problem.column(), problem.code()),
                    new Damage(problem.column(), problem.code(), 1, problem.line()),
                    (before, one) -> new Damage(before.column(), before.code(), before.rows() + 1, before.line()));
        }
    }

    /** Into the findings. */
    FileFindings findings(FileFindings header) {
        return new FileFindings(
                header.form(),
                header.columns(),
                header.missing(),
                rows,
                refused.cardinality(),
                List.copyOf(first),
                Map.copyOf(counts),
                Stream.concat(
                                zeros.entrySet().stream()
                                        .flatMap(
                                                entry -> entry.getValue().damage(reader.name(entry.getKey())).stream()),
                                damage.values().stream())
                        .toList());
    }
}
