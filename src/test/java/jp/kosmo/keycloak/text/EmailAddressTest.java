package jp.kosmo.keycloak.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EmailAddressTest {

    @ParameterizedTest
    @CsvSource({
        "taro@example.jp, taro@example.jp",
        "' Taro@Example.JP ', taro@example.jp",
        "ｔａｒｏ＠ｅｘａｍｐｌｅ．ｊｐ, taro@example.jp",
    })
    void isReadAsPeopleTypeIt(String typed, String address) {
        assertThat(EmailAddress.typed(typed)).map(EmailAddress::value).hasValue(address);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "taro", "taro@", "@example.jp", "taro@example.jp\r\nBcc: all@example.jp", "a@b@c"})
    void isRefusedWhenItIsNone(String typed) {
        assertThat(EmailAddress.typed(typed)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = "taro@example.jp")
    void keepsOutOfLogs(String typed) {
        assertThat(EmailAddress.typed(typed).orElseThrow().toString()).doesNotContain("taro");
    }
}
