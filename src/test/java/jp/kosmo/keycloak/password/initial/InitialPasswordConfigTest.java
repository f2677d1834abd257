package jp.kosmo.keycloak.password.initial;

import static jp.kosmo.keycloak.password.initial.InitialPasswordKind.DERIVED;
import static jp.kosmo.keycloak.password.initial.InitialPasswordKind.NONE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.keycloak.models.RequiredActionConfigModel;
import org.keycloak.userprofile.ValidationException;

class InitialPasswordConfigTest {

    private static final Instant RECORDED = Instant.parse("2026-04-01T00:00:00Z");

    @Test
    void endsAfterSoManyDays() {
        var config = new InitialPasswordConfig(DERIVED, true, 90, 5);
        Instant end = RECORDED.plus(Duration.ofDays(90));

        assertThat(config.acceptedAt(RECORDED, RECORDED)).isTrue();
        assertThat(config.acceptedAt(end.minusMillis(1), RECORDED)).isTrue();
        assertThat(config.acceptedAt(end, RECORDED)).isFalse();
    }

    @Test
    void hasNoEndWithZeroDays() {
        assertThat(new InitialPasswordConfig(DERIVED, true, 0, 5).acceptedAt(Instant.now(), Instant.EPOCH))
                .isTrue();
    }

    @Test
    void isNeverAcceptedWhereSwitchedOff() {
        assertThat(new InitialPasswordConfig(NONE, false, 90, 5).acceptedAt(RECORDED, RECORDED))
                .isFalse();
        assertThat(new InitialPasswordConfig(NONE, false, 0, 5).acceptedAt(RECORDED, RECORDED))
                .isFalse();
    }

    /** The flag alone is a realm from before codes; beside codes it is for the members from before. */
    @ParameterizedTest
    @CsvSource({
        "NONE, false, NONE, false",
        "NONE, true, DERIVED, true",
        "DERIVED, false, NONE, false",
        "DERIVED, true, DERIVED, true",
        "ISSUED, false, ISSUED, false",
        "ISSUED, true, ISSUED, true"
    })
    void theFlagOfBeforeGoesOnToMeanTheSame(
            InitialPasswordKind chosen, boolean flag, InitialPasswordKind kind, boolean derived) {
        InitialPasswordConfig config = InitialPasswordConfig.of(chosen, flag, 90, 5);

        assertThat(config.kind()).isEqualTo(kind);
        assertThat(config.derived()).isEqualTo(derived);
    }

    @ParameterizedTest
    @ValueSource(strings = {"issued", " derived ", "none", ""})
    void savesAKindThatThereIs(String kind) {
        assertThatCode(() -> InitialPasswordConfig.validate(with("initialPassword", kind)))
                .doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(strings = {"ISSUED", "random", "issued,derived"})
    void refusesAnyOtherAndNamesTheSetting(String kind) {
        assertThatExceptionOfType(ValidationException.class)
                .isThrownBy(() -> InitialPasswordConfig.validate(with("initialPassword", kind)))
                .satisfies(refused -> assertThat(refused.getErrors())
                        .extracting(ValidationException.Error::getAttribute)
                        .containsExactly("initialPassword"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "0", "90", "3650"})
    void savesDaysThatMakeSense(String days) {
        assertThatCode(() -> InitialPasswordConfig.validate(with("derivedInitialPasswordDays", days)))
                .doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(strings = {"-1", "3651", "90 days"})
    void refusesOtherDaysAndNamesTheSetting(String days) {
        assertThatExceptionOfType(ValidationException.class)
                .isThrownBy(() -> InitialPasswordConfig.validate(with("derivedInitialPasswordDays", days)))
                .satisfies(refused -> assertThat(refused.getErrors())
                        .extracting(ValidationException.Error::getAttribute)
                        .containsExactly("derivedInitialPasswordDays"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-1", "21", "five"})
    void refusesOtherFailuresAndNamesTheSetting(String failures) {
        assertThatExceptionOfType(ValidationException.class)
                .isThrownBy(() -> InitialPasswordConfig.validate(with("derivedInitialPasswordFailures", failures)))
                .satisfies(refused -> assertThat(refused.getErrors())
                        .extracting(ValidationException.Error::getAttribute)
                        .containsExactly("derivedInitialPasswordFailures"));
    }

    /**
     * What docs/security.md says: of ten thousand members, whose symbols and numbers are known, somebody who sends one
     * request a second until the passwords expire guesses three. All that can be compared is the limit for each member.
     */
    @ParameterizedTest
    @CsvSource({"15700, 10000, 3.2", "15700, 1000, 0.4", "365, 10000, 137"})
    void fewAreGuessedHoweverPatientSomebodyIs(int birthdates, int members, double guessed) {
        int limit = new InitialPasswordConfig(DERIVED, true, 90, 5).maxFailures();
        long requests = Duration.ofDays(90).toSeconds();
        long compared = Math.min(requests, (long) limit * members);

        assertThat((double) compared / birthdates).isLessThanOrEqualTo(guessed);
        assertThat((double) limit / birthdates).as("share of the members").isLessThan(0.014);
    }

    private static RequiredActionConfigModel with(String setting, String value) {
        var config = new RequiredActionConfigModel();
        config.setConfig(Map.of(setting, value));
        return config;
    }
}
