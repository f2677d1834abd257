package jp.kosmo.keycloak.recovery;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import jp.kosmo.keycloak.branding.RealmBranding;
import jp.kosmo.keycloak.keycloak.FormFields;
import jp.kosmo.keycloak.login.BlockedPage;
import jp.kosmo.keycloak.login.TypedUserId;
import jp.kosmo.keycloak.mail.LinkLife;
import jp.kosmo.keycloak.mail.MailJob;
import jp.kosmo.keycloak.mail.MailQueue;
import jp.kosmo.keycloak.mail.TemplatedMail;
import jp.kosmo.keycloak.onboarding.StatelessAuthenticator;
import jp.kosmo.keycloak.realm.ProviderIds;
import jp.kosmo.keycloak.realm.Staff;
import org.keycloak.authentication.AuthenticationFlowContext;
import org.keycloak.events.Errors;
import org.keycloak.events.EventBuilder;
import org.keycloak.events.EventType;
import org.keycloak.models.AuthenticationExecutionModel.Requirement;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.UserModel;
import org.keycloak.models.utils.FormMessage;
import org.keycloak.protocol.oidc.OIDCLoginProtocol;
import org.keycloak.services.managers.AuthenticationManager;
import org.keycloak.services.messages.Messages;
import org.keycloak.services.validation.Validation;
import org.keycloak.utils.StringUtil;

/**
 * Authenticator {@code kosmo-reset-mail}, 「パスワードを忘れた方はこちら」: asks for the user ID and sends the link. It
 * replaces Keycloak's steps that choose the user and send the mail.
 *
 * <p>Whether there is such a member is looked up after the answer (see {@link MailQueue}): the answer to anybody is the
 * same and takes the same time. No user is known to the login before the link was opened, and a submit of this form never
 * ends the step, so that nothing after it can be reached without the link (CVE-2026-18963).
 */
public final class SendResetLinkAuthenticator extends StatelessAuthenticator {

    private static final String KIND = "reset-password";

    /** What clerks open is worth more than a mailbox, which is often shared: an administrator lets them start again. */
    private static final String STAFF = "staff_account";

    public SendResetLinkAuthenticator() {
        super(ProviderIds.RESET_MAIL, Requirement.REQUIRED, RecoveryRateLimits.BY_USER_ID);
    }

    @Override
    public void authenticate(AuthenticationFlowContext context) {
        if (clickTime(context).isEmpty()) {
            stop(
                    context,
                    BlockedPage.NO_RECOVERY,
                    ResetTimeLimitAuthenticator.NOT_POSSIBLE,
                    ResetTimeLimitAuthenticator.STOPPED + "its flow has no kosmo-reset-window that is REQUIRED");
        } else if (ResetSession.isOpened(context.getAuthenticationSession())) {
            context.success();
        } else {
            ResetSession.endAtPortal(context.getSession(), context.getAuthenticationSession());
            context.challenge(context.form().createPasswordReset());
        }
    }

    @Override
    public void action(AuthenticationFlowContext context) {
        FormFields.cut(context.getSession());
        String typed =
                context.getHttpRequest().getDecodedFormParameters().getFirst(AuthenticationManager.FORM_USERNAME);
        TypedUserId userId = TypedUserId.of(typed);
        if (userId.value().isEmpty()) {
            context.challenge(context.form()
                    .addError(new FormMessage(Validation.FIELD_USERNAME, Messages.MISSING_USERNAME))
                    .createPasswordReset());
            return;
        }
        Duration clickTime = clickTime(context).orElseThrow();
        if (userId.couldExist()) {
            submit(context, userId, clickTime);
            context.getAuthenticationSession().setClientNote(OIDCLoginProtocol.LOGIN_HINT_PARAM, userId.value());
        }
        context.forkWithSuccessMessage(new FormMessage(
                FormMessage.GLOBAL,
                "kosmoResetMailSent",
                RealmBranding.senderOf(context.getRealm()),
                String.valueOf(clickTime.toMinutes())));
    }

    /** Without the step after this one a link would lead past the member's second factor. */
    private static Optional<Duration> clickTime(AuthenticationFlowContext context) {
        return ResetTimeLimitAuthenticator.clickTime(
                context.getRealm(), context.getExecution().getParentFlow());
    }

    private static void submit(AuthenticationFlowContext context, TypedUserId userId, Duration clickTime) {
        KeycloakSession session = context.getSession();
        RecoveryRateLimits limits = new RecoveryRateLimits(ProviderIds.RESET_MAIL, context.getAuthenticatorConfig());
        MailRequest inquiry = MailRequest.of(context);
        if (!limits.allowIp(session, inquiry, inquiry.event(session, EventType.SEND_RESET_PASSWORD))) {
            return;
        }
        LinkLife life = LinkLife.fromNow(clickTime);
        ResetLinkBuilder address = ResetLinkBuilder.of(context);
        MailQueue.of(session)
                .submit(
                        session,
                        new MailJob(
                                KIND,
                                life.worthSendingUntil(),
                                job -> lookUp(job, userId, limits, inquiry)
                                        .ifPresent(member -> send(job, member, address, life, inquiry))));
    }

    /** The member to write to, if there is one and none of the limits is reached. */
    private static Optional<UserModel> lookUp(
            KeycloakSession session, TypedUserId userId, RecoveryRateLimits limits, MailRequest inquiry) {
        Optional<UserModel> found = userId.member(session);
        if (found.isEmpty()) {
            limits.inVain(session, inquiry);
            inquiry.event(session, EventType.SEND_RESET_PASSWORD).error(Errors.USER_NOT_FOUND);
            return Optional.empty();
        }
        UserModel member = found.get();
        EventBuilder event =
                inquiry.event(session, EventType.SEND_RESET_PASSWORD).user(member);
        if (!member.isEnabled()) {
            event.error(Errors.USER_DISABLED);
        } else if (Staff.is(session.getContext().getRealm(), member)) {
            event.error(STAFF);
        } else if (StringUtil.isBlank(member.getEmail())) {
            event.error(Errors.INVALID_EMAIL);
        } else if (!limits.allowMember(session, member.getId())) {
            event.error("mail_limit_reached");
        } else {
            return Optional.of(member);
        }
        return Optional.empty();
    }

    /** In a job of its own, so that the member is counted once however often the mail has to be tried. */
    private static void send(
            KeycloakSession session, UserModel member, ResetLinkBuilder address, LinkLife life, MailRequest inquiry) {
        String link = address.linkFor(session, member, life);
        TemplatedMail letter =
                new TemplatedMail("kosmoResetSubject", "kosmo-reset.ftl", Map.of("link", link, "until", life.parts()));
        String userId = member.getId();
        MailQueue.of(session).submit(session, new MailJob(KIND, life.worthSendingUntil(), job -> {
            UserModel now = job.users().getUserById(job.getContext().getRealm(), userId);
            if (now != null && now.isEnabled()) {
                letter.send(
                        job,
                        now,
                        inquiry.language(),
                        sent -> inquiry.event(sent, EventType.SEND_RESET_PASSWORD)
                                .user(userId)
                                .success());
            }
        }));
    }

    @Override
    public boolean requiresUser() {
        return false;
    }
}
