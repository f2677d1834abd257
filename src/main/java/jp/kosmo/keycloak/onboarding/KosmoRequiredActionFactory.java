package jp.kosmo.keycloak.onboarding;

import java.util.List;
import org.keycloak.Config;
import org.keycloak.authentication.RequiredActionFactory;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.provider.ProviderConfigProperty;

/** What the factories of our steps share: a frozen id, a name in the console, the settings of the step and no more. */
public abstract class KosmoRequiredActionFactory implements RequiredActionFactory {

    private final String id;
    private final String displayText;
    private final List<ProviderConfigProperty> settings;

    protected KosmoRequiredActionFactory(String id, String displayText, List<ProviderConfigProperty> settings) {
        this.id = id;
        this.displayText = displayText;
        this.settings = settings;
    }

    @Override
    public final String getId() {
        return id;
    }

    @Override
    public final String getDisplayText() {
        return displayText;
    }

    @Override
    public final List<ProviderConfigProperty> getConfigMetadata() {
        return settings;
    }

    @Override
    public void init(Config.Scope config) {}

    @Override
    public void postInit(KeycloakSessionFactory factory) {}

    @Override
    public void close() {}
}
