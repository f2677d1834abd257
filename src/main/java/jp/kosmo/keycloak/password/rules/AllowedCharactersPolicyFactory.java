package jp.kosmo.keycloak.password.rules;

import jp.kosmo.keycloak.console.ConsoleText;
import org.jspecify.annotations.Nullable;
import org.keycloak.models.UserModel;
import org.keycloak.policy.PasswordPolicyConfigException;
import org.keycloak.policy.PasswordPolicyProvider;
import org.keycloak.policy.PolicyError;

/**
 * Password policy {@code kosmoCharacters}: only half-width letters, digits and the symbols named in the setting; without
 * a setting every printable ASCII symbol but the space. The setting names symbols only.
 */
public final class AllowedCharactersPolicyFactory extends PasswordPolicyRuleFactory {

    /** One key of a Japanese keyboard writes either. */
    private static final String YEN = "¥(\\)";

    public AllowedCharactersPolicyFactory() {
        super("kosmoCharacters", PasswordPolicyProvider.STRING_CONFIG_TYPE, Characters.SYMBOLS);
    }

    @Override
    @Nullable
    PolicyError check(@Nullable UserModel member, String password, Object setting) {
        String symbols = (String) setting;
        return Characters.onlyLettersDigitsAnd(symbols, password)
                ? null
                : new PolicyError("kosmoPasswordCharacters", symbols.replace("\\", YEN));
    }

    @Override
    Object parse(@Nullable String setting) {
        if (setting == null || setting.isBlank()) {
            return Characters.SYMBOLS;
        }
        if (setting.chars().anyMatch(symbol -> Characters.SYMBOLS.indexOf(symbol) < 0)) {
            throw new PasswordPolicyConfigException(ConsoleText.of("password.symbols.refusal") + Characters.SYMBOLS);
        }
        return setting;
    }
}
