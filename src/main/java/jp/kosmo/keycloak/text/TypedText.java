package jp.kosmo.keycloak.text;

import java.text.Normalizer;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The reading that all kinds of typed text share. Japanese keyboards write letters, digits and signs in full width, and
 * phones and mail programs add blanks and characters that nobody sees.
 */
public final class TypedText {

    /** What a Japanese keyboard writes where ASCII is meant, and Unicode does not count as the same character. */
    private static final Map<Integer, String> ASCII = Map.ofEntries(
            Map.entry((int) '。', "."),
            Map.entry((int) '、', ","),
            Map.entry((int) 'ー', "-"),
            Map.entry((int) '‐', "-"),
            Map.entry((int) '‒', "-"),
            Map.entry((int) '–', "-"),
            Map.entry((int) '—', "-"),
            Map.entry((int) '―', "-"),
            Map.entry((int) '−', "-"),
            Map.entry((int) '─', "-"),
            Map.entry((int) '〜', "~"),
            Map.entry((int) '¥', "\\"),
            Map.entry((int) '‘', "'"),
            Map.entry((int) '’', "'"),
            Map.entry((int) '“', "\""),
            Map.entry((int) '”', "\""));

    private TypedText() {}

    /**
     * For what is written in ASCII: in half width, Japanese signs as the ASCII they stand for, without blanks and invisible
     * characters at the ends. Null counts as empty.
     */
    public static String ascii(@Nullable String input) {
        if (input == null) {
            return "";
        }
        StringBuilder text = new StringBuilder();
        Normalizer.normalize(trimmed(input), Normalizer.Form.NFKC)
                .codePoints()
                .forEach(character -> text.append(ASCII.getOrDefault(character, Character.toString(character))));
        return trimmed(text.toString());
    }

    /** For codes and numbers: the same without any blank, invisible character or hyphen in the middle either. */
    public static String compact(@Nullable String input) {
        StringBuilder text = new StringBuilder();
        ascii(input)
                .codePoints()
                .filter(character -> !isUnseen(character) && character != '-')
                .forEach(text::appendCodePoint);
        return text.toString();
    }

    /** Without any blank or invisible character, whatever else it is made of. */
    public static String withoutBlanks(String input) {
        return input.codePoints()
                .filter(character -> !isUnseen(character))
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    /** Without blanks and invisible characters at the ends, whatever else it is made of. */
    public static String trimmed(String input) {
        int begin = 0;
        int end = input.length();
        while (begin < end && isUnseen(input.codePointAt(begin))) {
            begin += Character.charCount(input.codePointAt(begin));
        }
        while (begin < end && isUnseen(input.codePointBefore(end))) {
            end -= Character.charCount(input.codePointBefore(end));
        }
        return input.substring(begin, end);
    }

    /** Whether this is a blank of any script, or a character that shows nothing; a control character is neither. */
    private static boolean isUnseen(int character) {
        return Character.isWhitespace(character)
                || Character.isSpaceChar(character)
                || Character.getType(character) == Character.FORMAT
                || isFiller(character);
    }

    /** Letters and marks by their category, but without a picture of their own. */
    private static boolean isFiller(int character) {
        return character == 0x034F // combining grapheme joiner
                || character == 0x115F
                || character == 0x1160
                || character == 0x3164
                || character == 0xFFA0 // Hangul fillers
                || character == 0x2800 // Braille without dots
                || (character >= 0xFE00 && character <= 0xFE0F) // variation selectors
                || character == 0x0085; // next line
    }
}
