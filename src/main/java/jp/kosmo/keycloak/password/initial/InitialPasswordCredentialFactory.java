package jp.kosmo.keycloak.password.initial;

import jp.kosmo.keycloak.realm.ProviderIds;
import org.keycloak.credential.CredentialProviderFactory;
import org.keycloak.models.KeycloakSession;

/**
 * Credential provider {@code kosmo-initial}. Keycloak asks a provider to check a password only if the type argument here
 * says that it can, so it must be the class itself ({@code UserCredentialManager.getCredentialProviders}).
 */
public final class InitialPasswordCredentialFactory implements CredentialProviderFactory<InitialPasswordCredential> {

    @Override
    public String getId() {
        return ProviderIds.INITIAL_PASSWORD;
    }

    @Override
    public InitialPasswordCredential create(KeycloakSession session) {
        return new InitialPasswordCredential(session);
    }
}
