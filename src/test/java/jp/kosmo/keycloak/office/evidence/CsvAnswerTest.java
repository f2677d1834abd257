package jp.kosmo.keycloak.office.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Files for Excel, read again by an own reader of RFC 4180. */
class CsvAnswerTest {

    private static final String PARTS = "=+-@\t\r\n＝＋－＠\"',;|\\ \uFEFFA1山𠮷ｱ";
    private static final CsvTexts TEXTS = new CsvTexts(words());

    /** Every pair of these characters, before and between harmless ones, and random longer ones. */
    static Stream<String> hostileCells() {
        List<String> parts = PARTS.codePoints().mapToObj(Character::toString).toList();
        Random random = new Random(17);
        return Stream.of(
                        Stream.of("", "=HYPERLINK(\"http://example.jp\",\"規約\")", "@SUM(A1)", "+81-3-1234"),
                        parts.stream().flatMap(one -> parts.stream().map(two -> one + two + "1+1")),
                        IntStream.range(0, 300)
                                .mapToObj(i -> IntStream.range(0, 12)
                                        .mapToObj(k -> parts.get(random.nextInt(parts.size())))
                                        .reduce("", String::concat)))
                .flatMap(cells -> cells);
    }

    @Test
    void noCellIsAFormulaAndNothingOfItIsLost() throws IOException {
        List<String> cells = hostileCells().toList();

        List<List<String>> read = parse(file(cells));

        assertThat(read).hasSize(cells.size() + 2);
        for (int i = 0; i < cells.size(); i++) {
            String written = read.get(i + 1).get(0);
            assertThat(written).doesNotMatch("(?s)[=+\\-@\t\r\n＝＋－＠].*");
            assertThat(List.of(cells.get(i), "'" + cells.get(i))).contains(written);
            assertThat(read.get(i + 1)).hasSize(2).element(1).isEqualTo("山");
        }
    }

    @ParameterizedTest
    @MethodSource("sizes")
    void theLastLineTellsHowManyThereAre(int rows) throws IOException {
        String file = file(IntStream.range(0, rows).mapToObj(String::valueOf).toList());

        assertThat(file).startsWith("\uFEFF\"ユーザID\",\"氏名\"\r\n").endsWith("\r\n\"以上\",\"" + rows + "\"\r\n");
        assertThat(parse(file)).hasSize(rows + 2);
    }

    static Stream<Integer> sizes() {
        return Stream.of(0, 1, 2, 3, 4, 5, 2_500);
    }

    /** What went wrong shows: the last line is missing. */
    @Test
    void aFileThatEndsEarlyHasNoLastLine() {
        var out = new ByteArrayOutputStream();
        List<String> first = IntStream.range(0, 1_000).mapToObj(i -> "row " + i).toList();

        assertThatThrownBy(() -> CsvAnswer.write(listing(), TEXTS, out, last -> {
                    if (last == null) {
                        return first;
                    }
                    throw new IllegalStateException("the database is gone");
                }))
                .hasMessage("the database is gone");

        assertThat(out.toString(StandardCharsets.UTF_8)).contains("row 1").doesNotContain("以上");
    }

    @Test
    void timesAreThoseOfJapan() {
        assertThat(CsvTexts.time(1_796_000_399_999L)).isEqualTo("2026/11/30 09:59:59");
    }

    /** Pages of two. */
    private static String file(List<String> rows) throws IOException {
        var out = new ByteArrayOutputStream();
        int[] next = {0};
        CsvAnswer.write(listing(), TEXTS, out, last -> {
            List<String> page = rows.subList(next[0], Math.min(next[0] + 2, rows.size()));
            next[0] += page.size();
            return page;
        });
        return out.toString(StandardCharsets.UTF_8);
    }

    private static Listing<String> listing() {
        return new Listing<>(
                "test",
                List.of("userId", "name"),
                (texts, row) -> List.of(row, "山"),
                (session, last, most) -> List.of());
    }

    private static List<List<String>> parse(String file) {
        assertThat(file).startsWith("\uFEFF").endsWith("\r\n");
        List<List<String>> lines = new ArrayList<>();
        List<String> line = new ArrayList<>();
        int at = 1;
        while (at < file.length()) {
            assertThat(file.charAt(at)).isEqualTo('"');
            StringBuilder cell = new StringBuilder();
            for (at++; file.charAt(at) != '"' || file.startsWith("\"\"", at); at++) {
                at += file.charAt(at) == '"' ? 1 : 0;
                cell.append(file.charAt(at));
            }
            line.add(cell.toString());
            at++;
            if (file.startsWith("\r\n", at)) {
                lines.add(line);
                line = new ArrayList<>();
                at += 2;
            } else {
                assertThat(file.charAt(at)).isEqualTo(',');
                at++;
            }
        }
        return lines;
    }

    private static Properties words() {
        var words = new Properties();
        words.setProperty("kosmoOfficeColumn.userId", "ユーザID");
        words.setProperty("kosmoOfficeColumn.name", "氏名");
        words.setProperty("kosmoOfficeColumn.end", "以上");
        return words;
    }
}
