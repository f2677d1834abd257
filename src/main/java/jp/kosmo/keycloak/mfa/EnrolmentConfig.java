package jp.kosmo.keycloak.mfa;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.keycloak.models.AuthenticatorConfigModel;
import org.keycloak.provider.ProviderConfigProperty;

/**
 * Settings of the step: when the chosen method is set up. Keycloak does not let an authenticator check its settings
 * before they are saved, so both are lists to choose from; anything else that a realm file brings counts as the default.
 *
 * @param sameLogin whether it is asked for in the very login in which it was chosen
 * @param graceDays for how many days, from the first time it is asked for, the member may put it off
 */
record EnrolmentConfig(boolean sameLogin, int graceDays) {

    private static final String WHEN = "when";
    private static final String NEXT_LOGIN = "next-login";
    private static final String SAME_LOGIN = "same-login";
    private static final String GRACE_DAYS = "graceDays";
    private static final String NO_GRACE = "0";
    private static final List<String> GRACE_CHOICES = List.of(NO_GRACE, "1", "3", "7", "14", "30", "60", "90");

    static List<ProviderConfigProperty> properties() {
        ProviderConfigProperty when = new ProviderConfigProperty(
                WHEN,
                "Set up the second factor",
                "next-login: the portal can be used once before the chosen method is set up. same-login: it is set up"
                        + " before the portal is reached.",
                ProviderConfigProperty.LIST_TYPE,
                NEXT_LOGIN);
        when.setOptions(List.of(NEXT_LOGIN, SAME_LOGIN));
        ProviderConfigProperty grace = new ProviderConfigProperty(
                GRACE_DAYS,
                "Days of grace",
                "For this many days, counted from the first time the set-up is asked for, the member may put it off to"
                        + " the next login. 0: it cannot be put off.",
                ProviderConfigProperty.LIST_TYPE,
                NO_GRACE);
        grace.setOptions(GRACE_CHOICES);
        return List.of(when, grace);
    }

    static EnrolmentConfig from(@Nullable AuthenticatorConfigModel stored) {
        Map<String, String> values = stored == null || stored.getConfig() == null ? Map.of() : stored.getConfig();
        String grace = values.getOrDefault(GRACE_DAYS, NO_GRACE);
        return new EnrolmentConfig(
                SAME_LOGIN.equals(values.get(WHEN)), GRACE_CHOICES.contains(grace) ? Integer.parseInt(grace) : 0);
    }
}
