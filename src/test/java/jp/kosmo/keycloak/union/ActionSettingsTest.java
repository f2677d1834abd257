package jp.kosmo.keycloak.union;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.keycloak.models.RequiredActionConfigModel;

class ActionSettingsTest {

    @Test
    void areEmptyWhenNoneWereSaved() {
        assertThat(ActionSettings.of("step", null).values()).isEmpty();
        assertThat(ActionSettings.of("step", new RequiredActionConfigModel()).values())
                .isEmpty();
    }

    @Test
    void takeBlankForMissing() {
        var settings =
                new ActionSettings("step", Map.of("text", " x ", "blank", " \n　", "number", " 7 ", "flag", "true"));

        assertThat(settings.text("text")).contains("x");
        assertThat(settings.text("blank")).isEmpty();
        assertThat(settings.text("none")).isEmpty();
        assertThat(settings.number("number", 1, 0, 9)).isEqualTo(7);
        assertThat(settings.number("blank", 1, 0, 9)).isEqualTo(1);
        assertThat(settings.flag("flag", false)).isTrue();
        assertThat(settings.flag("none", true)).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "many, 5",
        "'', 5",
        "1.5, 5",
        "7 days, 5",
        "7, 7",
        "７, 7",
        "'　３　', 3",
        "0, 1",
        "-1, 1",
        "9, 9",
        "10, 9",
        "2147483648, 9",
        "-9223372036854775808, 1",
        "99999999999999999999, 5",
        "０, 1",
        "二, 5",
        "null, 5",
        "0x1, 5"
    })
    void readANumberWhateverIsStored(String value, int read) {
        assertThat(new ActionSettings("step", Map.of("number", value)).number("number", 5, 1, 9))
                .isEqualTo(read);
    }

    @ParameterizedTest
    @CsvSource({"true, true", "TRUE, true", "ｔｒｕｅ, true", "false, false", "yes, true", "1, true", "'', true"})
    void readAFlagWhateverIsStored(String value, boolean read) {
        assertThat(new ActionSettings("step", Map.of("flag", value)).flag("flag", true))
                .isEqualTo(read);
    }

    @Test
    void cutATextThatIsTooLong() {
        var settings = new ActionSettings("step", Map.of("text", "あ".repeat(63) + "😀"));

        assertThat(settings.text("text", 65)).contains("あ".repeat(63) + "😀");
        assertThat(settings.text("text", 64)).contains("あ".repeat(63));
    }
}
