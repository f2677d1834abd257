package jp.kosmo.keycloak.text;

/** What every database takes as one value of a record. */
public final class StoredText {

    private static final int LONGEST = 255;

    private StoredText() {}

    public static boolean isTooLong(String value) {
        return value.length() > LONGEST;
    }

    /** PostgreSQL aborts a request at some of them, also one that only looks for such a value, and none belongs into a record. */
    public static boolean hasControlCharacter(String value) {
        return value.chars().anyMatch(Character::isISOControl);
    }
}
