package jp.kosmo.keycloak.userid;

import java.util.concurrent.TimeUnit;
import jp.kosmo.keycloak.onboarding.OnboardingStepFactory;
import org.keycloak.authentication.RequiredActionProvider;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.RealmModel;
import org.keycloak.models.RequiredActionConfigModel;
import org.keycloak.models.utils.KeycloakModelUtils;
import org.keycloak.models.utils.PostMigrationEvent;
import org.keycloak.timer.TimerProvider;

/** Required action {@code kosmo-user-id}. */
public final class UserIdStepFactory extends OnboardingStepFactory {

    static final String ID = "kosmo-user-id";

    public UserIdStepFactory() {
        super(ID, "Kosmo: choose user ID and second factor", UserIdConfig.PROPERTIES);
    }

    @Override
    public RequiredActionProvider create(KeycloakSession session) {
        return new UserIdStep();
    }

    @Override
    public void postInit(KeycloakSessionFactory factory) {
        factory.register(event -> {
            if (event instanceof PostMigrationEvent) {
                KeycloakModelUtils.runJobInTransaction(
                        factory,
                        session -> session.getProvider(TimerProvider.class)
                                .scheduleTask(
                                        new ReleasedIdPurge(),
                                        TimeUnit.SECONDS.toMillis(ReleasedIdPurge.FIRST_AFTER_SECONDS),
                                        TimeUnit.SECONDS.toMillis(ReleasedIdPurge.EVERY_SECONDS)));
            }
        });
    }

    @Override
    public void validateConfig(KeycloakSession session, RealmModel realm, RequiredActionConfigModel model) {
        UserIdConfig.validate(model);
    }
}
