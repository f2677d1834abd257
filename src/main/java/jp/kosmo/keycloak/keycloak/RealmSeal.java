package jp.kosmo.keycloak.keycloak;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.keycloak.crypto.SignatureException;
import org.keycloak.crypto.SignatureProvider;
import org.keycloak.models.Constants;
import org.keycloak.models.KeycloakSession;

/**
 * Makes of a text a token by which to tell whether another is the same, and nothing else. A plain hash of personal data gives it
 * away to whoever tries all birthdates; this one is made with a key that does not leave the realm.
 */
public final class RealmSeal {

    private RealmSeal() {}

    /** The token of this text, in the realm of the session; another one when the realm's keys are changed. */
    public static String of(KeycloakSession session, String text) {
        try {
            byte[] signature = session.getProvider(SignatureProvider.class, Constants.INTERNAL_SIGNATURE_ALGORITHM)
                    .signer()
                    .sign(text.getBytes(StandardCharsets.UTF_8));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(signature);
        } catch (SignatureException unusableKey) {
            throw new IllegalStateException("The realm's key for internal tokens cannot sign", unusableKey);
        }
    }
}
