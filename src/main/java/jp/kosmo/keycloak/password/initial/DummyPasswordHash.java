package jp.kosmo.keycloak.password.initial;

import org.keycloak.credential.hash.PasswordHashProvider;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.PasswordPolicy;

/** The time one password check takes. */
public final class DummyPasswordHash {

    private DummyPasswordHash() {}

    /** Spends it, where an answer would otherwise come sooner and tell why. */
    public static void pay(KeycloakSession session) {
        PasswordPolicy policy = session.getContext().getRealm().getPasswordPolicy();
        String algorithm = policy.getHashAlgorithm();
        PasswordHashProvider hash = algorithm == null
                ? session.getProvider(PasswordHashProvider.class)
                : session.getProvider(PasswordHashProvider.class, algorithm);
        hash.encodedCredential("as long as a password is", policy.getHashIterations());
    }
}
