package jp.kosmo.keycloak.password.login;

import java.util.List;
import java.util.stream.Stream;
import jp.kosmo.keycloak.union.ListSetting;
import jp.kosmo.keycloak.union.LoginLifetime;
import jp.kosmo.keycloak.union.NotificationSetting;
import jp.kosmo.keycloak.union.OfficeSettings;
import org.jspecify.annotations.Nullable;
import org.keycloak.models.AuthenticatorConfigModel;
import org.keycloak.provider.ProviderConfigProperty;

/**
 * Settings of the login form.
 *
 * @param failuresPerAddress an hour; 0 = no limit
 * @param failuresPerNetwork an hour; 0 = no limit
 * @param trustedDeviceFailures how many logins a browser may try that is not to wait; 0 = it waits like any other
 */
record LoginSettings(int failuresPerAddress, int failuresPerNetwork, int trustedDeviceFailures) {

    private static final ListSetting PER_ADDRESS =
            new ListSetting("login.failuresPerAddress", "50", List.of("20", "50", "100", "200", "500", "0"));
    private static final ListSetting PER_NETWORK =
            new ListSetting("login.failuresPerNetwork", "200", List.of("100", "200", "500", "1000", "0"));
    private static final ListSetting TRUSTED =
            new ListSetting("login.trustedDeviceFailures", "10", List.of("5", "10", "20", "0"));

    static final List<ProviderConfigProperty> PROPERTIES = Stream.concat(
                    Stream.of(
                            LoginLifetime.property(),
                            NotificationSetting.LOCK.property(),
                            PER_ADDRESS.property(),
                            PER_NETWORK.property(),
                            TRUSTED.property()),
                    OfficeSettings.properties().stream())
            .toList();

    static LoginSettings of(@Nullable AuthenticatorConfigModel stored) {
        return new LoginSettings(PER_ADDRESS.numberOf(stored), PER_NETWORK.numberOf(stored), TRUSTED.numberOf(stored));
    }
}
