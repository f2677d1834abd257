package jp.kosmo.keycloak.password.initial;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import jp.kosmo.keycloak.union.BirthDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class InitialPasswordTest {

    /** The manual's own example: 9999, 43210, 1980-12-01. */
    private static final InitialPassword MANUAL =
            new InitialPassword("9999" + "43210", new BirthDate(LocalDate.of(1980, 12, 1)));

    @ParameterizedTest
    @ValueSource(
            strings = {
                "99994321019801201",
                "９９９９４３２１０１９８０１２０１",
                "９９９９43210１９８０1201",
                " 99994321019801201\n",
                "\u300099994321019801201",
                "9999-43210-19801201",
                "9999432101980-12-01",
                "9999 43210 19801201",
                "９９９９ー４３２１０ー１９８０１２０１",
                "9999\u200b4321019801201\ufeff"
            })
    void isSymbolNumberAndBirthdate(String typed) {
        assertThat(MANUAL.matches(typed)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "19801201",
                "999943210",
                "9999432101980121",
                "99994321019801202",
                "99994321019801201x",
                "9999432101980120１２"
            })
    void isNothingElse(String typed) {
        assertThat(MANUAL.matches(typed)).isFalse();
    }

    @Test
    void readsARecordInFullWidth() {
        var recorded = new InitialPassword("健保９９９９" + "４３２１０", MANUAL.birthDate());

        assertThat(recorded.matches("健保99994321019801201")).isTrue();
    }

    @Test
    void keepsItselfOutOfTexts() {
        assertThat(MANUAL.toString()).doesNotContain("9999", "1980");
    }
}
