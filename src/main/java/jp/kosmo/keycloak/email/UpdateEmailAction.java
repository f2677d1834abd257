package jp.kosmo.keycloak.email;

import jakarta.ws.rs.core.MultivaluedMap;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import jp.kosmo.keycloak.keycloak.LoginStamp;
import jp.kosmo.keycloak.limits.RateLimit;
import jp.kosmo.keycloak.login.LoginGuard;
import jp.kosmo.keycloak.login.SessionGate;
import jp.kosmo.keycloak.realm.StockReplacement;
import jp.kosmo.keycloak.realm.UnionRealm;
import jp.kosmo.keycloak.text.EmailAddress;
import jp.kosmo.keycloak.union.ActionSettings;
import jp.kosmo.keycloak.union.NotificationSetting;
import jp.kosmo.keycloak.union.NumberSetting;
import jp.kosmo.keycloak.union.StockSettings;
import org.keycloak.authentication.AuthenticatorUtil;
import org.keycloak.authentication.RequiredActionContext;
import org.keycloak.authentication.RequiredActionProvider;
import org.keycloak.authentication.requiredactions.UpdateEmail;
import org.keycloak.authentication.requiredactions.util.EmailCooldownManager;
import org.keycloak.events.Details;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.RequiredActionConfigModel;
import org.keycloak.models.UserModel;
import org.keycloak.models.utils.FormMessage;
import org.keycloak.provider.ProviderConfigProperty;
import org.keycloak.services.managers.AuthenticationManager;
import org.keycloak.services.messages.Messages;
import org.keycloak.services.validation.Validation;
import org.keycloak.sessions.AuthenticationSessionModel;
import org.keycloak.userprofile.UserProfile;
import org.keycloak.userprofile.ValidationException;

/**
 * 「メールアドレスの更新」 in place of Keycloak's {@code UPDATE_EMAIL}.
 *
 * <p>Keycloak's goes on for a member who was locked after the login form; somebody who guesses passwords elsewhere must not
 * get the mails of a locked account sent to a new address. Where the new address has to be confirmed, Keycloak's sends the
 * mail within the request, which then holds a database connection for as long as the mail server likes, and stops every login
 * of the member until that mail is read. Here the mail goes through the queue, and a change that the member has asked for
 * stops nothing: the page can be left while the address waits, or the change given up. What the union asks for, as at the
 * first login, is asked until an address is confirmed.
 */
public final class UpdateEmailAction extends UpdateEmail implements StockReplacement<RequiredActionProvider> {

    private static final String GIVE_UP = "kosmo-give-up";
    private static final String GO_ON = "kosmo-go-on";
    private static final NumberSetting CHANGES_PER_DAY = new NumberSetting("email.changesPerDay", 3, 0, 100);
    /** Keycloak's own. */
    private static final NumberSetting PAUSE_SECONDS =
            new NumberSetting("keycloak." + EmailCooldownManager.EMAIL_RESEND_COOLDOWN_SECONDS, 30, 1, 86_400);

    private static final List<ProviderConfigProperty> SETTINGS =
            List.of(CHANGES_PER_DAY.property(), NotificationSetting.EMAIL.property());
    private static final int LONGEST_ADDRESS = 255;

    @Override
    public void evaluateTriggers(RequiredActionContext context) {
        LoginGuard.check(context);
        UserModel member = context.getUser();
        if (UnionRealm.is(context.getRealm())) {
            PendingAddress.dropIfOutdated(context.getSession(), context.getRealm(), member);
            AddressConfirmation.answerIfAsked(context);
        }
        if (!UnionRealm.is(context.getRealm()) || !PendingAddress.exists(member)) {
            super.evaluateTriggers(context); // which would ask for the step at every login while an address waits
        }
        SessionGate.check(context, getId());
    }

