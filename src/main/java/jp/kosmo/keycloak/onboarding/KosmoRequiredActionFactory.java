package jp.kosmo.keycloak.onboarding;

import java.util.List;
import jp.kosmo.keycloak.console.ConsoleText;
import jp.kosmo.keycloak.realm.SimpleFactory;
import org.keycloak.authentication.RequiredActionFactory;
import org.keycloak.authentication.RequiredActionProvider;
import org.keycloak.provider.ProviderConfigProperty;

/** What the factories of our steps share: a frozen id, a name in the console, the settings of the step and no more. */
public abstract class KosmoRequiredActionFactory
        implements RequiredActionFactory, SimpleFactory<RequiredActionProvider> {

    private final String id;
    private final List<ProviderConfigProperty> settings;

    protected KosmoRequiredActionFactory(String id, List<ProviderConfigProperty> settings) {
        this.id = id;
        this.settings = settings;
    }

    @Override
    public final String getId() {
        return id;
    }

    @Override
    public final String getDisplayText() {
        return ConsoleText.name(id);
    }

    @Override
    public final List<ProviderConfigProperty> getConfigMetadata() {
        return settings;
    }
}
