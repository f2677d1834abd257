package jp.kosmo.keycloak.keycloak;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FormFieldsTest {

    @ParameterizedTest
    @ValueSource(strings = {"a", "あ", "😀", "a😀", "\u0000", "&"})
    void cutsBetweenCharacters(String part) {
        for (String field : List.of("username", "birthdate", "userLabel", "clientDataJSON")) {
            for (int number : new int[] {0, 1, 100, 256, 257, 511, 512, 513, 70_000, 140_000}) {
                String value = part.repeat(number);
                String cut = FormFields.cut(field, value);
                int longest = field.equals("clientDataJSON") ? FormFields.LONGEST_OF_A_DEVICE : FormFields.LONGEST;
                assertThat(value).startsWith(cut);
                assertThat(cut.length()).isBetween(Math.min(value.length(), longest - 1), longest);
                assertThat(cut.codePoints().noneMatch(it -> Character.getType(it) == Character.SURROGATE))
                        .isTrue();
            }
        }
    }

    @Test
    void leavesWhatADeviceHasSigned() {
        String signed = "A".repeat(10_000);
        assertThat(List.of("clientDataJSON", "attestationObject", "authenticatorData", "signature", "credentialId"))
                .allSatisfy(field -> assertThat(FormFields.cut(field, signed)).isEqualTo(signed));
    }
}
