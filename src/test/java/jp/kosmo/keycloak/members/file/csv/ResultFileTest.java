package jp.kosmo.keycloak.members.file.csv;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The file comes back as it was, with two columns more. */
class ResultFileTest {

    @Test
    void everyByteIsThereAndEveryRecordHasItsResult() throws IOException {
        var random = new Random(22);
        for (int i = 0; i < 5_000; i++) {
            SampleFile file = SampleFile.any(random);
            byte[] result = result(file.source(), file.form(), line -> List.of("登録", "行" + line.line()));

            assertThat(withoutResults(result, file))
                    .as("file %d of %s without what was added", i, file.form())
                    .isEqualTo(new String(file.bytes(), ISO_8859_1));
            List<List<String>> read = read(SampleFile.source(result), file.form());
            assertThat(read).hasSameSizeAs(file.records());
            int columns = file.records().get(0).size();
            for (int row = 0; row < read.size(); row++) {
                List<String> before = file.records().get(row);
                List<String> with = new ArrayList<>(before);
                if (!new CsvLine(1, before).isBlank()) {
                    with.addAll(Collections.nCopies(Math.max(0, columns - before.size()), ""));
                    with.addAll(columns, List.of("登録", "行" + file.lines().get(row)));
                }
                assertThat(read.get(row))
                        .as("below the names, what is longer behind them")
                        .isEqualTo(with);
            }
        }
    }

    private static String withoutResults(byte[] result, SampleFile file) {
        String separator = String.valueOf(file.form().separator());
        int columns = file.records().get(0).size();
        String rest = new String(result, ISO_8859_1);
        for (int i = 0; i < file.records().size(); i++) {
            int lacking = Math.max(0, columns - file.records().get(i).size());
            String added = separator.repeat(lacking + 1) + "\"登録\"" + separator + "\"行"
                    + file.lines().get(i) + "\"";
            byte[] bytes = added.getBytes(file.form().encoding().charset());
            rest = rest.replace(new String(bytes, ISO_8859_1), "");
        }
        return rest;
    }

    /** Decoded and encoded again, 398 of these would be others. */
    @Test
    void charactersOfWindows31jStayTheBytesTheyWere() throws IOException {
        var bytes = new ByteArrayOutputStream();
        bytes.writeBytes("a\n".getBytes(ISO_8859_1));
        for (int high = 0x81; high <= 0xFC; high++) {
            for (int low = 0x40; low <= 0xFC; low++) {
                byte[] character = {(byte) high, (byte) low};
                if (TextScan.of(SampleFile.source(character), FileEncoding.WINDOWS_31J)
                        .valid()) {
                    bytes.writeBytes(character);
                    bytes.write('\n');
                }
            }
        }
        byte[] result = result(
                SampleFile.source(bytes.toByteArray()),
                new CsvForm(FileEncoding.WINDOWS_31J, ','),
                line -> List.of("x"));
        assertThat(new String(result, ISO_8859_1).replace(",\"x\"", ""))
                .isEqualTo(bytes.toString(ISO_8859_1))
                .hasSizeGreaterThan(20_000);
    }

    @ParameterizedTest
    @ValueSource(strings = {"=1+1", "+1", "-1", "@x", "\t=1", "\r=1", "＝1", "＋1", "－1", "＠x"})
    void noResultIsAFormula(String cell) throws IOException {
        assertThat(read(
                        SampleFile.source(result(SampleFile.source("a\n1\n"), comma(), line -> List.of(cell))),
                        comma()))
                .containsExactly(List.of("a", "'" + cell), List.of("1", "'" + cell));
    }

    @Test
    void quotesInAResultStayInIt() throws IOException {
        assertThat(read(SampleFile.source(result(SampleFile.source("a"), comma(), line -> List.of("x\"y"))), comma()))
                .containsExactly(List.of("a", "x\"y"));
    }

    @ParameterizedTest
    @EnumSource(FileEncoding.class)
    void resultsStandBelowTheirNames(FileEncoding encoding) throws IOException {
        var form = new CsvForm(encoding, ';');
        byte[] file = SampleFile.bytes(form, true, "a;b;c\r\n1\r\n\r\n1;2;3\r\n");
        assertThat(result(SampleFile.source(file), form, line -> List.of("x")))
                .isEqualTo(SampleFile.bytes(form, true, "a;b;c;\"x\"\r\n1;;;\"x\"\r\n\r\n1;2;3;\"x\"\r\n"));
    }

    @ParameterizedTest
    @EnumSource(FileEncoding.class)
    void whatARecordHasMoreStandsBehindItsResults(FileEncoding encoding) throws IOException {
        var form = new CsvForm(encoding, ';');
        String quoted = "\"表;\"\"y\"\"\r;\"";
        String[] records = {"a;b", quoted + ";2#;3", "1;2#;", "x\"y;2#;3;\"z\n\"", "\"\";" + quoted + "#;3"};
        String file = String.join("\r\n", records) + "\r\n;;\r\n";
        byte[] result = result(
                SampleFile.source(SampleFile.bytes(form, true, file.replace("#", ""))),
                form,
                line -> List.of("r", "s"));
        assertThat(result)
                .isEqualTo(SampleFile.bytes(
                        form, true, file.replaceFirst("a;b", "a;b#").replace("#", ";\"r\";\"s\"")));
    }

    private static CsvForm comma() {
        return new CsvForm(FileEncoding.UTF_8, ',');
    }

    private static byte[] result(FileSource source, CsvForm form, Function<CsvLine, List<String>> cells)
            throws IOException {
        var out = new ByteArrayOutputStream();
        ResultFile.write(source, form, out, cells);
        return out.toByteArray();
    }

    private static List<List<String>> read(FileSource source, CsvForm form) throws IOException {
        List<List<String>> read = new ArrayList<>();
        try (CsvLines lines = CsvLines.open(source, form)) {
            for (Optional<CsvLine> line = lines.next(); line.isPresent(); line = lines.next()) {
                read.add(line.get().fields());
            }
        }
        return read;
    }
}
