package jp.kosmo.keycloak.password;

import org.keycloak.credential.CredentialProviderFactory;
import org.keycloak.models.KeycloakSession;

/**
 * Credential provider {@code kosmo-initial}. Keycloak reads the type argument and asks only those to check a password
 * whose own class can.
 */
public final class InitialPasswordCredentialFactory implements CredentialProviderFactory<InitialPasswordCredential> {

    static final String ID = "kosmo-initial";

    @Override
    public String getId() {
        return ID;
    }

    @Override
    public InitialPasswordCredential create(KeycloakSession session) {
        return new InitialPasswordCredential(session);
    }
}
