package jp.kosmo.keycloak.mfa;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import jp.kosmo.keycloak.userid.UserIdValidator;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.keycloak.validate.ValidationContext;
import org.keycloak.validate.Validator;
import org.keycloak.validate.ValidatorConfig;

/** A user profile may give an attribute a default value, which Keycloak validates without anybody whose it is. */
class DefaultValuesTest {

    static Stream<Validator> validators() {
        return Stream.of(new MfaMethodValidator(), new UserIdValidator());
    }

    @ParameterizedTest
    @MethodSource("validators")
    void areNobodysChoice(Validator validator) {
        ValidationContext nobody = new ValidationContext();

        assertThat(validator
                        .validate(List.of("otp"), "mfaMethod", nobody, ValidatorConfig.EMPTY)
                        .isValid())
                .isTrue();
    }
}
