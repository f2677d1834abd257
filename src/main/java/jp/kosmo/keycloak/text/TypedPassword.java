package jp.kosmo.keycloak.text;

/**
 * A password as a member typed it. One key writes {@code \} on a PC and {@code ¥} on a phone, and a keyboard left in Japanese
 * writes full width: all of these are the same password.
 */
public final class TypedPassword {

    private TypedPassword() {}

    /** What is stored, and compared with what is stored. */
    public static String read(String input) {
        return TypedText.ascii(input);
    }
}
