package jp.kosmo.keycloak.members;

import java.time.LocalDate;
import jp.kosmo.keycloak.text.EmailAddress;
import jp.kosmo.keycloak.text.TypedText;
import jp.kosmo.keycloak.union.BirthDate;

/**
 * How the attributes of a member are read. What cannot be read is left for the profile's validators to refuse, as it was
 * written.
 */
public final class AttributeReader {

    private AttributeReader() {}

    /**
     * The value to store.
     *
     * @param today the last day that may be a birthday
     */
    public static String read(String attribute, String written, LocalDate today) {
        return switch (attribute) {
            case "username", InsuredPerson.SYMBOL, InsuredPerson.NUMBER, InsuredPerson.BRANCH_NUMBER ->
                TypedText.ascii(written);
            case "email" -> EmailAddress.read(written);
            case BirthDate.ATTRIBUTE ->
                BirthDate.typed(written, today).map(BirthDate::iso).orElse(written);
            case "displayName", "firstName", "lastName" -> TypedText.trimmed(written);
            default -> written;
        };
    }
}
