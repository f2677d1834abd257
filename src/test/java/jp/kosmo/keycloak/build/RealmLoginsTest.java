package jp.kosmo.keycloak.build;

import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.ValueSource;
import org.keycloak.models.Constants;

/** What the realm files say of logins and of what they are good for. */
@ParameterizedClass
@ValueSource(strings = {"kanekakenpo", "daiwakenpo"})
class RealmLoginsTest {

    private final RealmFile file;

    RealmLoginsTest(String realm) {
        this.file = RealmFile.of(realm);
    }

    /** What changes the account asks for password and factor anew, however fresh the login is. */
    @Test
    void changesOfTheAccountAskForTheLoginAgain() {
        assertThat(file.list("/requiredActions")
                        .filter(action -> action.get("enabled").booleanValue())
                        .filter(action ->
                                KnownProviders.actionSettings(provider(action)).contains(Constants.MAX_AUTH_AGE_KEY))
                        .filter(action -> !action.at("/config/" + Constants.MAX_AUTH_AGE_KEY)
                                .asText()
                                .equals("0"))
                        .map(RealmLoginsTest::provider))
                .as("all but the choice of the language")
                .isSubsetOf("update_user_locale");
        assertThat(file.tree().get("passwordPolicy").textValue()).contains("kosmoNotCommon");
    }

    @Test
    void tokensAreUsedOnceAndTellHowTheMemberLoggedIn() {
        assertThat(file.tree().get("revokeRefreshToken").booleanValue()).isTrue();
        assertThat(file.tree().get("refreshTokenMaxReuse").intValue()).isZero();
        assertThat(file.list("/authenticatorConfig")
                        .filter(config -> config.get("config").has(Constants.AUTHENTICATION_EXECUTION_REFERENCE_VALUE))
                        .collect(toMap(
                                config -> config.get("alias").textValue(),
                                config -> config.at("/config/" + Constants.AUTHENTICATION_EXECUTION_REFERENCE_VALUE)
                                        .textValue())))
                .isEqualTo(Map.of("kosmo-login", "pwd", "kosmo-otp", "otp", "kosmo-passkey", "pop"));
        assertThat(file.values(Constants.AUTHENTICATION_EXECUTION_REFERENCE_MAX_AGE))
                .as("as long as the longest session")
                .containsOnly(file.tree().get("ssoSessionMaxLifespanRememberMe").asText());
    }

    private static String provider(JsonNode action) {
        return action.get("providerId").textValue();
    }
}
