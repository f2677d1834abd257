package jp.kosmo.keycloak.password.initial.code;

import java.security.SecureRandom;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import jp.kosmo.keycloak.text.TypedText;

/**
 * The initial password on a member's letter: 14 random letters and digits (63 bits) and one that checks them, printed as
 * {@code K7MPX-3DRA9-HWTQ9}. What looks like another sign in print or handwriting is not among them; that leaves 23, a prime
 * number, so that every wrong letter and every two that have changed places are found.
 *
 * @param letters all 15, without what groups them
 */
public record IssuedCode(String letters) {

    private static final String ALPHABET = "34679ACDEFGHJKMNPQRTWXY";
    private static final int RANDOM_LETTERS = 14;
    private static final int GROUP = 5;
    private static final SecureRandom RANDOM = new SecureRandom();

    public IssuedCode {
        if (!isRight(letters)) {
            throw new IllegalArgumentException("no code"); // which says nothing about the one there is
        }
    }

    /** A new one. */
    public static IssuedCode random() {
        StringBuilder letters = new StringBuilder(RANDOM_LETTERS + 1);
        RANDOM.ints(RANDOM_LETTERS, 0, ALPHABET.length())
                .mapToObj(ALPHABET::charAt)
                .forEach(letters::append);
        return new IssuedCode(letters.append(checkLetter(letters)).toString());
    }

    /**
     * The code that somebody typed, in capitals or not, full width or half, grouped or not.
     *
     * @return empty where it cannot be one: a slip of the pen, which may be told to staff; to whoever logs in it is one more
     *     wrong password
     */
    public static Optional<IssuedCode> read(String typed) {
        return Optional.of(plain(typed)).filter(IssuedCode::isRight).map(IssuedCode::new);
    }

    /** What was typed as it is compared: capitals and digits alone, whether they are a code or not. */
    static String plain(String typed) {
        return TypedText.ascii(typed)
                .toUpperCase(Locale.ROOT)
                .codePoints()
                .filter(sign -> (sign >= '0' && sign <= '9') || (sign >= 'A' && sign <= 'Z'))
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    /** As the letter shows it. */
    public String printed() {
        return IntStream.iterate(0, begin -> begin < letters.length(), begin -> begin + GROUP)
                .mapToObj(begin -> letters.substring(begin, begin + GROUP))
                .collect(Collectors.joining("-"));
    }

    private static boolean isRight(String letters) {
        return letters.length() == RANDOM_LETTERS + 1
                && letters.chars().allMatch(letter -> ALPHABET.indexOf(letter) >= 0)
                && letters.charAt(RANDOM_LETTERS) == checkLetter(letters);
    }

    /** Of the random ones, each with a weight of its own; the check letter itself counts as one of weight -1. */
    private static char checkLetter(CharSequence letters) {
        int sum = IntStream.range(0, RANDOM_LETTERS)
                .map(place -> (place + 2) * ALPHABET.indexOf(letters.charAt(place)))
                .sum();
        return ALPHABET.charAt(sum % ALPHABET.length());
    }

    /** Keeps the code out of logs and exception texts. */
    @Override
    public String toString() {
        return "IssuedCode";
    }
}
