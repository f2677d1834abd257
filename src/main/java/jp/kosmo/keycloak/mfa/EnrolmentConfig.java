package jp.kosmo.keycloak.mfa;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.keycloak.models.AuthenticatorConfigModel;
import org.keycloak.provider.ProviderConfigProperty;

/** Settings of the step: when the chosen method is set up. */
record EnrolmentConfig(boolean sameLogin) {

    private static final String WHEN = "when";
    private static final String NEXT_LOGIN = "next-login";
    private static final String SAME_LOGIN = "same-login";

    static List<ProviderConfigProperty> properties() {
        ProviderConfigProperty when = new ProviderConfigProperty(
                WHEN,
                "Set up the second factor",
                "next-login: the portal can be used once before the chosen method is set up. same-login: it is set up"
                        + " before the portal is reached.",
                ProviderConfigProperty.LIST_TYPE,
                NEXT_LOGIN);
        when.setOptions(List.of(NEXT_LOGIN, SAME_LOGIN));
        return List.of(when);
    }

    static EnrolmentConfig from(@Nullable AuthenticatorConfigModel stored) {
        return new EnrolmentConfig(stored != null
                && stored.getConfig() != null
                && SAME_LOGIN.equals(stored.getConfig().get(WHEN)));
    }
}
