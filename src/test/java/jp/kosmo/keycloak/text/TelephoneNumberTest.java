package jp.kosmo.keycloak.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TelephoneNumberTest {

    @ParameterizedTest
    @CsvSource({
        "03-1234-5678, 0312345678",
        "０３－１２３４－５６７８（内線９）, 0312345678",
        "０３－１２３４－５６７８ (内線 9), 0312345678",
        "03（1234）5678, 0312345678",
        "03ー1234ー5678, 0312345678",
        "03−1234−5678, 0312345678",
        "代表 0120-000-111 （平日 9 時から）, 0120000111",
        "+81 3 1234 5678, +81312345678",
        "110, 110",
        "Tel. 03 1234 5678, 0312345678",
        "9 時から 0120-000-111, 0120000111",
    })
    void isTheFirstInTheText(String text, String digits) {
        assertThat(TelephoneNumber.firstIn(text)).hasValue(new TelephoneNumber(digits));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "窓口へ", "9", "12", "javascript:alert(1)", "<b>", "1234567890123456"})
    void isMissingWhereThereIsNone(String text) {
        assertThat(TelephoneNumber.firstIn(text)).isEmpty();
    }
}
