package jp.kosmo.keycloak.recovery;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import jp.kosmo.keycloak.keycloak.FormFields;
import jp.kosmo.keycloak.keycloak.ResetLinkBuilder;
import jp.kosmo.keycloak.keycloak.ResetSession;
import jp.kosmo.keycloak.mail.MailJob;
import jp.kosmo.keycloak.mail.MailQueue;
import jp.kosmo.keycloak.mail.TemplatedMail;
import jp.kosmo.keycloak.onboarding.BlockedPage;
import jp.kosmo.keycloak.onboarding.StatelessAuthenticator;
import org.keycloak.authentication.AuthenticationFlowContext;
import org.keycloak.common.util.Time;
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

    private static final String ID = "kosmo-reset-mail";
    private static final String KIND = "reset-password";
    private static final int LONGEST_USER_ID = 255;

    public SendResetLinkAuthenticator() {
        super(
                ID,
                "Kosmo: send the link for a new password",
                "Asks for the user ID and sends a link to the member's e-mail address. The answer is the same, and takes"
                        + " the same time, whether there is such a member or not.",
                Requirement.REQUIRED,
                RecoveryRateLimits.BY_USER_ID);
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
            context.challenge(context.form().createPasswordReset());
        }
    }

    @Override
    public void action(AuthenticationFlowContext context) {
        FormFields.cut(context.getSession());
        String typed =
                context.getHttpRequest().getDecodedFormParameters().getFirst(AuthenticationManager.FORM_USERNAME);
        if (typed == null || typed.isBlank()) {
            context.challenge(context.form()
                    .addError(new FormMessage(Validation.FIELD_USERNAME, Messages.MISSING_USERNAME))
                    .createPasswordReset());
            return;
        }
        String userId = typed.strip();
        if (couldBeUserId(userId)) {
            submit(context, userId);
            context.getAuthenticationSession().setClientNote(OIDCLoginProtocol.LOGIN_HINT_PARAM, userId);
        }
        context.forkWithSuccessMessage(new FormMessage(Messages.EMAIL_SENT));
    }

    /** No database takes a look-up of anything else well. */
    private static boolean couldBeUserId(String typed) {
        return typed.length() <= LONGEST_USER_ID && typed.codePoints().noneMatch(Character::isISOControl);
    }

    /** Without the step after this one a link would lead past the member's second factor. */
    private static Optional<Duration> clickTime(AuthenticationFlowContext context) {
        return ResetTimeLimitAuthenticator.clickTime(
                context.getRealm(), context.getExecution().getParentFlow());
    }

    private static void submit(AuthenticationFlowContext context, String userId) {
        KeycloakSession session = context.getSession();
        RecoveryRateLimits limits = new RecoveryRateLimits(ID, context.getAuthenticatorConfig());
        MailRequest inquiry = MailRequest.of(context);
        if (!limits.allowIp(session, inquiry, inquiry.event(session, EventType.SEND_RESET_PASSWORD))) {
            return;
        }
        Duration clickTime = clickTime(context).orElseThrow();
        long until = Time.currentTimeMillis() + clickTime.toMillis();
        ResetLinkBuilder address = ResetLinkBuilder.of(context);
        MailQueue.of(session)
                .submit(
                        session,
                        new MailJob(
                                KIND,
                                until,
                                job -> lookUp(job, userId, limits, inquiry)
                                        .ifPresent(member -> send(job, member, address, clickTime, until, inquiry))));
    }

    /** The member to write to, if there is one and none of the limits is reached. */
    private static Optional<UserModel> lookUp(
            KeycloakSession session, String userId, RecoveryRateLimits limits, MailRequest inquiry) {
        UserModel member =
                session.users().getUserByUsername(session.getContext().getRealm(), userId);
        if (member == null) {
            limits.inVain(session, inquiry);
            inquiry.event(session, EventType.SEND_RESET_PASSWORD).error(Errors.USER_NOT_FOUND);
            return Optional.empty();
        }
        EventBuilder event =
                inquiry.event(session, EventType.SEND_RESET_PASSWORD).user(member);
        if (!member.isEnabled()) {
            event.error(Errors.USER_DISABLED);
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
            KeycloakSession session,
            UserModel member,
            ResetLinkBuilder address,
            Duration clickTime,
            long until,
            MailRequest inquiry) {
        String link = address.linkFor(session, member, until / 1000);
        TemplatedMail letter = new TemplatedMail(
                "kosmoResetSubject",
                "kosmo-reset.ftl",
                Map.of("link", link, "minutes", String.valueOf(clickTime.toMinutes())));
        String userId = member.getId();
        MailQueue.of(session).submit(session, new MailJob(KIND, until, job -> {
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
