package jp.kosmo.keycloak.mfa.removal;

import jp.kosmo.keycloak.realm.StockReplacement;
import org.keycloak.credential.CredentialProvider;
import org.keycloak.credential.CredentialTypeMetadata;
import org.keycloak.credential.CredentialTypeMetadataContext;
import org.keycloak.credential.OTPCredentialProvider;
import org.keycloak.credential.OTPCredentialProviderFactory;
import org.keycloak.models.KeycloakSession;

/**
 * Credential provider {@code keycloak-otp}, in place of Keycloak's own: Account REST deletes none of a union's members, and
 * says which one stays.
 */
@SuppressWarnings("rawtypes") // as Keycloak declares it
public final class OtpCredentialProviderFactory extends OTPCredentialProviderFactory
        implements StockReplacement<CredentialProvider> {

    @Override
    public OTPCredentialProvider create(KeycloakSession session) {
        return new OTPCredentialProvider(session) {
            @Override
            public CredentialTypeMetadata getCredentialTypeMetadata(CredentialTypeMetadataContext context) {
                AccountRestDeleteGuard.refuse(session);
                return LastFactor.told(super.getCredentialTypeMetadata(context), session, context.getUser());
            }
        };
    }
}
