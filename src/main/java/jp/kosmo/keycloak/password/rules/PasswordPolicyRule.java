package jp.kosmo.keycloak.password.rules;

import org.jspecify.annotations.Nullable;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.policy.PasswordPolicyProvider;
import org.keycloak.policy.PolicyError;

/** One of our rules at work in a realm; what it asks for is its factory's part. */
final class PasswordPolicyRule implements PasswordPolicyProvider {

    private final KeycloakSession session;
    private final PasswordPolicyRuleFactory factory;

    PasswordPolicyRule(KeycloakSession session, PasswordPolicyRuleFactory factory) {
        this.session = session;
        this.factory = factory;
    }

    @Override
    public @Nullable PolicyError validate(RealmModel realm, UserModel user, String password) {
        return factory.check(user, password, setting(realm));
    }

    @Override
    public @Nullable PolicyError validate(String username, String password) {
        return factory.check(null, password, setting(session.getContext().getRealm()));
    }

    @Override
    public Object parseConfig(@Nullable String value) {
        return factory.parse(value);
    }

    private Object setting(RealmModel realm) {
        Object stored = realm.getPasswordPolicy().getPolicyConfig(factory.getId());
        return stored == null ? factory.parse(null) : stored;
    }

    @Override
    public void close() {}
}
