package jp.kosmo.keycloak.members.file.csv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import jp.kosmo.keycloak.members.file.csv.FileRefusal.Code;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Records as they were written, and nothing but a refusal where they cannot be read. */
class CsvLinesTest {

    private static final CsvForm COMMAS = new CsvForm(FileEncoding.UTF_8, ',');

    @Test
    void recordsAndTheirLinesAreThoseThatWereWritten() throws IOException {
        var random = new Random(20);
        for (int i = 0; i < 5_000; i++) {
            SampleFile file = SampleFile.any(random);
            List<CsvLine> read = read(file.source(), file.form());
            assertThat(read.stream().map(CsvLine::fields))
                    .as("records of file %d of %s", i, file.form())
                    .isEqualTo(file.records());
            assertThat(read.stream().map(CsvLine::line))
                    .as("lines of file %d", i)
                    .isEqualTo(file.lines());
        }
    }

    /** Bytes changed, left out, doubled, cut off; and bytes of no file at all. */
    @Test
    void whateverTheBytesNothingButARefusalIsThrown() throws IOException {
        var random = new Random(21);
        int refused = 0;
        for (int i = 0; i < 10_000; i++) {
            byte[] bytes = mutated(random, SampleFile.any(random).bytes());
            FileSource source = SampleFile.source(bytes);
            try {
                CsvForm form = CsvForm.of(source, null, SampleFile::isName);
                List<CsvLine> lines = read(source, form);
                assertThat(lines).isSortedAccordingTo((one, next) -> Long.compare(one.line(), next.line()));
            } catch (FileRefusal e) {
                refused++;
                assertThat(e).hasNoCause();
            }
        }
        assertThat(refused).isBetween(1_000, 9_000);
    }

    private static byte[] mutated(Random random, byte[] whole) {
        byte[] bytes = whole.clone();
        for (int changes = 1 + random.nextInt(4); changes > 0 && bytes.length > 0; changes--) {
            int place = random.nextInt(bytes.length);
            switch (random.nextInt(6)) {
                case 0 -> bytes[place] = (byte) random.nextInt(256);
                case 1 -> bytes[place] = (byte) "\",;\t\r\n\\=#\0\u001a".charAt(random.nextInt(11));
                case 2 -> bytes = Arrays.copyOf(bytes, place);
                case 3 -> bytes = Arrays.copyOfRange(bytes, place, bytes.length);
                case 4 -> bytes = Arrays.copyOf(bytes, bytes.length + random.nextInt(40));
                default -> {
                    bytes = new byte[place];
                    random.nextBytes(bytes);
                }
            }
        }
        return bytes;
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "`a,b\n1,2\n\"3,4\n5,6\n`| QUOTES| 3",
                "`a,b\n1,2\n\"3\"4,5\n`| QUOTES| 3",
                "`a,b\n\"\n\n`| QUOTES| 2",
            })
    void whatBreaksTheRulesSaysWhere(String text, Code code, long line) {
        assertRefused(text, code, line);
    }

    @Test
    void limitsAreKept() throws IOException {
        assertThat(read(SampleFile.source("a\n" + "x,".repeat(199)), COMMAS)).hasSize(2);
        assertRefused("a\n" + "x,".repeat(200), Code.TOO_MANY_COLUMNS, 2);
        assertThat(read(SampleFile.source("a\n" + "x".repeat(4_000)), COMMAS)).hasSize(2);
        assertRefused("a\n" + "x".repeat(4_001), Code.FIELD_TOO_LONG, 2);
        assertRefused("a\n" + "x".repeat(20_000_000), Code.QUOTES, 2);
    }

    @Test
    void linesWithNothingInThemAreBlank() throws IOException {
        assertThat(read(SampleFile.source("a,b\n\n,\n　, \n\u001a"), COMMAS))
                .extracting(CsvLine::isBlank)
                .containsExactly(false, true, true, true, true);
    }

    private static void assertRefused(String text, Code code, long line) {
        assertThatThrownBy(() -> read(SampleFile.source(text), COMMAS)).isInstanceOfSatisfying(FileRefusal.class, e -> {
            assertThat(e.code()).isEqualTo(code);
            assertThat(e.line()).isEqualTo(line);
        });
    }

    private static List<CsvLine> read(FileSource source, CsvForm form) throws IOException {
        List<CsvLine> read = new ArrayList<>();
        try (CsvLines lines = CsvLines.open(source, form)) {
            for (Optional<CsvLine> line = lines.next(); line.isPresent(); line = lines.next()) {
                read.add(line.get());
            }
        }
        return read;
    }
}
