package jp.kosmo.keycloak.terms;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What two texts differ in, paragraph by paragraph: their longest common subsequence stays, the rest was taken out or added.
 *
 * @param lines in order; each change comes with the paragraph before it, so that one sees where it is
 */
record TermsDiff(List<Line> lines) {

    /** What is compared at most, paragraphs times paragraphs; texts that differ in more are two texts. */
    private static final int MOST = 250_000;

    /** What became of a paragraph. */
    enum Kind {
        KEPT,
        REMOVED,
        ADDED
    }

    /**
     * One paragraph.
     *
     * @param html as in the text it comes from
     */
    record Line(Kind kind, String html) {}

    /** Empty when they do not differ, or in too much. */
    static Optional<TermsDiff> of(List<String> before, List<String> after) {
        int head = common(before, after);
        int tail = common(reversed(before.subList(head, before.size())), reversed(after.subList(head, after.size())));
        List<String> old = before.subList(head, before.size() - tail);
        List<String> now = after.subList(head, after.size() - tail);
        if ((old.isEmpty() && now.isEmpty()) || (long) old.size() * now.size() > MOST) {
            return Optional.empty();
        }
        Stream<Line> place = before.subList(0, head).stream().map(html -> new Line(Kind.KEPT, html));
        return Optional.of(new TermsDiff(
                changes(Stream.concat(place, compare(old, now).stream()).toList())));
    }

    private static List<Line> compare(List<String> old, List<String> now) {
        int[][] longest = new int[old.size() + 1][now.size() + 1];
        for (int i = old.size() - 1; i >= 0; i--) {
            for (int j = now.size() - 1; j >= 0; j--) {
                longest[i][j] = old.get(i).equals(now.get(j))
                        ? longest[i + 1][j + 1] + 1
                        : Math.max(longest[i + 1][j], longest[i][j + 1]);
            }
        }
        List<Line> lines = new ArrayList<>();
        int i = 0;
        int j = 0;
        while (i < old.size() || j < now.size()) {
            if (i < old.size() && j < now.size() && old.get(i).equals(now.get(j))) {
                lines.add(new Line(Kind.KEPT, now.get(j)));
                i++;
                j++;
            } else if (j == now.size() || (i < old.size() && longest[i + 1][j] >= longest[i][j + 1])) {
                lines.add(new Line(Kind.REMOVED, old.get(i++)));
            } else {
                lines.add(new Line(Kind.ADDED, now.get(j++)));
            }
        }
        return lines;
    }

    private static List<Line> changes(List<Line> lines) {
        List<Line> shown = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            boolean changes = lines.get(i).kind() != Kind.KEPT;
            if (changes || (i + 1 < lines.size() && lines.get(i + 1).kind() != Kind.KEPT)) {
                shown.add(lines.get(i));
            }
        }
        return List.copyOf(shown);
    }

    private static int common(List<String> one, List<String> other) {
        int same = 0;
        while (same < Math.min(one.size(), other.size()) && one.get(same).equals(other.get(same))) {
            same++;
        }
        return same;
    }

    private static List<String> reversed(List<String> lines) {
        List<String> reversed = new ArrayList<>(lines);
        Collections.reverse(reversed);
        return reversed;
    }
}
