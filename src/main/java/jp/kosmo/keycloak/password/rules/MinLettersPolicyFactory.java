package jp.kosmo.keycloak.password.rules;

import jp.kosmo.keycloak.console.ConsoleText;
import jp.kosmo.keycloak.text.TypedText;
import org.jspecify.annotations.Nullable;
import org.keycloak.models.UserModel;
import org.keycloak.policy.PasswordPolicyConfigException;
import org.keycloak.policy.PasswordPolicyProvider;
import org.keycloak.policy.PolicyError;

/** Password policy {@code kosmoLetters}: so many half-width letters, of either case. */
public final class MinLettersPolicyFactory extends PasswordPolicyRuleFactory {

    public MinLettersPolicyFactory() {
        super("kosmoLetters", PasswordPolicyProvider.INT_CONFIG_TYPE, "1");
    }

    @Override
    @Nullable
    PolicyError check(@Nullable UserModel member, String password, Object setting) {
        int least = (Integer) setting;
        return Characters.letters(password) >= least ? null : new PolicyError("kosmoPasswordLetters", least);
    }

    @Override
    Object parse(@Nullable String setting) {
        try {
            String typed = TypedText.ascii(setting);
            int least = typed.isEmpty() ? 1 : Integer.parseInt(typed);
            if (least >= 1 && least <= 64) {
                return least;
            }
        } catch (NumberFormatException notANumber) {
            // refused below, in the same words as a number out of range
        }
        throw new PasswordPolicyConfigException(ConsoleText.of("password.letters.refusal"));
    }
}
