package jp.kosmo.keycloak.members.file.csv;

import java.io.IOException;
import java.io.Reader;
import java.nio.charset.CharacterCodingException;

/**
 * A whole file, taken for text in one encoding.
 *
 * @param valid whether all of it is written in it
 * @param binary whether there is a character that no text has
 * @param japanese whether there is any kana, kanji or full-width sign
 * @param foreign whether there is any letter of the West, Greek, Cyrillic or such
 * @param firstLine the first that is not blank, or its beginning
 */
record TextScan(
        FileEncoding encoding, boolean valid, boolean binary, boolean japanese, boolean foreign, String firstLine) {

    private static final int LONGEST_FIRST_LINE = 1 << 14;
    private static final int FIRST_JAPANESE = 0x3000;
    private static final int FIRST_FOREIGN = 0x80;
    private static final int LAST_FOREIGN = 0x7FF;

    static TextScan of(FileSource source, FileEncoding encoding) throws IOException {
        boolean valid = true;
        boolean binary = false;
        boolean japanese = false;
        boolean foreign = false;
        StringBuilder begin = new StringBuilder();
        try (Reader text = encoding.reader(source)) {
            char[] part = new char[1 << 13];
            for (int length = text.read(part); length >= 0; length = text.read(part)) {
                begin.append(part, 0, Math.min(length, LONGEST_FIRST_LINE - begin.length()));
                for (int i = 0; i < length; i++) {
                    char character = part[i];
                    binary |= character == 0;
                    japanese |= character >= FIRST_JAPANESE;
                    foreign |= character >= FIRST_FOREIGN && character <= LAST_FOREIGN;
                }
            }
        } catch (CharacterCodingException notInThisEncoding) {
            valid = false;
        }
        return new TextScan(encoding, valid, binary, japanese, foreign, firstLine(begin));
    }

    static String firstLine(CharSequence text) {
        return text.toString()
                .lines()
                .filter(line -> !line.isBlank())
                .findFirst()
                .orElse("");
    }

    /** Keeps what stands in the file out of logs and exception texts. */
    @Override
    public String toString() {
        return "TextScan";
    }
}
