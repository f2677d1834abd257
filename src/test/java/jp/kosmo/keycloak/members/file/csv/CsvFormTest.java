package jp.kosmo.keycloak.members.file.csv;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import jp.kosmo.keycloak.members.file.csv.FileRefusal.Code;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** How a file is written is told by the file. */
class CsvFormTest {

    private static final String HEADER = "記号,番号,氏名,カナ\r\n";

    @Test
    void isToldOfFilesOfAllKinds() throws IOException {
        var random = new Random(17);
        for (int i = 0; i < 4_000; i++) {
            SampleFile file = SampleFile.any(random);
            assertThat(CsvForm.of(file.source(), null, SampleFile::isName))
                    .as("file %d of %s", i, file.form())
                    .isEqualTo(file.form());
        }
    }

    /** Half-width kana are the hard case: two of them are often one letter of UTF-8. */
    @Test
    void namesInHalfWidthKanaAreNotTakenForUtf8() throws IOException {
        var random = new Random(18);
        int valid = 0;
        for (int i = 0; i < 4_000; i++) {
            StringBuilder kana = new StringBuilder("number,kana\r\n1,");
            for (int length = 2 + random.nextInt(3); length > 0; length--) {
                kana.append((char) (random.nextInt('ﾟ' - 'ｦ' + 1) + 'ｦ'));
            }
            byte[] bytes = kana.toString().getBytes(FileEncoding.WINDOWS_31J.charset());
            valid += TextScan.of(SampleFile.source(bytes), FileEncoding.UTF_8).valid() ? 1 : 0;
            assertThat(form(bytes).encoding()).as(kana.toString()).isEqualTo(FileEncoding.WINDOWS_31J);
        }
        assertThat(valid).as("files that are UTF-8, too").isGreaterThan(20);
    }

    /**
     * One byte wrong or missing in a row. Where it is still the encoding it is nobody's to see; it must never pass for the other.
     * What is wrong in the header makes names of columns that nobody knows, and no row is read.
     */
    @Test
    void damagedUtf8IsNotTakenForWindows31j() {
        var random = new Random(19);
        String names = "佐藤鈴木高橋田中髙島﨑長谷川渡邊齋塚本草彅德永栁邉見太郎花子美咲久健蓮翔麗碧俊";
        int refused = 0;
        for (int i = 0; i < 4_000; i++) {
            String name = random.ints(1 + random.nextInt(4), 0, names.length())
                    .mapToObj(place -> names.substring(place, place + 1))
                    .collect(Collectors.joining());
            byte[] header = "番号,氏名\r\n".getBytes(UTF_8);
            byte[] whole = ("番号,氏名\r\n1," + name + "\r\n").getBytes(UTF_8);
            byte[] bytes = whole.clone();
            int place = header.length + random.nextInt(bytes.length - header.length);
            if (random.nextBoolean()) {
                bytes[place] = (byte) random.nextInt(256);
            } else {
                System.arraycopy(whole, place + 1, bytes, place, bytes.length - place - 1);
                bytes = Arrays.copyOf(bytes, bytes.length - 1);
            }
            try {
                assertThat(form(bytes).encoding()).isEqualTo(FileEncoding.UTF_8);
            } catch (FileRefusal | IOException e) {
                refused++;
                assertThat(e).isInstanceOf(FileRefusal.class);
            }
        }
        assertThat(refused).isGreaterThan(1_000);
    }

    @ParameterizedTest
    @EnumSource(FileEncoding.class)
    void whatAClerkSaysCountsMore(FileEncoding said) throws IOException {
        byte[] bytes = "number,kana\r\n1,abc\r\n".getBytes(said.charset());
        assertThat(CsvForm.of(SampleFile.source(bytes), said, "number"::equals)).isEqualTo(new CsvForm(said, ','));
    }

