package jp.kosmo.keycloak.password.login;

import java.util.List;
import jp.kosmo.keycloak.union.ListSetting;
import jp.kosmo.keycloak.union.LoginLifetime;
import jp.kosmo.keycloak.union.NotificationSetting;
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

    private static final ListSetting PER_ADDRESS = new ListSetting(
            "failuresPerAddress",
            "Failed logins per IP address and hour",
            "After so many failed logins from one IP address (IPv6: one /56 network) in an hour, further ones are refused"
                    + " for ten minutes at a time, with the same words as a wrong password. User IDs that do not exist"
                    + " count three times. Each member who has logged in from there adds two, so a company with hundreds"
                    + " of members behind one address is not held up. Browsers in which the member has logged in before"
                    + " are not refused. 0: no limit.",
            "50",
            List.of("20", "50", "100", "200", "500", "0"));
    private static final ListSetting PER_NETWORK = new ListSetting(
            "failuresPerNetwork",
            "Failed logins per network and hour",
            "The same for a whole network: 256 IPv4 addresses (/24), or one IPv6 network of 48 bits. 0: no limit.",
            "200",
            List.of("100", "200", "500", "1000", "0"));
    private static final ListSetting TRUSTED = new ListSetting(
            "trustedDeviceFailures",
            "Tries in a known browser",
            "A browser in which the member has logged in within 180 days is not held up by wrong passwords that others"
                    + " typed elsewhere: so many tries are let through until the member has logged in again. 0: it waits"
                    + " like any other.",
            "10",
            List.of("5", "10", "20", "0"));

    static final List<ProviderConfigProperty> PROPERTIES = List.of(
            LoginLifetime.property(),
            NotificationSetting.LOCK.property(),
            PER_ADDRESS.property(),
            PER_NETWORK.property(),
            TRUSTED.property());

    static LoginSettings of(@Nullable AuthenticatorConfigModel stored) {
        return new LoginSettings(PER_ADDRESS.numberOf(stored), PER_NETWORK.numberOf(stored), TRUSTED.numberOf(stored));
    }
}
