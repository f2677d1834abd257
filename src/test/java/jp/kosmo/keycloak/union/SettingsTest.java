package jp.kosmo.keycloak.union;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNoException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.keycloak.models.RequiredActionConfigModel;
import org.keycloak.userprofile.ValidationException;

class SettingsTest {

    @Test
    void areEmptyWhenNoneWereSaved() {
        assertThat(Settings.of("step", null).values()).isEmpty();
        assertThat(Settings.of("step", new RequiredActionConfigModel()).values())
                .isEmpty();
    }

    @Test
    void takeBlankForMissing() {
        var settings = new Settings("step", Map.of("text", " x ", "blank", " \n　", "number", " 7 ", "flag", "true"));

        assertThat(settings.text("text")).contains("x");
        assertThat(settings.text("blank")).isEmpty();
        assertThat(settings.text("none")).isEmpty();
        assertThat(settings.number("number", 1)).isEqualTo(7);
        assertThat(settings.number("blank", 1)).isEqualTo(1);
        assertThat(settings.flag("flag", false)).isTrue();
        assertThat(settings.flag("none", true)).isTrue();
    }

    @Test
    void failWhereNonsenseIsRead() {
        var settings = new Settings("step", Map.of("number", "many"));

        assertThatThrownBy(() -> settings.number("number", 1)).isInstanceOf(NumberFormatException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1", "9", ""})
    void takeANumberInRangeOrNothing(String value) {
        assertThatNoException()
                .isThrownBy(() -> new Settings("step", Map.of("number", value)).requireNumber("number", 1, 9));
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "10", "-1", "x", "1.5", "2147483648"})
    void refuseANumberOutOfRangeByTheNameOfTheSetting(String value) {
        var refusal = catchThrowableOfType(
                ValidationException.class,
                () -> new Settings("step", Map.of("number", value)).requireNumber("number", 1, 9));

        assertThat(refusal.getErrors()).singleElement().satisfies(error -> {
            assertThat(error.getAttribute()).isEqualTo("number");
            assertThat(error.getMessage()).isEqualTo("error-number-out-of-range");
            assertThat(error.getMessageParameters()).contains(1, 9);
        });
    }
}
