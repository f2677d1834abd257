package jp.kosmo.keycloak.mfa.setup;

import com.webauthn4j.verifier.attestation.trustworthiness.certpath.CertPathTrustworthinessVerifier;
import java.util.ArrayList;
import java.util.List;
import jp.kosmo.keycloak.realm.CurrentRealm;
import jp.kosmo.keycloak.realm.StockReplacement;
import jp.kosmo.keycloak.union.NotificationSetting;
import org.keycloak.authentication.RequiredActionProvider;
import org.keycloak.authentication.requiredactions.WebAuthnRegister;
import org.keycloak.authentication.requiredactions.WebAuthnRegisterFactory;
import org.keycloak.models.KeycloakSession;
import org.keycloak.provider.ProviderConfigProperty;

/** Required action {@code webauthn-register}, in place of Keycloak's own. */
public final class RegisterPasskeyActionFactory extends WebAuthnRegisterFactory
        implements StockReplacement<RequiredActionProvider> {

    @Override
    protected WebAuthnRegister createProvider(KeycloakSession session, CertPathTrustworthinessVerifier trust) {
        return new RegisterPasskeyAction(session, trust);
    }

    @Override
    public List<ProviderConfigProperty> getConfigMetadata() {
        if (CurrentRealm.isPlain()) {
            return super.getConfigMetadata();
        }
        List<ProviderConfigProperty> settings = new ArrayList<>(super.getConfigMetadata());
        settings.add(NotificationSetting.PASSKEY.property());
        return settings;
    }
}
