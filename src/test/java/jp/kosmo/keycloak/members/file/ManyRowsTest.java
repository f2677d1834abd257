package jp.kosmo.keycloak.members.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.time.LocalDate;
import java.util.Map;
import java.util.Set;
import java.util.function.IntFunction;
import jp.kosmo.keycloak.members.file.csv.FileEncoding;
import jp.kosmo.keycloak.members.file.csv.FileRefusal;
import jp.kosmo.keycloak.members.file.csv.FileSource;
import jp.kosmo.keycloak.members.file.row.Column;
import jp.kosmo.keycloak.members.file.row.FileRules;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The largest file is read in little memory. */
class ManyRowsTest {

    private static final String HEADER = "記号,番号,枝番,生年月日,氏名\r\n";
    private static final long MEGABYTE = 1 << 20;
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 30);

    private long most;
    private int given;

    /** Of keys made of text, all that has come would have to be kept. */
    @Test
    @Tag("long")
    void aMillionRowsTakeMemoryForTheirHashesAlone() throws IOException {
        System.gc();
        long before = used();
        FileSource file = rows(HEADER, MemberFile.MOST_ROWS, i -> "90," + (1_000_000 + i) + ",00,19790822,佐藤花子\r\n");
        FileFindings findings = MemberFile.open(file, FileRules.of(null, Map.of(), TODAY, id -> true))
                .read((row, problems) -> {
                    if (given++ % 100_000 == 99_999) {
                        System.gc();
                        most = Math.max(most, used());
                    }
                });
        assertThat(given).isEqualTo(MemberFile.MOST_ROWS);
        assertThat(findings.rows()).isEqualTo(MemberFile.MOST_ROWS);
        assertThat(findings.counts()).isEmpty();
        assertThat(findings.form().encoding()).isEqualTo(FileEncoding.WINDOWS_31J);
        assertThat((most - before) / MEGABYTE).as("megabytes held at most").isLessThan(64);
    }

    @Test
    void oneRowMoreIsTooMany() throws IOException {
        var rules = new FileRules(null, Map.of(), Set.of(Column.BRANCH), TODAY, id -> true);
        assertThat(MemberFile.open(rows("枝番\r\n", MemberFile.MOST_ROWS, i -> "00\r\n"), rules)
                        .read((row, problems) -> {})
                        .rows())
                .isEqualTo(MemberFile.MOST_ROWS);
        MemberFile more = MemberFile.open(rows("枝番\r\n", MemberFile.MOST_ROWS + 1, i -> "00\r\n"), rules);
        assertThatThrownBy(() -> more.read((row, problems) -> {}))
                .isInstanceOfSatisfying(
                        FileRefusal.class, e -> assertThat(e.code()).isEqualTo(FileRefusal.Code.TOO_MANY_ROWS));
    }

    private static FileSource rows(String header, int count, IntFunction<String> row) {
        return () -> new InputStream() {
            private int next;
            private byte[] line = header.getBytes(FileEncoding.WINDOWS_31J.charset());
            private int place;

            @Override
            public int read() {
                byte[] one = new byte[1];
                return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
            }

            @Override
            public int read(byte[] bytes, int offset, int length) {
                if (place == line.length) {
                    if (next == count) {
                        return -1;
                    }
                    line = row.apply(next++).getBytes(FileEncoding.WINDOWS_31J.charset());
                    place = 0;
                }
                int part = Math.min(length, line.length - place);
                System.arraycopy(line, place, bytes, offset, part);
                place += part;
                return part;
            }
        };
    }

    private static long used() {
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }
}
