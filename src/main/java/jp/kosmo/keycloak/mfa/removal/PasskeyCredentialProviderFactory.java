package jp.kosmo.keycloak.mfa.removal;

import jp.kosmo.keycloak.realm.StockReplacement;
import org.keycloak.credential.CredentialProvider;
import org.keycloak.credential.CredentialTypeMetadata;
import org.keycloak.credential.CredentialTypeMetadataContext;
import org.keycloak.credential.WebAuthnCredentialProvider;
import org.keycloak.credential.WebAuthnCredentialProviderFactory;
import org.keycloak.models.KeycloakSession;

/**
 * Credential provider {@code keycloak-webauthn}, in place of Keycloak's own: Account REST deletes none of a union's members, and
 * says which one stays.
 */
@SuppressWarnings("rawtypes") // as Keycloak declares it
public final class PasskeyCredentialProviderFactory extends WebAuthnCredentialProviderFactory
        implements StockReplacement<CredentialProvider> {

    @Override
    public WebAuthnCredentialProvider create(KeycloakSession session) {
        return new WebAuthnCredentialProvider(session, getMetadataService(), createOrGetObjectConverter()) {
            @Override
            public CredentialTypeMetadata getCredentialTypeMetadata(CredentialTypeMetadataContext context) {
                AccountRestDeleteGuard.refuse(session);
                return LastFactor.told(super.getCredentialTypeMetadata(context), session, context.getUser());
            }
        };
    }
}
