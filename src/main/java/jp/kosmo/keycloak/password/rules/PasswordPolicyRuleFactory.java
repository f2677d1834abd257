package jp.kosmo.keycloak.password.rules;

import jp.kosmo.keycloak.console.ConsoleText;
import jp.kosmo.keycloak.realm.SimpleFactory;
import org.jspecify.annotations.Nullable;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.UserModel;
import org.keycloak.policy.PasswordPolicyProvider;
import org.keycloak.policy.PasswordPolicyProviderFactory;
import org.keycloak.policy.PolicyError;

/** A password rule: its name in the console, its setting and its check. */
abstract class PasswordPolicyRuleFactory
        implements PasswordPolicyProviderFactory, SimpleFactory<PasswordPolicyProvider> {

    private final String id;
    private final @Nullable String settingType;
    private final @Nullable String defaultSetting;

    PasswordPolicyRuleFactory(String id, @Nullable String settingType, @Nullable String defaultSetting) {
        this.id = id;
        this.settingType = settingType;
        this.defaultSetting = defaultSetting;
    }

    /**
     * Judges a password.
     *
     * @param member null where Keycloak knows no member yet
     * @param setting what {@link #parse} made of the rule's setting
     * @return what to tell the member, or null when the password is fine
     */
    abstract @Nullable PolicyError check(@Nullable UserModel member, String password, Object setting);

    /** Reads the setting; refuses nonsense with {@link org.keycloak.policy.PasswordPolicyConfigException}. */
    abstract Object parse(@Nullable String setting);

    @Override
    public final PasswordPolicyProvider create(KeycloakSession session) {
        return new PasswordPolicyRule(session, this);
    }

    @Override
    public final String getId() {
        return id;
    }

    @Override
    public final String getDisplayName() {
        return ConsoleText.name(id);
    }

    @Override
    public final @Nullable String getConfigType() {
        return settingType;
    }

    @Override
    public final @Nullable String getDefaultConfigValue() {
        return defaultSetting;
    }

    @Override
    public final boolean isMultiplSupported() {
        return false;
    }
}
