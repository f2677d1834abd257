package jp.kosmo.keycloak.birthdate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNoException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.keycloak.models.RequiredActionConfigModel;
import org.keycloak.userprofile.ValidationException;

class BirthDateConfigTest {

    @Test
    void allowsFiveUnlessTheUnionSaysOtherwise() {
        assertThat(BirthDateConfig.from(null).maxFailures()).isEqualTo(5);
        assertThat(BirthDateConfig.from(new RequiredActionConfigModel()).maxFailures())
                .isEqualTo(5);
        assertThat(BirthDateConfig.from(stored("3")).maxFailures()).isEqualTo(3);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1", "20", " 5 ", "", "５"})
    void takesOneToTwentyOrNothing(String value) {
        assertThatNoException().isThrownBy(() -> BirthDateConfig.validate(stored(value)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-1", "21", "five", "5.0", "99999999999"})
    void refusesAnythingElse(String value) {
        assertThatThrownBy(() -> BirthDateConfig.validate(stored(value))).isInstanceOf(ValidationException.class);
    }

    @ParameterizedTest
    @CsvSource({"0, 1", "-1, 1", "21, 20", "five, 5", "99999999999, 20", "３, 3", "'', 5"})
    void locksNobodyAtTheFirstRightAnswerWhateverIsStored(String value, int read) {
        assertThat(BirthDateConfig.from(stored(value)).maxFailures()).isEqualTo(read);
    }

    private static RequiredActionConfigModel stored(String maxFailures) {
        var stored = new RequiredActionConfigModel();
        stored.setConfig(new HashMap<>(Map.of("maxFailures", maxFailures)));
        return stored;
    }
}
