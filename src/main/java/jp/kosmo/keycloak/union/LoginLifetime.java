package jp.kosmo.keycloak.union;

import java.time.Duration;
import java.util.List;
import jp.kosmo.keycloak.realm.ProviderIds;
import org.keycloak.models.RealmModel;
import org.keycloak.provider.ProviderConfigProperty;

/** How long one login may take, from the form to the portal; a setting of {@code kosmo-login}. */
public final class LoginLifetime {

    private static final ListSetting MINUTES =
            new ListSetting("login.loginMinutes", "60", List.of("15", "30", "60", "90", "120"));

    private LoginLifetime() {}

    /** As the console offers it. */
    public static ProviderConfigProperty property() {
        return MINUTES.property();
    }

    /** What the union has set; the shortest where {@code kosmo-login} stands in several flows. */
    public static Duration of(RealmModel realm) {
        return AuthenticatorSettings.of(realm, ProviderIds.LOGIN)
                .map(MINUTES::numberOf)
                .min(Integer::compare)
                .map(Duration::ofMinutes)
                .orElseGet(() -> Duration.ofMinutes(MINUTES.numberOf(null)));
    }
}
