package jp.kosmo.keycloak.password;

import jakarta.ws.rs.core.MultivaluedMap;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import jp.kosmo.keycloak.limits.SecretComparisons;
import jp.kosmo.keycloak.password.rules.OpenRules;
import jp.kosmo.keycloak.text.TypedPassword;
import org.keycloak.authentication.RequiredActionContext;
import org.keycloak.models.utils.FormMessage;
import org.keycloak.policy.PasswordPolicyProvider;
import org.keycloak.services.messages.Messages;
import org.keycloak.services.validation.Validation;

/**
 * A new password as typed by a member, and every rule it breaks.
 *
 * <p>Rules that compare with a secret are asked last: only of a password that could be set, typed twice alike, and only
 * as often as {@link SecretComparisons} allows. Else the page would tell a stranger in somebody's session the birthdate
 * or the password in use.
 */
final class NewPassword {

    private final RequiredActionContext context;

    NewPassword(RequiredActionContext context) {
        this.context = context;
    }

    /**
     * What to tell the member; empty when the password is fine. The form then holds it as it is going to be stored, for Keycloak,
     * which reads the form after this.
     */
    List<FormMessage> errors() {
        MultivaluedMap<String, String> form = context.getHttpRequest().getDecodedFormParameters();
        Stream.of("password-new", "password-confirm")
                .filter(form::containsKey) // an empty form cannot be changed
                .forEach(field -> form.putSingle(field, TypedPassword.read(String.valueOf(form.getFirst(field)))));
        String password = form.getFirst("password-new");
        if (password == null || password.isEmpty()) {
            return List.of(new FormMessage(Validation.FIELD_PASSWORD, Messages.MISSING_PASSWORD));
        }
        List<FormMessage> errors =
                new ArrayList<>(broken(password, OpenRules::contain).toList());
        if (!password.equals(form.getFirst("password-confirm"))) {
            errors.add(new FormMessage(Validation.FIELD_PASSWORD_CONFIRM, Messages.NOTMATCH_PASSWORD));
        }
        return errors.isEmpty() ? comparedWithSecrets(password) : errors;
    }

    private List<FormMessage> comparedWithSecrets(String password) {
        Predicate<String> secret = Predicate.not(OpenRules::contain);
        if (policies().noneMatch(secret)) {
            return List.of();
        }
        return SecretComparisons.take(context.getSession(), context.getUser())
                ? broken(password, secret).toList()
                : List.of(new FormMessage(Validation.FIELD_PASSWORD, "kosmoPasswordTryLater"));
    }

    private Stream<FormMessage> broken(String password, Predicate<String> which) {
        return policies()
                .filter(which)
                .sorted()
                .map(rule -> context.getSession().getProvider(PasswordPolicyProvider.class, rule))
                .map(rule -> rule.validate(context.getRealm(), context.getUser(), password))
                .filter(error -> error != null)
                .map(error -> new FormMessage(Validation.FIELD_PASSWORD, error.getMessage(), error.getParameters()));
    }

    private Stream<String> policies() {
        return context.getRealm().getPasswordPolicy().getPolicies().stream();
    }
}
