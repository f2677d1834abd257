package jp.kosmo.keycloak.union;

import java.time.Duration;
import java.util.List;
import jp.kosmo.keycloak.realm.ProviderIds;
import org.keycloak.models.RealmModel;
import org.keycloak.provider.ProviderConfigProperty;

/**
 * How long ago a clerk may have shown password and factor when a task of the office opens or closes an account; a setting of {@code
 * kosmo-login}.
 */
public final class RecentLogin {

    private static final ListSetting MINUTES =
            new ListSetting("login.officeMinutes", "10", List.of("5", "10", "15", "30", "60", "480"));

    private RecentLogin() {}

    /** As the console offers it. */
    public static ProviderConfigProperty property() {
        return MINUTES.property();
    }

    /** What the union has set; the shortest where {@code kosmo-login} stands in several flows. */
    public static Duration maxAge(RealmModel realm) {
        return AuthenticatorSettings.of(realm, ProviderIds.LOGIN)
                .map(MINUTES::numberOf)
                .min(Integer::compare)
                .map(Duration::ofMinutes)
                .orElseGet(() -> Duration.ofMinutes(MINUTES.numberOf(null)));
    }
}
