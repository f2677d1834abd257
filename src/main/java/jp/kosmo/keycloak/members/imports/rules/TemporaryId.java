package jp.kosmo.keycloak.members.imports.rules;

import java.security.SecureRandom;

/** User IDs for members of whom a file has none: for the first login, until they choose their own. */
public final class TemporaryId {

    /** Small letters and digits that look like no other in print or handwriting. */
    private static final String ALPHABET = "34679acdefghjkmnpqrtwxy";
    /** Of a million, two are alike once in eighty files. */
    private static final int LETTERS = 10;

    private static final SecureRandom RANDOM = new SecureRandom();

    private TemporaryId() {}

    public static String random() {
        return RANDOM.ints(LETTERS, 0, ALPHABET.length())
                .map(ALPHABET::charAt)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }
}
