package jp.kosmo.keycloak.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class TextTableTest {

    @Test
    void japaneseTakesTwoColumnsACharacter() {
        assertThat(new TextTable(List.of(List.of("ユーザID", "Name"), List.of("kari1", "見本 花子"), List.of("x", "")))
                        .lines())
                .containsExactly("ユーザID  Name", "kari1     見本 花子", "x");
    }

    @Test
    void halfWidthKanaAndSymbolsTakeOne() {
        assertThat(TextTable.width("ｱｲｳ-/é")).isEqualTo(6);
        assertThat(TextTable.width("（ー、Ａ）")).isEqualTo(10);
    }
}
