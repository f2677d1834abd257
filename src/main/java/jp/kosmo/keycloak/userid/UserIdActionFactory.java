package jp.kosmo.keycloak.userid;

import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import jp.kosmo.keycloak.mfa.MfaMethod;
import jp.kosmo.keycloak.onboarding.KosmoRequiredActionFactory;
import jp.kosmo.keycloak.realm.SelfCheckWatch;
import org.keycloak.authentication.RequiredActionProvider;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.RealmModel;
import org.keycloak.models.RequiredActionConfigModel;
import org.keycloak.models.utils.KeycloakModelUtils;
import org.keycloak.models.utils.PostMigrationEvent;
import org.keycloak.representations.userprofile.config.UPConfig;
import org.keycloak.timer.TimerProvider;
import org.keycloak.userprofile.UserProfileProvider;

/** Required action {@code kosmo-user-id}. */
public final class UserIdActionFactory extends KosmoRequiredActionFactory {

    static final String ID = "kosmo-user-id";

    public UserIdActionFactory() {
        super(ID, "Kosmo: choose user ID and second factor", UserIdConfig.PROPERTIES);
    }

    @Override
    public RequiredActionProvider create(KeycloakSession session) {
        return new UserIdAction();
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
        SelfCheckWatch.start(factory);
    }

    @Override
    public void validateConfig(KeycloakSession session, RealmModel realm, RequiredActionConfigModel model) {
        UserIdConfig.validate(model, undeclared(session));
    }

    /** What the step would lose. */
    private static List<String> undeclared(KeycloakSession session) {
        UPConfig profile = session.getProvider(UserProfileProvider.class).getConfiguration();
        return Stream.of(MfaMethod.ATTRIBUTE, UserIdValidator.TEMPORARY)
                .filter(name -> profile.getAttribute(name) == null)
                .toList();
    }
}
