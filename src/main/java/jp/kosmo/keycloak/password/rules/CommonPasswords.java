package jp.kosmo.keycloak.password.rules;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.Arrays;
import java.util.Locale;
import java.util.Objects;

/**
 * The passwords most used in the world, and Japanese names and words: what somebody who guesses tries first.
 *
 * <p>They are compared without regard to case and width of the letters, and without the digits, {@code !} and {@code ?}
 * that people hang on to a word when they are asked for some. A password that merely contains a word is none of them.
 * The list takes about 3.5 MB of memory from the first password that is set; where it comes from is in
 * {@code META-INF/NOTICE}.
 */
final class CommonPasswords {

    /** What is left of a password has to be a word; a letter or two in front of a number are not. */
    private static final int SHORTEST_WORD = 4;

    private static final String[] SORTED = read();

    private CommonPasswords() {}

    static boolean contains(String password) {
        String whole = Normalizer.normalize(password, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
        return isListed(whole) || isListed(withoutTail(whole));
    }

    static int size() {
        return SORTED.length;
    }

    private static boolean isListed(String word) {
        return Arrays.binarySearch(SORTED, word) >= 0;
    }

    private static String withoutTail(String whole) {
        int end = whole.length();
        while (end > 0 && isTail(whole.charAt(end - 1))) {
            end--;
        }
        return end < SHORTEST_WORD ? whole : whole.substring(0, end);
    }

    private static boolean isTail(char character) {
        return (character >= '0' && character <= '9') || character == '!' || character == '?';
    }

    private static String[] read() {
        InputStream list = Objects.requireNonNull(
                CommonPasswords.class.getResourceAsStream("common-passwords.txt"), "common-passwords.txt");
        try (var lines = new BufferedReader(new InputStreamReader(list, StandardCharsets.UTF_8))) {
            return lines.lines().sorted().toArray(String[]::new);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
