package jp.kosmo.keycloak.password.rules;

import java.util.Locale;

/** Questions about the characters of a password. */
final class Characters {

    /** The printable ASCII symbols without the space. On Japanese keyboards the backslash is the yen sign. */
    static final String SYMBOLS = "!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~";

    private Characters() {}

    static long letters(String password) {
        return password.chars().filter(Characters::isLetter).count();
    }

    static boolean onlyLettersDigitsAnd(String symbols, String password) {
        return password.chars()
                .allMatch(character -> isLetter(character) || isDigit(character) || symbols.indexOf(character) >= 0);
    }

    /** Whether the password contains the part, ignoring case and whatever symbols stand between. */
    static boolean contains(String password, String part) {
        String wanted = lettersAndDigits(part);
        return !wanted.isEmpty() && lettersAndDigits(password).contains(wanted);
    }

    private static String lettersAndDigits(String text) {
        return text.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]", "");
    }

    private static boolean isLetter(int character) {
        return (character >= 'a' && character <= 'z') || (character >= 'A' && character <= 'Z');
    }

    private static boolean isDigit(int character) {
        return character >= '0' && character <= '9';
    }
}
