package jp.kosmo.keycloak.userid;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import jp.kosmo.keycloak.mfa.MfaMethod;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.keycloak.models.RequiredActionConfigModel;
import org.keycloak.userprofile.ValidationException;

class UserIdConfigTest {

    @Test
    void hasDefaults() {
        assertThat(UserIdConfig.from(null)).satisfies(UserIdConfigTest::isDefault);
        assertThat(UserIdConfig.from(new RequiredActionConfigModel())).satisfies(UserIdConfigTest::isDefault);
        assertThat(UserIdConfig.from(config(Map.of("methods", " ", "requireChange", "", "releasedIdDays", ""))))
                .satisfies(UserIdConfigTest::isDefault);
    }

    @Test
    void keepsTheUnionsOrderOfMethods() {
        assertThat(UserIdConfig.from(config(Map.of("methods", "passkey, otp ,passkey")))
                        .methods())
                .containsExactly(MfaMethod.PASSKEY, MfaMethod.OTP);
    }

    @ParameterizedTest
    @CsvSource({
        "methods,otp",
        "methods,'passkey , otp'",
        "methods,''",
        "releasedIdDays,0",
        "releasedIdDays,3650",
        "releasedIdDays,' 30 '",
        "changesPerMonth,0",
        "changesPerMonth,100"
    })
    void savesWhatMakesSense(String name, String value) {
        assertThatCode(() -> UserIdConfig.validate(config(Map.of(name, value)), List.of()))
                .doesNotThrowAnyException();
    }

    @ParameterizedTest
    @CsvSource({
        "methods,sms",
        "methods,OTP",
        "methods,'otp,'",
        "methods,'otp;passkey'",
        "releasedIdDays,-1",
        "releasedIdDays,3651",
        "releasedIdDays,half a year",
        "releasedIdDays,99999999999",
        "changesPerMonth,-1",
        "changesPerMonth,101",
        "changesPerMonth,once"
    })
    void refusesNonsenseAndNamesTheSetting(String name, String value) {
        assertThatExceptionOfType(ValidationException.class)
                .isThrownBy(() -> UserIdConfig.validate(config(Map.of(name, value)), List.of()))
                .satisfies(refused -> assertThat(refused.getErrors())
                        .extracting(ValidationException.Error::getAttribute)
                        .containsExactly(name));
    }

    @ParameterizedTest
    @CsvSource({"sms, 'OTP,PASSKEY'", "'sms,passkey', PASSKEY", "'otp,,passkey', 'OTP,PASSKEY'"})
    void leavesOutWhatARealmFileMisspells(String methods, String left) {
        assertThat(UserIdConfig.from(config(Map.of("methods", methods))).methods())
                .extracting(MfaMethod::name)
                .containsExactly(left.split(","));
    }

    private static void isDefault(UserIdConfig config) {
        assertThat(config.methods()).containsExactly(MfaMethod.OTP, MfaMethod.PASSKEY);
        assertThat(config.requireChange()).isFalse();
        assertThat(config.releasedIdDays()).isEqualTo(180);
        assertThat(config.changesPerMonth()).isEqualTo(2);
    }

    private static RequiredActionConfigModel config(Map<String, String> values) {
        var config = new RequiredActionConfigModel();
        config.setConfig(new HashMap<>(values));
        return config;
    }
}
