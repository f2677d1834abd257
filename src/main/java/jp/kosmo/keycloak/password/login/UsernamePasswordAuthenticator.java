package jp.kosmo.keycloak.password.login;

import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import jp.kosmo.keycloak.jpa.UserBusyException;
import jp.kosmo.keycloak.keycloak.FormFields;
import jp.kosmo.keycloak.onboarding.BlockedPage;
import jp.kosmo.keycloak.onboarding.LoginBrowser;
import jp.kosmo.keycloak.onboarding.LoginGuard;
import jp.kosmo.keycloak.onboarding.LoginNotes;
import jp.kosmo.keycloak.password.initial.DummyPasswordHash;
import jp.kosmo.keycloak.password.initial.InitialPasswordCredential;
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
 * unknown, the password wrong or missing, or the account locked or disabled, or too much has failed from the address.
 * Stock answers a locked member in a fifth of the time and a disabled one with a sentence of its own. What is limited is
 * {@link LoginAttempt}'s.
 */
final class UsernamePasswordAuthenticator extends UsernamePasswordForm {

    /** Keycloak makes a form for each request. */
    private @Nullable LoginAttempt attempt;

    UsernamePasswordAuthenticator(KeycloakSession session) {
        super(session);
    }

    @Override
    protected boolean validateForm(AuthenticationFlowContext context, MultivaluedMap<String, String> form) {
        FormFields.cut(context.getSession());
        String userId = form.getFirst(AuthenticationManager.FORM_USERNAME);
        if (context.getUser() == null && (userId == null || userId.isEmpty())) {
            DummyPasswordHash.pay(context.getSession());
        } else if (userId != null) {
            // Asked for a NUL, a database fails, and the member would lose the login.
            form.putSingle(AuthenticationManager.FORM_USERNAME, userId.replace('\0', '\ufffd'));
        }
        // A refusal is stored with what was counted: a second connection would be held under the member's lock.
        context.getEvent().storeImmediately(false);
        LoginAttempt current = new LoginAttempt(context);
        attempt = current;
        boolean valid;
        try {
            valid = super.validateForm(context, form);
        } catch (UserBusyException busy) {
            context.forceChallenge(BlockedPage.busy(context.getSession(), context.getAuthenticationSession()));
            return false;
        }
        if (valid) {
            LoginGuard.begin(context.getSession(), context.getAuthenticationSession(), context.getUser());
            LoginBrowser.bind(context.getSession(), context.getAuthenticationSession());
            current.succeeded();
            noteDerived(context);
        } else {
            current.failed(userId, form.getFirst("password"));
        }
        return valid;
    }

    /** Others may know the password that opened this login, so the browser is not to keep it. */
    private static void noteDerived(AuthenticationFlowContext context) {
        if (InitialPasswordCredential.opens(context.getRealm(), context.getUser())) {
            LoginNotes.derive(context.getAuthenticationSession());
            context.getAuthenticationSession().removeAuthNote(Details.REMEMBER_ME);
            context.getEvent().removeDetail(Details.REMEMBER_ME);
        }
    }

    @Override
    public boolean validatePassword(
            AuthenticationFlowContext context, UserModel user, MultivaluedMap<String, String> form, boolean clearUser) {
        if (isRefused(context, user)) {
            if (clearUser) {
                context.clearUser();
            }
            return false;
        }
        String password = form.getFirst("password");
        if (password == null || password.isEmpty()) {
            DummyPasswordHash.pay(context.getSession());
        }
        return super.validatePassword(context, user, form, clearUser);
    }

    /** What is no user ID may be a password typed into the wrong field: it is not recorded. */
    @Override
    public void testInvalidUser(AuthenticationFlowContext context, UserModel user) {
        if (user == null) {
            context.getEvent().removeDetail(Details.USERNAME);
            if (isRefused(context, null)) {
                return;
            }
        }
        super.testInvalidUser(context, user);
    }

    /** Says so in the event alone. Nothing is compared, and the member's own count does not grow. */
    private boolean isRefused(AuthenticationFlowContext context, @Nullable UserModel user) {
        if (attempt == null || !attempt.isRefused(user)) {
            return false;
        }
        attempt.refused(attempt.scope());
        DummyPasswordHash.pay(context.getSession());
        context.getEvent().user(user).error("too_many_failures_from_" + attempt.scope());
        context.forceChallenge(challenge(context, Messages.INVALID_USER, Validation.FIELD_USERNAME));
        return true;
    }

    @Override
    protected boolean isDisabledByBruteForce(AuthenticationFlowContext context, UserModel user) {
        if (attempt != null && attempt.passesLock(user)) {
            return false;
        }
        boolean locked = super.isDisabledByBruteForce(context, user);
        if (locked) {
            DummyPasswordHash.pay(context.getSession());
            Optional.ofNullable(attempt).ifPresent(current -> current.refused("lock"));
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
