package jp.kosmo.keycloak.password.initial;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RandomPasswordTest {

    private final RandomPassword passwords = new RandomPassword();

    @Test
    void isShortAndPlainWhereTheRulesLetIt() {
        Set<String> made = new HashSet<>();
        for (int i = 0; i < 1000; i++) {
            made.add(passwords.fitting(any -> true).orElseThrow());
        }
        assertThat(made)
                .hasSize(1000)
                .allMatch(password -> password.matches("([a-hj-kmnp-z2-9]{4}-){2}[a-hj-kmnp-z2-9]{4}"));
    }

    @Test
    void isLongerOrHasACapitalWhereTheyDemandIt() {
        assertThat(passwords.fitting(password -> password.length() >= 30)).isPresent();
        assertThat(passwords.fitting(password -> password.matches("[A-Z].*\\d.*")))
                .hasValueSatisfying(password -> assertThat(password).hasSize(14));
    }

    @Test
    void noneFitsRulesThatNoneCanMeet() {
        assertThat(passwords.fitting(password -> false)).isEmpty();
    }
}
