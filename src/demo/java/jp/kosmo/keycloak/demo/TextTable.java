package jp.kosmo.keycloak.demo;

import java.lang.Character.UnicodeBlock;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** A table for a terminal, where a Japanese character takes two columns. Every row has as many cells as the first. */
record TextTable(List<List<String>> rows) {
    private static final String GAP = "  ";
    private static final int LAST_FULL_WIDTH_FORM = 0xFF60;
    private static final Set<UnicodeBlock> WIDE = Set.of(
            UnicodeBlock.CJK_SYMBOLS_AND_PUNCTUATION,
            UnicodeBlock.HIRAGANA,
            UnicodeBlock.KATAKANA,
            UnicodeBlock.CJK_UNIFIED_IDEOGRAPHS,
            UnicodeBlock.HALFWIDTH_AND_FULLWIDTH_FORMS);

    /** The rows, columns lined up at their left, nothing after the last character. */
    List<String> lines() {
        int[] widths = IntStream.range(0, rows.get(0).size())
                .map(column -> rows.stream()
                        .mapToInt(row -> width(row.get(column)))
                        .max()
                        .orElse(0))
                .toArray();
        return rows.stream()
                .map(row -> IntStream.range(0, widths.length)
                        .mapToObj(column -> pad(row.get(column), widths[column]))
                        .collect(Collectors.joining(GAP))
                        .stripTrailing())
                .toList();
    }

    /** The text and as many spaces as bring it to this many columns. */
    static String pad(String text, int width) {
        return text + " ".repeat(width - width(text));
    }

    /** How many columns the text takes. */
    static int width(String text) {
        return text.codePoints().map(TextTable::width).sum();
    }

    private static int width(int codePoint) {
        boolean narrowForm = codePoint > LAST_FULL_WIDTH_FORM;
        return WIDE.contains(UnicodeBlock.of(codePoint)) && !narrowForm ? 2 : 1;
    }
}
