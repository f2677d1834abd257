package jp.kosmo.keycloak.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class Sha256Test {

    @Test
    void isWhatSha256sumPrints() {
        assertThat(Sha256.of("")).isEqualTo("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
        assertThat(Sha256.of("abc")).isEqualTo("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    }

    @Test
    void ofSeveralTextsDependsOnWhereEachEnds() {
        assertThat(Sha256.ofAll("ab", "c"))
                .isEqualTo(Sha256.ofAll("ab", "c"))
                .isNotEqualTo(Sha256.ofAll("a", "bc"))
                .isNotEqualTo(Sha256.ofAll("abc"))
                .isNotEqualTo(Sha256.ofAll("ab", "c", ""))
                .matches("[0-9a-f]{64}");
    }
}
