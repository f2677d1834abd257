package jp.kosmo.keycloak.keycloak;

import java.util.ArrayList;
import java.util.Set;
import java.util.stream.Collectors;
import jp.kosmo.keycloak.realm.UnionRealm;
import org.keycloak.WebAuthnConstants;
import org.keycloak.models.KeycloakSession;

/**
 * The fields of a form, cut before anything looks at them: what is examined, looked up, recorded and shown again costs no more
 * than for what a person types, whatever was sent.
 */
public final class FormFields {

    /** Longer than whatever a field takes, so that what was cut is still refused for its length. */
    static final int LONGEST = 512;

    /** These hold what a device has signed, certificates included. */
    private static final Set<String> OF_A_DEVICE = Set.of(
            WebAuthnConstants.CLIENT_DATA_JSON,
            WebAuthnConstants.ATTESTATION_OBJECT,
            WebAuthnConstants.AUTHENTICATOR_DATA,
            WebAuthnConstants.SIGNATURE,
            WebAuthnConstants.CREDENTIAL_ID,
            WebAuthnConstants.PUBLIC_KEY_CREDENTIAL_ID);

    static final int LONGEST_OF_A_DEVICE = 65_536;

    private FormFields() {}

    /** Cuts them for the code that reads them after this in the same request; in a union's realm only. */
    public static void cut(KeycloakSession session) {
        if (UnionRealm.is(session.getContext().getRealm())) {
            session.getContext()
                    .getHttpRequest()
                    .getDecodedFormParameters()
                    .replaceAll((name, values) -> values.stream()
                            .map(value -> cut(name, value))
                            .collect(Collectors.toCollection(ArrayList::new)));
        }
    }

    /** Never in the middle of a character. */
    static String cut(String name, String value) {
        int longest = OF_A_DEVICE.contains(name) ? LONGEST_OF_A_DEVICE : LONGEST;
        if (value.length() <= longest) {
            return value;
        }
        boolean inside = Character.isHighSurrogate(value.charAt(longest - 1));
        return value.substring(0, inside ? longest - 1 : longest);
    }
}
