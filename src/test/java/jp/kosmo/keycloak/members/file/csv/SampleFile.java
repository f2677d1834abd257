package jp.kosmo.keycloak.members.file.csv;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * A file as one of many programs would write it.
 *
 * @param latin its bytes, one a character
 * @param lines for each record the line it begins in
 */
record SampleFile(CsvForm form, String latin, List<List<String>> records, List<Long> lines) {

    private static final List<String> HEADER = List.of("記号", "番号", "枝番", "生年月日", "氏名", "カナ", "メールアドレス", "備考");
    private static final String[] PARTS = {
        "佐藤", "髙島", "﨑", "ｻﾄｳ", "ﾀﾞ", "a", "", " ", "01", "=1+1", "表", "ソ", "能", "①", "1979/08/22", "'", "#"
    };
    private static final String[] ENDS = {"\r\n", "\n", "\r"};

    /** Any encoding, separator, end of lines, quotes, mark, and records of any length. */
    static SampleFile any(Random random) {
        var encoding = List.of(FileEncoding.values()).get(random.nextInt(FileEncoding.values().length));
        char separator = ",;\t".charAt(random.nextInt(3));
        return any(random, new CsvForm(encoding, separator), random.nextBoolean());
    }

    static SampleFile any(Random random, CsvForm form, boolean marked) {
        int columns = 2 + random.nextInt(HEADER.size() - 1);
        List<List<String>> records = new ArrayList<>();
        records.add(HEADER.subList(0, columns));
        for (int i = random.nextInt(12); i > 0; i--) {
            int length = random.nextInt(8) == 0 ? Math.max(1, columns - 1 + random.nextInt(3)) : columns;
            List<String> record = new ArrayList<>();
            for (int j = 0; j < length; j++) {
                record.add(field(random, form));
            }
            records.add(record);
        }
        return written(random, form, marked, records);
    }

    private static String field(Random random, CsvForm form) {
        StringBuilder field = new StringBuilder();
        for (int parts = random.nextInt(4); parts > 0; parts--) {
            field.append(PARTS[random.nextInt(PARTS.length)]);
        }
        if (random.nextInt(5) == 0) {
            field.append(List.of("\n", "\r\n", "\r", "\"", ",", ";", "\t").get(random.nextInt(7)));
            field.append(PARTS[random.nextInt(PARTS.length)]);
        }
        return form.encoding() == FileEncoding.WINDOWS_31J
                ? field.toString()
                : field + (random.nextInt(9) == 0 ? "𠮷" : "");
    }

    static SampleFile written(Random random, CsvForm form, boolean marked, List<List<String>> records) {
        String end = ENDS[random.nextInt(ENDS.length)];
        boolean mixed = random.nextInt(5) == 0;
        boolean allQuoted = random.nextInt(4) == 0;
        StringBuilder text = new StringBuilder();
        List<Long> lines = new ArrayList<>();
        long line = 1;
        for (int i = 0; i < records.size(); i++) {
            lines.add(line);
            List<String> fields = records.get(i);
            for (int j = 0; j < fields.size(); j++) {
                String field = fields.get(j);
                boolean quoted = allQuoted
                        || random.nextInt(6) == 0
                        || field.chars().anyMatch(sign -> "\r\n\"".indexOf(sign) >= 0 || sign == form.separator());
                text.append(j == 0 ? "" : form.separator());
                text.append(quoted ? '"' + field.replace("\"", "\"\"") + '"' : field);
                line += field.replace("\r\n", "\n")
                        .chars()
                        .filter(sign -> sign == '\n' || sign == '\r')
                        .count();
            }
            String thisEnd = mixed ? ENDS[random.nextInt(ENDS.length)] : end;
            boolean empty = fields.size() == 1 && fields.get(0).isEmpty();
            // A CR and the LF of an empty line behind it would be one end of a line.
            text.append(
                    i < records.size() - 1 || empty || random.nextBoolean() ? empty || mixed ? "\r\n" : thisEnd : "");
            line++;
        }
        return new SampleFile(
                form, new String(bytes(form, marked, text.toString()), StandardCharsets.ISO_8859_1), records, lines);
    }

    static byte[] bytes(CsvForm form, boolean marked, String text) {
        boolean wide = form.encoding().charset().name().startsWith("UTF-16");
        var out = new ByteArrayOutputStream();
        if (wide || (marked && form.encoding() == FileEncoding.UTF_8)) {
            out.writeBytes("\ufeff".getBytes(form.encoding().charset()));
        }
        out.writeBytes(text.getBytes(form.encoding().charset()));
        return out.toByteArray();
    }

    byte[] bytes() {
        return latin.getBytes(StandardCharsets.ISO_8859_1);
    }

    FileSource source() {
        return source(bytes());
    }

    static FileSource source(byte[] bytes) {
        return () -> new ByteArrayInputStream(bytes);
    }

    static FileSource source(String utf8) {
        return source(utf8.getBytes(StandardCharsets.UTF_8));
    }

    static boolean isName(String name) {
        return HEADER.contains(name);
    }
}
