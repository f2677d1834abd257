package jp.kosmo.keycloak.password.login;

import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import jp.kosmo.keycloak.jpa.UserBusyException;
import jp.kosmo.keycloak.keycloak.FormFields;
import jp.kosmo.keycloak.keycloak.Lockout;
import jp.kosmo.keycloak.keycloak.LoginNote;
import jp.kosmo.keycloak.login.BlockedPage;
import jp.kosmo.keycloak.login.LoginBrowser;
import jp.kosmo.keycloak.login.LoginGuard;
import jp.kosmo.keycloak.login.TypedUserId;
import jp.kosmo.keycloak.password.initial.DummyPasswordHash;
import jp.kosmo.keycloak.password.initial.InitialPasswordCredential;
import jp.kosmo.keycloak.text.TypedPassword;
import jp.kosmo.keycloak.text.TypedText;
import org.jspecify.annotations.Nullable;
import org.keycloak.authentication.AuthenticationFlowContext;
import org.keycloak.authentication.authenticators.browser.UsernamePasswordForm;
import org.keycloak.events.Details;
import org.keycloak.events.Errors;
import org.keycloak.forms.login.LoginFormsProvider;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.UserCredentialModel;
import org.keycloak.models.UserModel;
import org.keycloak.models.utils.FormMessage;
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

    private static final String PASSWORD = "password";

    /** Keycloak makes a form for each request. */
    private @Nullable LoginAttempt attempt;

    UsernamePasswordAuthenticator(KeycloakSession session) {
        super(session);
    }

    @Override
    protected boolean validateForm(AuthenticationFlowContext context, MultivaluedMap<String, String> form) {
        FormFields.cut(context.getSession());
        List<FormMessage> missing = missing(context, form);
        if (!missing.isEmpty()) {
            askAgain(context, form, missing);
            return false;
        }
        String userId = readUserId(context, form);
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
            current.failed(userId, form.getFirst(PASSWORD));
        }
        return valid;
    }

    /** What is not filled in is no wrong answer: it is neither compared nor counted, whoever it is about. */
    private List<FormMessage> missing(AuthenticationFlowContext context, MultivaluedMap<String, String> form) {
        List<FormMessage> missing = new ArrayList<>();
        if (!isUserAlreadySetBeforeUsernamePasswordAuth(context)
                && TypedText.ascii(form.getFirst(AuthenticationManager.FORM_USERNAME))
                        .isEmpty()) {
            missing.add(new FormMessage(Validation.FIELD_USERNAME, Messages.MISSING_USERNAME));
        }
        if (TypedText.ascii(form.getFirst(PASSWORD)).isEmpty()) {
            missing.add(new FormMessage(Validation.FIELD_PASSWORD, Messages.MISSING_PASSWORD));
        }
        return missing;
    }

    private void askAgain(
            AuthenticationFlowContext context, MultivaluedMap<String, String> form, List<FormMessage> errors) {
        LoginFormsProvider page =
                context.form().setExecution(context.getExecution().getId()).setErrors(errors);
        if (isUserAlreadySetBeforeUsernamePasswordAuth(context)) {
            page.setAttribute(LoginFormsProvider.USERNAME_HIDDEN, true);
        }
        context.challenge(page.setFormData(form).createLoginUsernamePassword());
    }

    /** Puts the user ID into the form as it is stored, for Keycloak to look it up. */
    private static @Nullable String readUserId(AuthenticationFlowContext context, MultivaluedMap<String, String> form) {
        String input = form.getFirst(AuthenticationManager.FORM_USERNAME);
        if (input == null) {
            return null;
        }
        // Asked for a NUL, a database fails, and the member would lose the login.
        TypedUserId typed = TypedUserId.of(input.replace('\0', '\ufffd'));
        String userId = typed.isRespelled()
                ? typed.member(context.getSession()).map(UserModel::getUsername).orElse(typed.value())
                : typed.value();
        form.putSingle(AuthenticationManager.FORM_USERNAME, userId);
        return userId;
    }

    /** Others may know the password that opened this login, so the browser is not to keep it. */
    private static void noteDerived(AuthenticationFlowContext context) {
        if (InitialPasswordCredential.derivedOpens(context.getRealm(), context.getUser())) {
            LoginNote.DERIVED_PASSWORD.set(context.getAuthenticationSession());
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
        readPassword(context.getSession(), user, form);
        return super.validatePassword(context, user, form, clearUser);
    }

    /**
     * Puts the password into the form as it is stored, unless it was stored before passwords were read like this. The one that is
     * read otherwise than typed is compared twice; {@link #payRespelled} takes that time where nothing is compared.
     */
    private static void readPassword(KeycloakSession session, UserModel user, MultivaluedMap<String, String> form) {
        String typed = String.valueOf(form.getFirst(PASSWORD));
        String read = TypedPassword.read(typed);
        if (read.equals(typed)) {
            return;
        }
        if (InitialPasswordCredential.derivedOpens(session.getContext().getRealm(), user)) {
            DummyPasswordHash.pay(session); // a try of the derived one counts; it reads full width by itself
        } else if (user.credentialManager().isValid(UserCredentialModel.password(typed))) {
            return;
        }
        form.putSingle(PASSWORD, read);
    }

    private static void payRespelled(AuthenticationFlowContext context) {
        String typed = String.valueOf(
                context.getHttpRequest().getDecodedFormParameters().getFirst(PASSWORD));
        if (!TypedPassword.read(typed).equals(typed)) {
            DummyPasswordHash.pay(context.getSession());
        }
    }

    /** What is no user ID may be a password typed into the wrong field: it is not recorded. */
    @Override
    public void testInvalidUser(AuthenticationFlowContext context, UserModel user) {
        if (user == null) {
            context.getEvent().removeDetail(Details.USERNAME);
            payRespelled(context);
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
        if (user != null) {
            payRespelled(context); // testInvalidUser has paid it for an ID that is nobody's
        }
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

    /**
     * Which of the two was wrong is not said; who logs in again has typed but the one, and sees no field for the other. What
     * to do if it keeps failing is told to all alike: whoever is locked must not learn it here, nor who is not.
     */
    @Override
    protected Response challenge(AuthenticationFlowContext context, @Nullable String error, @Nullable String field) {
        if (error == null) {
            return super.challenge(context, null, field);
        }
        context.form().setAttribute("kosmoLockoutMinutes", Lockout.minutes(context.getRealm()));
        if (isUserAlreadySetBeforeUsernamePasswordAuth(context)) {
            context.form().setAttribute(LoginFormsProvider.USERNAME_HIDDEN, true);
            return super.challenge(context, "kosmoPasswordWrong", Validation.FIELD_PASSWORD);
        }
        return super.challenge(context, error, Validation.FIELD_USERNAME);
    }
}
