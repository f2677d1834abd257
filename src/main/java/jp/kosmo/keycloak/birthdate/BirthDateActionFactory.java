package jp.kosmo.keycloak.birthdate;

import jp.kosmo.keycloak.onboarding.KosmoRequiredActionFactory;
import jp.kosmo.keycloak.realm.ProviderIds;
import org.keycloak.authentication.RequiredActionProvider;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.RequiredActionConfigModel;

/** Required action {@code kosmo-birthdate}. */
public final class BirthDateActionFactory extends KosmoRequiredActionFactory {

    public BirthDateActionFactory() {
        super(ProviderIds.BIRTHDATE, BirthDateConfig.PROPERTIES);
    }

    @Override
    public RequiredActionProvider create(KeycloakSession session) {
        return new BirthDateAction();
    }

    @Override
    public void validateConfig(KeycloakSession session, RealmModel realm, RequiredActionConfigModel model) {
        BirthDateConfig.validate(model);
    }
}
