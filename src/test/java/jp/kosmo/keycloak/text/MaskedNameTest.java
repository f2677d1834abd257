package jp.kosmo.keycloak.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MaskedNameTest {

    @ParameterizedTest
    @CsvSource({
        "山田 太郎, 山○ 太○",
        "山田　太郎, 山○ 太○",
        "山田太郎, 山○",
        "ヤマダ タロウ, ヤ○ タ○",
        "Taro Yamada, T. Y.",
        "'  Taro   Yamada ', T. Y.",
        "𠮷野 家, 𠮷○ 家○",
        "'', ''",
    })
    void showAsMuchAsTellsAFamilyApart(String name, String initials) {
        assertThat(new MaskedName(name)).hasToString(initials);
    }
}