    @Test
    void whatAClerkSaysMustBeTrue() {
        byte[] bytes = HEADER.getBytes(FileEncoding.WINDOWS_31J.charset());
        assertThatThrownBy(() -> CsvForm.of(SampleFile.source(bytes), FileEncoding.UTF_8, SampleFile::isName))
                .extracting(e -> ((FileRefusal) e).code())
                .isEqualTo(Code.OTHER_ENCODING);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "記号,番号;番号| `,`",
                "記号;番号,1,2,3,4| `;`",
                "`記号\t番号,1,2`| `\t`",
                "\"記号\";\"番号\"| `;`",
                "番号| `,`",
                "one;two;three,four| `;`"
            })
    void theSeparatorMakesNamesOfTheHeader(String header, String separator) throws IOException {
        assertThat(form(header.getBytes(UTF_8)).separator()).isEqualTo(separator.charAt(0));
    }

    static Stream<Arguments> others() throws IOException {
        return Stream.of(
                Arguments.of(Code.EMPTY, new byte[0]),
                Arguments.of(Code.WORKBOOK, zip("[Content_Types].xml", "xl/workbook.xml")),
                Arguments.of(Code.WORKBOOK, latin("\u00d0\u00cf\u0011\u00e0\u00a1\u00b1\u001a\u00e1")),
                Arguments.of(Code.ZIP, zip("members.csv")),
                Arguments.of(Code.ZIP, gzip()),
                Arguments.of(Code.PDF, latin("%PDF-1.7\n")),
                Arguments.of(Code.PICTURE, latin("\u0089PNG\r\n\u001a\n")),
                Arguments.of(Code.PICTURE, latin("\u00ff\u00d8\u00ff\u00e0")),
                Arguments.of(Code.WEB_PAGE, latin("\u00ef\u00bb\u00bf \r\n<HTML><table>")),
                Arguments.of(Code.WEB_PAGE, latin("<?xml version=\"1.0\"?><Workbook>")),
                Arguments.of(Code.BINARY, latin("number,name\r\n1,\u0000\r\n")),
                Arguments.of(Code.BINARY, latin("\u007fELF\u0002\u0001\u0000\u0000\u00ff\u00fe")),
                Arguments.of(Code.ENCODING, latin("\u00ef\u00bb\u00bfnumber,\u00ff\r\n")),
                Arguments.of(Code.ENCODING, latin("number,\u00ff\r\n")));
    }

    @ParameterizedTest
    @MethodSource("others")
    void whatIsNoCsvIsRefusedByName(Code code, byte[] bytes) {
        assertThatThrownBy(() -> form(bytes))
                .extracting(e -> ((FileRefusal) e).code())
                .isEqualTo(code);
    }

    /** Two gigabytes would be read up to the limit alone. */
    @Test
    void whatIsTooLargeIsRefusedWithoutReadingAllOfIt() {
        long[] read = {0};
        FileSource endless = () -> new InputStream() {
            @Override
            public int read() {
                read[0]++;
                return 'a';
            }

            @Override
            public int read(byte[] bytes, int offset, int length) {
                Arrays.fill(bytes, offset, offset + length, (byte) read());
                read[0] += length - 1;
                return length;
            }
        };
        assertThatThrownBy(() -> CsvForm.of(endless, null, SampleFile::isName))
                .extracting(e -> ((FileRefusal) e).code())
                .isEqualTo(Code.TOO_LARGE);
        assertThat(read[0]).isBetween(CsvForm.LARGEST, CsvForm.LARGEST + (1 << 17));
    }

    private static CsvForm form(byte[] bytes) throws IOException {
        return CsvForm.of(
                SampleFile.source(bytes),
                null,
                name -> SampleFile.isName(name) || name.equals("number") || name.equals("kana"));
    }

    private static byte[] latin(String bytes) {
        return bytes.getBytes(ISO_8859_1);
    }

    private static byte[] zip(String... names) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes)) {
            for (String name : names) {
                zip.putNextEntry(new ZipEntry(name));
                zip.write(HEADER.getBytes(UTF_8));
            }
        }
        return bytes.toByteArray();
    }

    private static byte[] gzip() throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new GZIPOutputStream(bytes)) {
            zip.write(HEADER.getBytes(UTF_8));
        }
        return bytes.toByteArray();
    }
}
