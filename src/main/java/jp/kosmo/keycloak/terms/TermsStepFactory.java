package jp.kosmo.keycloak.terms;

import jp.kosmo.keycloak.onboarding.OnboardingStepFactory;
import org.keycloak.authentication.RequiredActionProvider;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.RequiredActionConfigModel;

/** Required action {@code kosmo-terms}. */
public final class TermsStepFactory extends OnboardingStepFactory {

    static final String ID = "kosmo-terms";

    public TermsStepFactory() {
        super(ID, "Kosmo: agree to the terms of use", TermsConfig.PROPERTIES);
    }

    @Override
    public RequiredActionProvider create(KeycloakSession session) {
        return new TermsStep();
    }

    @Override
    public void validateConfig(KeycloakSession session, RealmModel realm, RequiredActionConfigModel model) {
        new TermsConfig(model).validate();
    }
}
