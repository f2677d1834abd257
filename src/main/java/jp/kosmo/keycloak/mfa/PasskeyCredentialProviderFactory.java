package jp.kosmo.keycloak.mfa;

import org.keycloak.credential.CredentialTypeMetadata;
import org.keycloak.credential.CredentialTypeMetadataContext;
import org.keycloak.credential.WebAuthnCredentialProvider;
import org.keycloak.credential.WebAuthnCredentialProviderFactory;
import org.keycloak.models.KeycloakSession;

/** Credential provider {@code keycloak-webauthn}, in place of Keycloak's own: Account REST deletes none of a union's members. */
public final class PasskeyCredentialProviderFactory extends WebAuthnCredentialProviderFactory {

    /** Above Keycloak's own of the same id. */
    @Override
    public int order() {
        return 10;
    }

    @Override
    public WebAuthnCredentialProvider create(KeycloakSession session) {
        return new WebAuthnCredentialProvider(session, getMetadataService(), createOrGetObjectConverter()) {
            @Override
            public CredentialTypeMetadata getCredentialTypeMetadata(CredentialTypeMetadataContext context) {
                AccountRestDeleteGuard.refuse(session);
                return super.getCredentialTypeMetadata(context);
            }
        };
    }
}
