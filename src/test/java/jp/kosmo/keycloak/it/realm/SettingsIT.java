package jp.kosmo.keycloak.it.realm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import jakarta.ws.rs.BadRequestException;
import java.util.HashMap;
import java.util.Map;
import jp.kosmo.keycloak.it.fixture.Union;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.keycloak.representations.idm.RequiredActionConfigRepresentation;

/** The settings of our required actions, saved as the Admin Console saves them. */
class SettingsIT {

    @ParameterizedTest
    @CsvSource({
        "kosmo-birthdate, maxFailures, 0",
        "kosmo-birthdate, maxFailures, 21",
        "kosmo-birthdate, maxFailures, five",
        "kosmo-terms, version, ''",
        "kosmo-terms, version, 12345678901234567890123456789012345678901234567890123456789012345",
        "kosmo-terms, effectiveFrom, 2027/04/01",
        "kosmo-terms, effectiveFrom, 2027-02-30",
        "kosmo-terms, textJa, ''",
        "kosmo-user-id, methods, sms",
        "kosmo-user-id, methods, 'otp,'",
        "kosmo-user-id, releasedIdDays, -1",
        "kosmo-user-id, releasedIdDays, soon",
        "kosmo-user-id, changesPerMonth, often",
        "UPDATE_EMAIL, emailResendCooldownSeconds, 0",
        "UPDATE_PASSWORD, derivedInitialPasswordDays, -1",
        "UPDATE_PASSWORD, derivedInitialPasswordDays, 1.5",
        "UPDATE_PASSWORD, derivedInitialPasswordFailures, 0",
        "UPDATE_PASSWORD, derivedInitialPasswordFailures, 21",
        "UPDATE_PASSWORD, derivedInitialPasswordFailures, five",
        "UPDATE_PASSWORD, initialPassword, birthday",
        "UPDATE_PASSWORD, max_auth_age, -1",
        "UPDATE_PASSWORD, max_auth_age, soon",
        "UPDATE_EMAIL, max_auth_age, -1",
        "UPDATE_EMAIL, max_auth_age, soon",
        "CONFIGURE_TOTP, max_auth_age, -1",
        "CONFIGURE_TOTP, max_auth_age, soon",
        "webauthn-register, max_auth_age, -1",
        "webauthn-register, max_auth_age, soon",
        "delete_credential, max_auth_age, -1",
        "delete_credential, max_auth_age, soon",
    })
    void nonsenseIsRefusedByTheNameOfTheSetting(String action, String setting, String value) {
        var flows = Union.daiwakenpo().admin().flows();
        Map<String, String> before = flows.getRequiredActionConfig(action).getConfig();
        var nonsense = new RequiredActionConfigRepresentation();
        nonsense.setConfig(new HashMap<>(before));
        nonsense.getConfig().put(setting, value);

        var refusal = catchThrowableOfType(
                BadRequestException.class, () -> flows.updateRequiredActionConfig(action, nonsense));

        assertThat(refusal.getResponse().readEntity(String.class)).contains("\"field\":\"" + setting + "\"");
        assertThat(flows.getRequiredActionConfig(action).getConfig()).isEqualTo(before);
    }
}
