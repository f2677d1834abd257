package jp.kosmo.keycloak.mfa.enrolment;

import java.util.List;
import jp.kosmo.keycloak.console.ConsoleSetting;
import jp.kosmo.keycloak.onboarding.KosmoRequiredActionFactory;
import jp.kosmo.keycloak.realm.ProviderIds;
import org.keycloak.authentication.RequiredActionProvider;
import org.keycloak.models.KeycloakSession;
import org.keycloak.provider.ProviderConfigProperty;

/** Required action {@code kosmo-first-login-end}. */
public final class FirstLoginEndActionFactory extends KosmoRequiredActionFactory {

    static final String OFFER_SET_UP = "offerSetUp";

    public FirstLoginEndActionFactory() {
        super(
                ProviderIds.FIRST_LOGIN_END,
                List.of(new ConsoleSetting("end." + OFFER_SET_UP, ProviderConfigProperty.BOOLEAN_TYPE, true)));
    }

    @Override
    public RequiredActionProvider create(KeycloakSession session) {
        return new FirstLoginEndAction();
    }
}
