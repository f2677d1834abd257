package jp.kosmo.keycloak.union;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.keycloak.userprofile.ValidationException;

class NumberSettingTest {

    private static final NumberSetting SETTING = new NumberSetting("birthdate.maxFailures", 5, 1, 40);
    private static final List<String> BLANKS =
            List.of("", " ", "\u3000", "\u00a0", "\t", "\u200b", "\ufeff", "\u2003", " \u3000");
    private static final List<String> DIGITS = List.of("30", "３０", "3０", "030", "+30", "＋３０");

    static Stream<String> spellings() {
        return BLANKS.stream()
                .flatMap(before ->
                        DIGITS.stream().flatMap(digits -> BLANKS.stream().map(after -> before + digits + after)));
    }

    @ParameterizedTest
    @MethodSource("spellings")
    void anySpellingOfANumberIsSavedInPlainDigits(String typed) {
        ActionSettings settings = settings(typed);
        assertThat(SETTING.of(settings))
                .as("before it is saved, as from a realm file")
                .isEqualTo(30);

        SETTING.require(settings);

        assertThat(settings.values()).containsExactly(Map.entry("maxFailures", "30"));
        assertThat(SETTING.of(settings)).isEqualTo(30);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\u3000", "\u00a0", "\u200b"})
    void blanksAreNothing(String typed) {
        ActionSettings settings = settings(typed);

        SETTING.require(settings);

        assertThat(SETTING.of(settings)).isEqualTo(5);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0",
                "41",
                "-1",
                "x",
                "1.5",
                "2147483648",
                "1,0",
                "1，0",
                "３，０",
                "30,",
                "30、",
                "3 0",
                "3\u30000",
                "30日",
                "三十",
                "３０．０",
                "0x1e",
                "1e1",
                "ー30",
                "30ー",
                "99999999999999999999"
            })
    void anythingElseIsRefusedByTheLabel(String typed) {
        ActionSettings settings = settings(typed);

        var refusal = catchThrowableOfType(ValidationException.class, () -> SETTING.require(settings));

        assertThat(refusal.getErrors()).singleElement().satisfies(error -> {
            assertThat(error.getAttribute()).isEqualTo("maxFailures");
            assertThat(error.getMessage()).isEqualTo("error-number-out-of-range");
            assertThat(error.getMessageParameters()).containsExactly("Wrong birthdates allowed", 1, 40);
        });
        assertThat(settings.values()).containsEntry("maxFailures", typed);
    }

    private static ActionSettings settings(String typed) {
        return new ActionSettings("kosmo-birthdate", new HashMap<>(Map.of("maxFailures", typed)));
    }
}
