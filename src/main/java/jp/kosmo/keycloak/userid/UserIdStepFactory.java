package jp.kosmo.keycloak.userid;

import jp.kosmo.keycloak.onboarding.OnboardingStepFactory;
import org.keycloak.authentication.RequiredActionProvider;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.RequiredActionConfigModel;

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
    public void validateConfig(KeycloakSession session, RealmModel realm, RequiredActionConfigModel model) {
        UserIdConfig.validate(model);
    }
}
