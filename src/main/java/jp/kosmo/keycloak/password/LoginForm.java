package jp.kosmo.keycloak.password;

import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import jp.kosmo.keycloak.onboarding.LoginBrowser;
import org.jspecify.annotations.Nullable;
import org.keycloak.authentication.AuthenticationFlowContext;
import org.keycloak.authentication.authenticators.browser.UsernamePasswordForm;
import org.keycloak.events.Details;
import org.keycloak.events.Errors;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.UserModel;
import org.keycloak.services.managers.AuthenticationManager;
import org.keycloak.services.messages.Messages;
import org.keycloak.services.validation.Validation;

/**
 * 「ログイン」: Keycloak's form, which here says the same and takes the time of one password check whether the ID is
 * unknown, the password wrong or missing, or the account locked or disabled (SPEC S25, A19). Stock answers a locked
 * member in a fifth of the time and a disabled one with a sentence of its own.
 */
final class LoginForm extends UsernamePasswordForm {

    LoginForm(KeycloakSession session) {
        super(session);
    }

    @Override
    protected boolean validateForm(AuthenticationFlowContext context, MultivaluedMap<String, String> form) {
        String userId = form.getFirst(AuthenticationManager.FORM_USERNAME);
        if (context.getUser() == null && (userId == null || userId.isEmpty())) {
            HashCost.pay(context.getSession());
        } else if (userId != null) {
            // Asked for a NUL, a database fails, and the member would lose the login.
            form.putSingle(AuthenticationManager.FORM_USERNAME, userId.replace('\0', '\ufffd'));
        }
        boolean valid = super.validateForm(context, form);
        if (valid) {
            PasswordStamp.put(context.getAuthenticationSession(), context.getUser());
            LoginBrowser.bind(context.getSession(), context.getAuthenticationSession());
        }
        return valid;
    }

    @Override
    public boolean validatePassword(
            AuthenticationFlowContext context, UserModel user, MultivaluedMap<String, String> form, boolean clearUser) {
        String password = form.getFirst("password");
        if (password == null || password.isEmpty()) {
            HashCost.pay(context.getSession());
        }
        return super.validatePassword(context, user, form, clearUser);
    }

    /** What is no user ID may be a password typed into the wrong field: it is not recorded. */
    @Override
    public void testInvalidUser(AuthenticationFlowContext context, UserModel user) {
        if (user == null) {
            context.getEvent().removeDetail(Details.USERNAME);
        }
        super.testInvalidUser(context, user);
    }

    @Override
    protected boolean isDisabledByBruteForce(AuthenticationFlowContext context, UserModel user) {
        boolean locked = super.isDisabledByBruteForce(context, user);
        if (locked) {
            HashCost.pay(context.getSession());
        }
        return locked;
    }

    @Override
    public boolean enabledUser(AuthenticationFlowContext context, UserModel user) {
        if (isDisabledByBruteForce(context, user)) {
            return false;
        }
        if (!user.isEnabled()) {
            context.getEvent().user(user).error(Errors.USER_DISABLED);
            context.forceChallenge(challenge(context, Messages.INVALID_USER));
            return false;
        }
        return true;
    }

    @Override
    protected String disabledByBruteForceError(String error) {
        return Messages.INVALID_USER;
    }

    @Override
    protected Response challenge(AuthenticationFlowContext context, @Nullable String error, @Nullable String field) {
        return super.challenge(context, error, error == null ? field : Validation.FIELD_USERNAME);
    }
}
