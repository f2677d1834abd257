package jp.kosmo.keycloak.mfa;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Names that members give to their devices. */
class DeviceLabelTest {

    @ParameterizedTest
    @ValueSource(strings = {"わたしのiPhone", " わたしのIPHONE　", "わたしのｉＰｈｏｎｅ", "ﾜﾀｼ", "ワタシ"})
    void whatReadsTheSameIsTaken(String typed) {
        assertThat(problem(typed)).isEqualTo("kosmoDeviceNameTaken");
    }

    @ParameterizedTest
    @ValueSource(strings = {"わたしのiPhone 2", "わたしのiPad", "わたし", "𠮷野家の電話"})
    void anythingElseIsNot(String typed) {
        assertThat(problem(typed)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "　\t"})
    void somethingMustBeTyped(String typed) {
        assertThat(problem(typed)).isEqualTo("kosmoDeviceNameMissing");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a\u0000b",
                "a\u0007b",
                "a\u2028b",
                "a\u2029b",
                "a\ud83d",
                "長長長長長長長長長長長長長長長長長長長長長長長長長長長長長長長長長長長長長長長長長長長長長長長長長長長長長長長長長長長長長長長長長"
            })
    void whatCannotBeShownCannotBeStored(String typed) {
        assertThat(problem(typed)).isEqualTo("kosmoDeviceNameInvalid");
    }

    private static String problem(String typed) {
        return DeviceLabel.typed(typed)
                .problemAmong(Stream.of("わたしのiPhone", "ワタシ"))
                .orElse("");
    }
}
