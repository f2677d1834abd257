package jp.kosmo.keycloak.terms;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TermsDiffTest {

    /** One letter is one paragraph. */
    @ParameterizedTest
    @CsvSource({
        "abc, abxc, ' b+x'",
        "abc, ac, ' a-b'",
        "abc, axc, ' a-b+x'",
        "abc, xabc, +x",
        "abc, abcx, ' c+x'",
        "abcdefg, abXdefY, ' b-c+X f-g+Y'",
        "abc, cab, '+c b-c'",
        "a, b, -a+b",
        "'', ab, +a+b",
        "ab, '', -a-b",
        "aab, ab, ' a-a'",
    })
    void showsEachChangeAfterTheParagraphBeforeIt(String before, String after, String shown) {
        assertThat(TermsDiff.of(letters(before), letters(after)).map(TermsDiffTest::written))
                .contains(shown);
    }

    @Test
    void isEmptyWhereNothingHasChanged() {
        assertThat(TermsDiff.of(letters("abc"), letters("abc"))).isEmpty();
        assertThat(TermsDiff.of(List.of(), List.of())).isEmpty();
    }

    /** Without what is kept it is exactly what has gone and what has come, in order. */
    @Test
    void losesAndInventsNothing() {
        var random = new Random(20261130);
        for (int round = 0; round < 500; round++) {
            List<String> before = letters(word(random));
            List<String> after = letters(word(random));
            var diff = TermsDiff.of(before, after);

            List<TermsDiff.Line> lines = diff.map(TermsDiff::lines).orElse(List.of());
            assertThat(minus(before, lines, TermsDiff.Kind.REMOVED))
                    .as("%s to %s", before, after)
                    .containsExactlyInAnyOrderElementsOf(minus(after, lines, TermsDiff.Kind.ADDED));
        }
    }

    @Test
    void givesUpOnTextsThatHaveLittleInCommon() {
        assertThat(TermsDiff.of(many("old ", 501), many("new ", 501))).isEmpty();
        assertThat(TermsDiff.of(many("old ", 500), many("new ", 500))).isPresent();
        List<String> longer = new ArrayList<>(many("same ", 100_000));
        longer.add("one more");
        assertThat(TermsDiff.of(many("same ", 100_000), longer)).isPresent();
    }

    private static List<String> minus(List<String> text, List<TermsDiff.Line> lines, TermsDiff.Kind kind) {
        List<String> left = new ArrayList<>(text);
        lines.stream()
                .filter(line -> line.kind() == kind)
                .forEach(line -> assertThat(left.remove(line.html())).isTrue());
        return left;
    }

    private static String word(Random random) {
        StringBuilder word = new StringBuilder();
        random.ints(random.nextInt(12), 'a', 'e').forEach(letter -> word.append((char) letter));
        return word.toString();
    }

    private static List<String> many(String prefix, int count) {
        return IntStream.range(0, count).mapToObj(number -> prefix + number).toList();
    }

    private static List<String> letters(String word) {
        return word.codePoints().mapToObj(Character::toString).toList();
    }

    private static String written(TermsDiff diff) {
        StringBuilder written = new StringBuilder();
        for (TermsDiff.Line line : diff.lines()) {
            written.append(
                    switch (line.kind()) {
                        case KEPT -> ' ';
                        case REMOVED -> '-';
                        case ADDED -> '+';
                    });
            written.append(line.html());
        }
        return written.toString();
    }
}
