package jp.kosmo.keycloak.terms;

import java.util.concurrent.TimeUnit;
import jp.kosmo.keycloak.onboarding.KosmoRequiredActionFactory;
import org.keycloak.authentication.RequiredActionProvider;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.RealmModel;
import org.keycloak.models.RequiredActionConfigModel;
import org.keycloak.models.utils.KeycloakModelUtils;
import org.keycloak.models.utils.PostMigrationEvent;
import org.keycloak.timer.TimerProvider;

/** Required action {@code kosmo-terms}. */
public final class TermsActionFactory extends KosmoRequiredActionFactory {

    static final String ID = "kosmo-terms";

    public TermsActionFactory() {
        super(ID, "Kosmo: agree to the terms of use", TermsConfig.PROPERTIES);
    }

    @Override
    public RequiredActionProvider create(KeycloakSession session) {
        return new TermsAction();
    }

    @Override
    public void postInit(KeycloakSessionFactory factory) {
        factory.register(event -> {
            if (event instanceof PostMigrationEvent) {
                KeycloakModelUtils.runJobInTransaction(
                        factory,
                        session -> session.getProvider(TimerProvider.class)
                                .scheduleTask(
                                        new TermsActivationTask(),
                                        TimeUnit.SECONDS.toMillis(TermsActivationTask.EVERY_SECONDS)));
            }
        });
    }

    @Override
    public void validateConfig(KeycloakSession session, RealmModel realm, RequiredActionConfigModel model) {
        TermsConfig config = new TermsConfig(model);
        config.validate();
        if (LastTerms.exist(realm)) {
            config.requireTerms();
        }
        LastTerms.keep(realm, model);
    }
}
