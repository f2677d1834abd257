package jp.kosmo.keycloak.build;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import java.util.TreeSet;
import jp.kosmo.keycloak.password.rules.OpenRules;
import org.junit.jupiter.api.Test;

/** Every password policy, Keycloak's and ours, is known to compare with a secret or not to. */
class PasswordPoliciesTest {

    private static final Set<String> WITH_SECRETS =
            Set.of("passwordHistory", "passwordAge", "notEmail", "kosmoNotPersonal");

    /** A new policy of Keycloak's fails here: read what it compares with, then add it here or to the open ones. */
    @Test
    void theOpenOnesAreAllButThese() {
        Set<String> secret = new TreeSet<>(KnownProviders.passwordPolicies());
        secret.removeIf(OpenRules::contain);

        assertThat(secret).containsExactlyInAnyOrderElementsOf(WITH_SECRETS);
    }

    @Test
    void whatIsNotKnownIsTakenForSecret() {
        assertThat(OpenRules.contain("someoneElsesPolicy")).isFalse();
        assertThat(OpenRules.contain("")).isFalse();
    }
}
