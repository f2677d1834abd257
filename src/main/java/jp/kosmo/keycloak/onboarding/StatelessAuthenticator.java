package jp.kosmo.keycloak.onboarding;

import java.util.List;
import jp.kosmo.keycloak.console.ConsoleText;
import jp.kosmo.keycloak.login.BlockedPage;
import jp.kosmo.keycloak.realm.SimpleFactory;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.keycloak.authentication.AuthenticationFlowContext;
import org.keycloak.authentication.Authenticator;
import org.keycloak.authentication.AuthenticatorFactory;
import org.keycloak.models.AuthenticationExecutionModel.Requirement;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.provider.ProviderConfigProperty;

/** What our own steps of an authentication flow share: without state, so that each is its own factory. */
public abstract class StatelessAuthenticator
        implements Authenticator, AuthenticatorFactory, SimpleFactory<Authenticator> {

    private final String id;
    private final Requirement requirement;
    private final List<ProviderConfigProperty> settings;

    /**
     * @param id frozen
     * @param requirement what it can be beside disabled
     * @param settings in the console
     */
    protected StatelessAuthenticator(String id, Requirement requirement, List<ProviderConfigProperty> settings) {
        this.id = id;
        this.requirement = requirement;
        this.settings = settings;
    }

    /**
     * Ends a flow for which the union's realm lacks something, which is no failure of the member's to count.
     *
     * @param logLine what an administrator has to look for, with {@code %s} for the name of the realm
     */
    protected final void stop(AuthenticationFlowContext context, BlockedPage page, String eventError, String logLine) {
        Logger.getLogger(getClass()).warnf(logLine, context.getRealm().getName());
        context.getEvent().error(eventError);
        context.forceChallenge(page.refusal(context.form()));
    }

    @Override
    public final String getId() {
        return id;
    }

    @Override
    public final String getDisplayType() {
        return ConsoleText.name(id);
    }

    @Override
    public final String getHelpText() {
        return ConsoleText.help(id);
    }

    @Override
    public final @Nullable String getReferenceCategory() {
        return null;
    }

    @Override
    public final boolean isConfigurable() {
        return !settings.isEmpty();
    }

    @Override
    public final Requirement[] getRequirementChoices() {
        return new Requirement[] {requirement, Requirement.DISABLED};
    }

    @Override
    public final boolean isUserSetupAllowed() {
        return false;
    }

    @Override
    public final List<ProviderConfigProperty> getConfigProperties() {
        return settings;
    }

    @Override
    public final Authenticator create(KeycloakSession session) {
        return this;
    }

    @Override
    public final boolean configuredFor(KeycloakSession session, RealmModel realm, UserModel user) {
        return true;
    }

    @Override
    public final void setRequiredActions(KeycloakSession session, RealmModel realm, UserModel user) {}

    @Override
    public final void close() {}
}
