package jp.kosmo.keycloak.password.initial.code;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.keycloak.credential.CredentialModel;

class StoredCodeTest {

    private static final IssuedCode CODE = IssuedCode.random();
    private static final Instant END = Instant.parse("2027-02-28T15:00:00Z");

    @Test
    void isOpenedByTheCodeUntilItsEnd() {
        StoredCode stored = again(StoredCode.of(CODE, END));

        assertThat(stored.opens(CODE.printed().toLowerCase(Locale.ROOT), END.minusMillis(1)))
                .isTrue();
        assertThat(stored.opens(CODE.printed(), END)).isFalse();
        assertThat(stored.opens(IssuedCode.random().printed(), END.minusSeconds(1)))
                .isFalse();
        assertThat(stored.opens("", END.minusSeconds(1))).isFalse();
        assertThat(again(StoredCode.of(CODE, null)).opens(CODE.letters(), END.plusSeconds(1_000_000_000)))
                .isTrue();
    }

    @Test
    void aRowTellsNothingOfTheCodeAndItsEndByTheClockOfTheUnion() {
        StoredCode stored = StoredCode.of(CODE, END.plusMillis(7));

        assertThat(stored.credentialData()).isEqualTo("{\"until\":\"2027-03-01T00:00+09:00\"}");
        assertThat(stored.secretData())
                .matches("\\{\"salt\":\"[0-9a-f]{32}\",\"hash\":\"[0-9a-f]{64}\"}")
                .isNotEqualTo(StoredCode.of(CODE, END).secretData());
        assertThat(again(stored)).isEqualTo(stored);
        assertThat(StoredCode.of(CODE, null).credentialData()).isEqualTo("{}");
    }

    /** What a file of another system, or a hand in the database, may have left. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "null",
            value = {
                "null | {}",
                "{} | null",
                "'' | ''",
                "{} | {}",
                "[] | 7",
                "{\"salt\":\"\",\"hash\":\"\"} | {}",
                "{\"salt\":null,\"hash\":null} | {}",
                "{\"salt\":7,\"hash\":{}} | {\"until\":\"tomorrow\"}",
                "not json | {\"until\":1893456000000}"
            })
    void aRowThatMakesNoSenseOpensNothing(@Nullable String secret, @Nullable String shown) {
        var row = new CredentialModel();
        row.setSecretData(secret);
        row.setCredentialData(shown);

        assertThat(StoredCode.read(row).filter(code -> code.opens(CODE.letters(), Instant.EPOCH)))
                .isEmpty();
        assertThat(StoredCode.read(row).filter(code -> code.opens("", Instant.EPOCH)))
                .isEmpty();
    }

    private static StoredCode again(StoredCode code) {
        var row = new CredentialModel();
        row.setSecretData(code.secretData());
        row.setCredentialData(code.credentialData());
        return StoredCode.read(row).orElseThrow();
    }
}
