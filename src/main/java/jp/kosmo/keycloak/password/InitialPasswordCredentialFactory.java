package jp.kosmo.keycloak.password;

import org.keycloak.credential.CredentialProvider;
import org.keycloak.credential.CredentialProviderFactory;
import org.keycloak.models.KeycloakSession;

/** Credential provider {@code kosmo-initial}. */
@SuppressWarnings("rawtypes") // the SPI's own service type is raw
public final class InitialPasswordCredentialFactory implements CredentialProviderFactory<CredentialProvider> {

    static final String ID = "kosmo-initial";

    @Override
    public String getId() {
        return ID;
    }

    @Override
    public CredentialProvider create(KeycloakSession session) {
        return new InitialPasswordCredential(session);
    }
}
