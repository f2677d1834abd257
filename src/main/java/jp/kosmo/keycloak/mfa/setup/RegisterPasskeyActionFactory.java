package jp.kosmo.keycloak.mfa.setup;

import com.webauthn4j.verifier.attestation.trustworthiness.certpath.CertPathTrustworthinessVerifier;
import java.util.List;
import jp.kosmo.keycloak.realm.StockReplacement;
import jp.kosmo.keycloak.union.NotificationSetting;
import jp.kosmo.keycloak.union.StockSettings;
import org.keycloak.authentication.RequiredActionProvider;
import org.keycloak.authentication.requiredactions.WebAuthnRegister;
import org.keycloak.authentication.requiredactions.WebAuthnRegisterFactory;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.RequiredActionConfigModel;
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
        return StockSettings.with(super.getConfigMetadata(), List.of(NotificationSetting.PASSKEY.property()));
    }

    @Override
    public void validateConfig(KeycloakSession session, RealmModel realm, RequiredActionConfigModel model) {
        StockSettings.require(realm, getId(), model);
        super.validateConfig(session, realm, model);
    }
}
