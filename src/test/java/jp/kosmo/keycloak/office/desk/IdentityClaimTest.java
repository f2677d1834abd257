package jp.kosmo.keycloak.office.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;
import jp.kosmo.keycloak.union.BirthDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class IdentityClaimTest {

    private static final BirthDate BORN = new BirthDate(LocalDate.of(1980, 12, 1));
    private static final Map<String, String> RECORD =
            Map.of("birthdate", "1980-12-01", "insuredPersonSymbol", "9999", "insuredPersonNumber", "43210");

    @ParameterizedTest
    @CsvSource({
        "9999, 43210",
        "'９９９９', '４３２１０'",
        "'0 9 9 9 9', '0043210'",
        "'99-99', '432-10'",
    })
    void agreesInAnySpelling(String symbol, String number) {
        assertThat(IdentityClaim.typed(BORN, symbol, number).agreesWith(IdentityClaim.recorded(RECORD::get)))
                .isTrue();
    }

    /** Every part that is wrong, alone and with others. */
    @Test
    void agreesAsAWholeOnly() {
        for (String birthDate : new String[] {"1980-12-01", "1980-12-02"}) {
            for (String symbol : new String[] {"9999", "9998", ""}) {
                for (String number : new String[] {"43210", "43211", "999943210"}) {
                    boolean right = Stream.of(birthDate, symbol, number)
                            .toList()
                            .equals(Stream.of("1980-12-01", "9999", "43210").toList());
                    assertThat(IdentityClaim.typed(BirthDate.recorded(birthDate).orElseThrow(), symbol, number)
                                    .agreesWith(IdentityClaim.recorded(RECORD::get)))
                            .as(birthDate + " " + symbol + " " + number)
                            .isEqualTo(right);
                }
            }
        }
    }

    @Test
    void whatGoesFromOnePartToTheOtherIsNotTheSame() {
        assertThat(IdentityClaim.typed(BORN, "99994", "3210").agreesWith(IdentityClaim.recorded(RECORD::get)))
                .isFalse();
    }

    @Test
    void aUnionWithoutSymbols() {
        var record = Map.of("birthdate", "1980-12-01", "insuredPersonNumber", "43210");
        assertThat(IdentityClaim.typed(BORN, null, "43210").agreesWith(IdentityClaim.recorded(record::get)))
                .isTrue();
        assertThat(IdentityClaim.typed(BORN, "9999", "43210").agreesWith(IdentityClaim.recorded(record::get)))
                .isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"birthdate", "insuredPersonNumber"})
    void anIncompleteRecordAgreesWithNobody(String missing) {
        var record = new HashMap<>(RECORD);
        record.remove(missing);
        assertThat(IdentityClaim.typed(BORN, "9999", "43210").agreesWith(IdentityClaim.recorded(record::get)))
                .isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "－", "-"})
    void aNumberIsNeeded(String number) {
        assertThatThrownBy(() -> IdentityClaim.typed(BORN, "9999", number))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void keepsToItself() {
        assertThat(IdentityClaim.typed(BORN, "9999", "43210")).hasToString("IdentityClaim");
        assertThat(new IdentityResource.Said("1980-12-01", "9999", "43210")).hasToString("Said");
    }
}