    @Override
    public void requiredActionChallenge(RequiredActionContext context) {
        if (!UnionRealm.is(context.getRealm())) {
            super.requiredActionChallenge(context);
        } else if (!LoginGuard.stops(context)) {
            if (AddressConfirmation.isDone(context)) {
                context.success(); // elsewhere, while this login waited
                return;
            }
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
        if (!UnionRealm.is(context.getRealm())) {
            super.processAction(context);
        } else if (LoginGuard.lock(context).isPresent()) {
            submit(context);
        }
    }

    @Override
    public void initiatedActionCanceled(KeycloakSession session, AuthenticationSessionModel login) {
        LoginGuard.check(session, login);
        super.initiatedActionCanceled(session, login);
    }

    private void submit(RequiredActionContext context) {
        MultivaluedMap<String, String> form = context.getHttpRequest().getDecodedFormParameters();
        if (form.containsKey(GIVE_UP)) {
            giveUp(context);
            return;
        }
        PendingAddress.dropIfOutdated(context.getSession(), context.getRealm(), context.getUser());
        if (form.containsKey(GO_ON)) {
            goOn(context);
            return;
        }
        if (form.containsKey(AddressConfirmation.LATER) && AddressConfirmation.mayWait(context)) {
            context.getEvent().detail("put_off", "true");
            leave(context);
            return;
        }
        tellIfPending(context);
        String address = EmailAddress.read(
                Optional.ofNullable(form.getFirst(UserModel.EMAIL)).orElse(""));
        if (address.length() > LONGEST_ADDRESS) {
            form.putSingle(UserModel.EMAIL, address.substring(0, LONGEST_ADDRESS));
            askAgain(context, List.of(new FormMessage(UserModel.EMAIL, Messages.INVALID_EMAIL)));
            return;
        }
        try {
            change(context, address, validateEmailUpdate(context.getSession(), context.getUser(), address));
        } catch (ValidationException refused) {
            askAgain(context, Validation.getFormErrorsFromValidation(refused.getErrors()));
        }
    }

    private void change(RequiredActionContext context, String address, UserProfile valid) {
        UserModel member = context.getUser();
        boolean same = address.equalsIgnoreCase(member.getEmail());
        boolean confirm =
                isVerifyEmailEnabled(context.getRealm()) && !address.isBlank() && !(same && member.isEmailVerified());
        Long wait =
                confirm ? EmailCooldownManager.retrieveCooldownEntry(context, EMAIL_RESEND_COOLDOWN_KEY_PREFIX) : null;
        int changesPerDay = changesPerDay(context.getConfig());
        if (wait != null) {
            askAgain(context, List.of(new FormMessage(UserModel.EMAIL, Messages.COOLDOWN_VERIFICATION_EMAIL, wait)));
        } else if (!same
                && !new RateLimit("address-changes", changesPerDay, Duration.ofDays(1))
                        .take(context.getSession(), member.getId())) {
            askAgain(context, List.of(new FormMessage(UserModel.EMAIL, "kosmoAddressTooOften", changesPerDay)));
        } else if (confirm) {
            EmailCooldownManager.addCooldownEntry(context, EMAIL_RESEND_COOLDOWN_KEY_PREFIX);
            AddressConfirmation.send(context, address);
        } else {
            changeNow(context, valid);
        }
    }

    private static void changeNow(RequiredActionContext context, UserProfile valid) {
        UserModel member = context.getUser();
        if ("on".equals(context.getHttpRequest().getDecodedFormParameters().getFirst("logout-sessions"))) {
            AuthenticatorUtil.logoutOtherSessions(context);
            LoginStamp.signOutEverywhere(member);
            LoginGuard.renew(context.getSession(), context.getAuthenticationSession(), member);
        }
        updateEmailNow(context.getEvent(), member, valid);
        PendingAddress.drop(member);
        context.success();
    }

    @Override
    public List<ProviderConfigProperty> getConfigMetadata() {
        return StockSettings.with(super.getConfigMetadata(), SETTINGS);
    }

    /** A pause of 0 seconds, which Keycloak takes, makes every change of address end in its error page. */
    @Override
    public void validateConfig(KeycloakSession session, RealmModel realm, RequiredActionConfigModel model) {
        StockSettings.require(realm, getId(), model);
        if (UnionRealm.is(realm)) {
            ActionSettings settings = ActionSettings.of(getId(), model);
            PAUSE_SECONDS.require(settings);
            CHANGES_PER_DAY.require(settings);
        }
        super.validateConfig(session, realm, model);
    }

    private int changesPerDay(RequiredActionConfigModel stored) {
        return CHANGES_PER_DAY.of(ActionSettings.of(getId(), stored));
    }

    private void giveUp(RequiredActionContext context) {
        UserModel member = context.getUser();
        PendingAddress.drop(member);
        context.getEvent().detail(Details.REASON, "pending_address_given_up");
        if (AddressConfirmation.mayWait(context)) {
            leave(context);
        } else {
            context.getEvent().clone().success();
            context.challenge(context.form().createResponse(UserModel.RequiredAction.UPDATE_EMAIL));
        }
    }

    /** The link has been opened, says the member. */
    private static void goOn(RequiredActionContext context) {
        if (AddressConfirmation.isDone(context)) {
            context.success();
        } else if (PendingAddress.exists(context.getUser())) {
            AddressConfirmation.showNotYet(context);
        } else {
            context.challenge(context.form().createResponse(UserModel.RequiredAction.UPDATE_EMAIL));
        }
    }

    /** Without a change. Who asked for the step, the portal or the account pages, is told so. */
    private void leave(RequiredActionContext context) {
        AuthenticationManager.setKcActionStatus(
                getId(), RequiredActionContext.KcActionStatus.CANCELLED, context.getAuthenticationSession());
        context.success();
    }

    private static void tellIfPending(RequiredActionContext context) {
        if (PendingAddress.exists(context.getUser())) {
            context.form().setAttribute("kosmoGiveUp", GIVE_UP);
            AddressConfirmation.tellHowToWait(context, context.form());
        }
    }

    private static void askAgain(RequiredActionContext context, List<FormMessage> refusals) {
        context.challenge(context.form()
                .setErrors(refusals)
                .setFormData(context.getHttpRequest().getDecodedFormParameters())
                .createResponse(UserModel.RequiredAction.UPDATE_EMAIL));
    }
}
