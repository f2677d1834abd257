package jp.kosmo.keycloak.email;

import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.Status.Family;
import java.util.ArrayList;
import java.util.List;
import jp.kosmo.keycloak.keycloak.LockedMember;
import jp.kosmo.keycloak.onboarding.LoginEnd;
import jp.kosmo.keycloak.onboarding.OnboardingStep;
import jp.kosmo.keycloak.union.NoticeSwitch;
import jp.kosmo.keycloak.union.Settings;
import org.keycloak.authentication.RequiredActionContext;
import org.keycloak.authentication.requiredactions.UpdateEmail;
import org.keycloak.authentication.requiredactions.util.EmailCooldownManager;
import org.keycloak.events.Details;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.RequiredActionConfigModel;
import org.keycloak.models.UserModel;
import org.keycloak.models.utils.FormMessage;
import org.keycloak.provider.ProviderConfigProperty;
import org.keycloak.services.messages.Messages;

/**
 * 「メールアドレスの更新」 in place of Keycloak's {@code UPDATE_EMAIL} (SPEC S128-S131, A17).
 *
 * <p>Keycloak's goes on for a member who was locked after the login form; whoever guesses passwords elsewhere must not find
 * the mails of a locked account at a new address. And where the new address has to be confirmed, Keycloak's leaves a member
 * who mistyped it at that page, at every login, until somebody else's mail is read. Here the page offers to give the change
 * up: the address on record stays, if it is a confirmed one, and the mail sent is good for nothing. Whatever keeps a mail
 * from being sent is said at the field, which keeps what was typed.
 */
public final class EmailChange extends UpdateEmail {

    private static final String GIVE_UP = "kosmo-give-up";
    private static final int A_DAY = 86_400;

    /** Above Keycloak's own action of the same id. */
    @Override
    public int order() {
        return 10;
    }

    @Override
    public void evaluateTriggers(RequiredActionContext context) {
        super.evaluateTriggers(context);
        LoginEnd.check(context, getId());
    }

    @Override
    public void requiredActionChallenge(RequiredActionContext context) {
        if (!OnboardingStep.stopIfLocked(context, context.getUser().isEnabled())) {
            tellIfPending(context);
            if (context.getHttpRequest().getDecodedFormParameters().containsKey(UserModel.EMAIL)) {
                // A field of the step before: Keycloak would take it for the answer to a page not shown yet.
                context.challenge(context.form().createResponse(UserModel.RequiredAction.UPDATE_EMAIL));
            } else {
                super.requiredActionChallenge(context);
            }
        }
    }

    @Override
    public void processAction(RequiredActionContext context) {
        if (OnboardingStep.stopIfLocked(context, LockedMember.isEnabled(context.getSession(), context.getUser()))) {
            return;
        }
        if (context.getHttpRequest().getDecodedFormParameters().containsKey(GIVE_UP)) {
            giveUp(context);
            return;
        }
        tellIfPending(context);
        Long seconds = EmailCooldownManager.retrieveCooldownEntry(context, EMAIL_RESEND_COOLDOWN_KEY_PREFIX);
        if (seconds != null) {
            askAgain(context, new FormMessage(UserModel.EMAIL, Messages.COOLDOWN_VERIFICATION_EMAIL, seconds));
            return;
        }
        super.processAction(context);
        if (isServerError(context)) {
            askAgain(context, new FormMessage(UserModel.EMAIL, Messages.EMAIL_SENT_ERROR));
        }
    }

    @Override
    public List<ProviderConfigProperty> getConfigMetadata() {
        List<ProviderConfigProperty> settings = new ArrayList<>(super.getConfigMetadata());
        settings.add(NoticeSwitch.EMAIL.property());
        return settings;
    }

    /** A pause of 0 seconds, which Keycloak takes, makes every change of address end in its error page. */
    @Override
    public void validateConfig(KeycloakSession session, RealmModel realm, RequiredActionConfigModel model) {
        super.validateConfig(session, realm, model);
        Settings.of(getId(), model).requireNumber(EmailCooldownManager.EMAIL_RESEND_COOLDOWN_SECONDS, 1, A_DAY);
    }

    /** Keycloak's link asks for the pending address again, so it is of no use from now on. */
    private static void giveUp(RequiredActionContext context) {
        UserModel member = context.getUser();
        member.removeAttribute(UserModel.EMAIL_PENDING);
        context.getEvent().detail(Details.REASON, "pending_address_given_up");
        if (member.isEmailVerified()) {
            context.success();
        } else {
            context.getEvent().clone().success();
            context.challenge(context.form().createResponse(UserModel.RequiredAction.UPDATE_EMAIL));
        }
    }

    private static void tellIfPending(RequiredActionContext context) {
        if (context.getUser().getFirstAttribute(UserModel.EMAIL_PENDING) != null) {
            context.form().setAttribute("kosmoGiveUp", GIVE_UP);
        }
    }

    private static void askAgain(RequiredActionContext context, FormMessage refusal) {
        MultivaluedMap<String, String> typed = context.getHttpRequest().getDecodedFormParameters();
        context.challenge(context.form()
                .setStatus(Response.Status.OK) // Keycloak's error page leaves its own
                .setErrors(List.of(refusal))
                .setFormData(typed)
                .createResponse(UserModel.RequiredAction.UPDATE_EMAIL));
    }

    /** Keycloak answers a mail server that is down with its own error page. */
    private static boolean isServerError(RequiredActionContext context) {
        return context.getStatus() == RequiredActionContext.Status.CHALLENGE
                && context.getChallenge().getStatusInfo().getFamily() == Family.SERVER_ERROR;
    }
}
