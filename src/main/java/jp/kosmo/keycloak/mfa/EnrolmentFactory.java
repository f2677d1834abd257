package jp.kosmo.keycloak.mfa;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.keycloak.Config;
import org.keycloak.authentication.Authenticator;
import org.keycloak.authentication.AuthenticatorFactory;
import org.keycloak.models.AuthenticationExecutionModel.Requirement;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.provider.ProviderConfigProperty;

/** Authenticator {@code kosmo-enrolment}. */
public final class EnrolmentFactory implements AuthenticatorFactory {

    @Override
    public String getId() {
        return "kosmo-enrolment";
    }

    @Override
    public String getDisplayType() {
        return "Kosmo: set up the chosen second factor";
    }

    @Override
    public String getHelpText() {
        return "Has no page. Asks a member who has chosen OTP or passkey and does not have it yet to set it up. Put it"
                + " last, after the factors a member has were asked for.";
    }

    @Override
    public @Nullable String getReferenceCategory() {
        return null;
    }

    @Override
    public boolean isConfigurable() {
        return true;
    }

    @Override
    public Requirement[] getRequirementChoices() {
        return new Requirement[] {Requirement.REQUIRED, Requirement.DISABLED};
    }

    @Override
    public boolean isUserSetupAllowed() {
        return false;
    }

    @Override
    public List<ProviderConfigProperty> getConfigProperties() {
        return EnrolmentConfig.properties();
    }

    @Override
    public Authenticator create(KeycloakSession session) {
        return new Enrolment();
    }

    @Override
    public void init(Config.Scope config) {}

    @Override
    public void postInit(KeycloakSessionFactory factory) {}

    @Override
    public void close() {}
}
