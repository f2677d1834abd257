package jp.kosmo.keycloak.password.rules;

import org.jspecify.annotations.Nullable;
import org.keycloak.models.UserModel;
import org.keycloak.policy.PolicyError;

/**
 * Password policy {@code kosmoNotCommon}: none of the passwords that everybody tries first, Japanese ones too. Keycloak's
 * own {@code passwordBlacklist} needs a file on the disk of every node; this list comes with the JAR.
 */
public final class NotCommonPolicyFactory extends PasswordPolicyRuleFactory {

    public NotCommonPolicyFactory() {
        super("kosmoNotCommon", null, null);
    }

    @Override
    @Nullable
    PolicyError check(@Nullable UserModel member, String password, Object setting) {
        return CommonPasswords.contains(password) ? new PolicyError("kosmoPasswordCommon") : null;
    }

    @Override
    Object parse(@Nullable String setting) {
        return "";
    }
}
