package jp.kosmo.keycloak.userid;

import java.util.List;
import java.util.stream.Stream;
import jp.kosmo.keycloak.branding.BrandCheck;
import jp.kosmo.keycloak.mfa.MfaMethod;
import jp.kosmo.keycloak.onboarding.KosmoRequiredActionFactory;
import jp.kosmo.keycloak.realm.ProviderIds;
import jp.kosmo.keycloak.realm.check.SelfCheckWatch;
import jp.kosmo.keycloak.userid.released.ReleasedIdPurge;
import jp.kosmo.keycloak.userid.released.TemporaryUserId;
import org.keycloak.authentication.RequiredActionProvider;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.RealmModel;
import org.keycloak.models.RequiredActionConfigModel;
import org.keycloak.representations.userprofile.config.UPConfig;
import org.keycloak.userprofile.UserProfileProvider;

/** Required action {@code kosmo-user-id}. */
public final class UserIdActionFactory extends KosmoRequiredActionFactory {

    public UserIdActionFactory() {
        super(ProviderIds.USER_ID, UserIdConfig.PROPERTIES);
    }

    @Override
    public RequiredActionProvider create(KeycloakSession session) {
        return new UserIdAction();
    }

    @Override
    public void postInit(KeycloakSessionFactory factory) {
        ReleasedIdPurge.start(factory, realm -> UserIdConfig.of(realm).releasedIdDays());
        SelfCheckWatch.start(factory, BrandCheck::findings);
    }

    @Override
    public void validateConfig(KeycloakSession session, RealmModel realm, RequiredActionConfigModel model) {
        UserIdConfig.validate(model, undeclared(session));
    }

    /** What the step would lose. */
    private static List<String> undeclared(KeycloakSession session) {
        UPConfig profile = session.getProvider(UserProfileProvider.class).getConfiguration();
        return Stream.of(MfaMethod.ATTRIBUTE, TemporaryUserId.ATTRIBUTE)
                .filter(name -> profile.getAttribute(name) == null)
                .toList();
    }
}
