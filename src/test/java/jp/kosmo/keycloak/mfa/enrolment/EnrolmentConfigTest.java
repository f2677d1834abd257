package jp.kosmo.keycloak.mfa.enrolment;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.keycloak.models.AuthenticatorConfigModel;
import org.keycloak.provider.ProviderConfigProperty;

class EnrolmentConfigTest {

    private static final EnrolmentConfig DEFAULT = new EnrolmentConfig(false, 0);

    @Test
    void hasDefaults() {
        assertThat(EnrolmentConfig.from(null)).isEqualTo(DEFAULT);
        assertThat(EnrolmentConfig.from(new AuthenticatorConfigModel())).isEqualTo(DEFAULT);
        assertThat(EnrolmentConfig.from(config(Map.of()))).isEqualTo(DEFAULT);
    }

    @ParameterizedTest
    @CsvSource({
        "next-login,false",
        "same-login,true",
        "SAME-LOGIN,false",
        "'same-login ',true",
        "'　ｓａｍｅ-ｌｏｇｉｎ',true",
        "'',false"
    })
    void enrolsInTheSameLoginOnlyIfItSaysSo(String when, boolean sameLogin) {
        assertThat(EnrolmentConfig.from(config(Map.of("when", when)))).isEqualTo(new EnrolmentConfig(sameLogin, 0));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 3, 7, 14, 30, 60, 90})
    void givesTheDaysThatCanBeChosen(int days) {
        assertThat(EnrolmentConfig.from(config(Map.of("graceDays", String.valueOf(days)))))
                .isEqualTo(new EnrolmentConfig(false, days));
    }

    @ParameterizedTest
    @ValueSource(strings = {"7 ", "７", "　7", "\u00a0７\u200b"})
    void readsTheDaysAsTheyAreTyped(String days) {
        assertThat(EnrolmentConfig.from(config(Map.of("graceDays", days)))).isEqualTo(new EnrolmentConfig(false, 7));
    }

    @ParameterizedTest
    @ValueSource(strings = {"2", "-7", "07", "7 days", "365", "99999999999", "a week", ""})
    void givesNoGraceForAnythingElse(String days) {
        assertThat(EnrolmentConfig.from(config(Map.of("graceDays", days)))).isEqualTo(DEFAULT);
    }

    @Test
    void offersWhatItUnderstands() {
        for (ProviderConfigProperty property : EnrolmentConfig.PROPERTIES) {
            var chosen = property.getOptions().stream()
                    .map(option -> EnrolmentConfig.from(config(Map.of(property.getName(), option))))
                    .toList();
            assertThat(chosen)
                    .as("what the choices of %s come to", property.getName())
                    .doesNotHaveDuplicates()
                    .hasSizeGreaterThan(1);
            assertThat(EnrolmentConfig.from(config(Map.of(property.getName(), (String) property.getDefaultValue()))))
                    .as("default of %s", property.getName())
                    .isEqualTo(DEFAULT);
        }
    }

    private static AuthenticatorConfigModel config(Map<String, String> values) {
        var config = new AuthenticatorConfigModel();
        config.setConfig(values);
        return config;
    }
}
