package jp.kosmo.keycloak.recovery;

import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import jp.kosmo.keycloak.branding.RealmBranding;
import jp.kosmo.keycloak.keycloak.FormFields;
import jp.kosmo.keycloak.mail.MailJob;
import jp.kosmo.keycloak.mail.MailQueue;
import jp.kosmo.keycloak.mail.TemplatedMail;
import jp.kosmo.keycloak.onboarding.StatelessAuthenticator;
import jp.kosmo.keycloak.realm.ProviderIds;
import jp.kosmo.keycloak.text.EmailAddress;
import jp.kosmo.keycloak.text.JapanTime;
import jp.kosmo.keycloak.text.MaskedName;
import jp.kosmo.keycloak.text.TypedText;
import jp.kosmo.keycloak.union.BirthDate;
import org.keycloak.authentication.AuthenticationFlowContext;
import org.keycloak.common.util.Time;
import org.keycloak.events.Details;
import org.keycloak.events.Errors;
import org.keycloak.events.EventBuilder;
import org.keycloak.events.EventType;
import org.keycloak.forms.login.LoginFormsProvider;
import org.keycloak.models.AuthenticationExecutionModel.Requirement;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.models.utils.FormMessage;

/**
 * Authenticator {@code kosmo-forgot-user-id}, 「ユーザIDを忘れた方はこちら」: asks for birthdate and e-mail address and mails the user
 * IDs that belong to both. It stands beside the login form as an alternative.
 *
 * <p>Families share addresses: one mail names everybody with this address and this birthdate, twins too. Whether there is
 * anybody is looked up after the answer, which is the same for everybody.
 */
public final class ForgotUserIdAuthenticator extends StatelessAuthenticator {

    private static final String KIND = "forgot-user-id";
    private static final String BIRTHDATE = "birthdate";
    private static final String ADDRESS = "email";
    /** A mail server that is down for longer leaves the member to ask again. */
    private static final Duration WORTH_SENDING = Duration.ofMinutes(30);

    public ForgotUserIdAuthenticator() {
        super(ProviderIds.FORGOT_USER_ID, Requirement.ALTERNATIVE, RecoveryRateLimits.BY_ADDRESS);
    }

    @Override
    public void authenticate(AuthenticationFlowContext context) {
        context.challenge(page(context.form()));
    }

    @Override
    public void action(AuthenticationFlowContext context) {
        FormFields.cut(context.getSession());
        MultivaluedMap<String, String> form = context.getHttpRequest().getDecodedFormParameters();
        Optional<BirthDate> birthDate = BirthDate.typed(text(form, BIRTHDATE), JapanTime.today());
        Optional<EmailAddress> address = EmailAddress.typed(text(form, ADDRESS));
        if (birthDate.isEmpty() || address.isEmpty()) {
            context.challenge(page(context.form()
                    .setAttribute("kosmoTypedBirthdate", text(form, BIRTHDATE))
                    .setAttribute("kosmoTypedAddress", text(form, ADDRESS))
                    .setErrors(errors(form, birthDate.isEmpty(), address.isEmpty()))));
            return;
        }
        submit(context, birthDate.get(), address.get());
        context.forkWithSuccessMessage(new FormMessage(
                FormMessage.GLOBAL,
                "kosmoForgotUserIdSent",
                address.get().value(),
                RealmBranding.senderOf(context.getRealm())));
    }

    private static void submit(AuthenticationFlowContext context, BirthDate birthDate, EmailAddress address) {
        KeycloakSession session = context.getSession();
        RecoveryRateLimits limits =
                new RecoveryRateLimits(ProviderIds.FORGOT_USER_ID, context.getAuthenticatorConfig());
        MailRequest inquiry = MailRequest.of(context);
        if (!limits.allowIp(session, inquiry, event(inquiry, session))) {
            return;
        }
        long until = Time.currentTimeMillis() + WORTH_SENDING.toMillis();
        MailQueue.of(session).submit(session, new MailJob(KIND, until, job -> {
            List<UserModel> members = lookUp(job, birthDate, address, limits, inquiry);
            if (!members.isEmpty()) {
                send(job, members, address, until, inquiry);
            }
        }));
    }

    /** Whom the mail names: those who match and have not been named too often. */
    private static List<UserModel> lookUp(
            KeycloakSession session,
            BirthDate birthDate,
            EmailAddress address,
            RecoveryRateLimits limits,
            MailRequest inquiry) {
        if (!limits.allowAddress(session, address.value())) {
            event(inquiry, session).error("mail_limit_reached");
            return List.of();
        }
        List<UserModel> matching = new MatchingMembers(session).of(birthDate, address);
        if (matching.isEmpty()) {
            limits.inVain(session, inquiry);
            event(inquiry, session).error(Errors.USER_NOT_FOUND);
        }
        return matching.stream()
                .filter(member -> isAllowed(session, member, limits, inquiry))
                .toList();
    }

    private static boolean isAllowed(
            KeycloakSession session, UserModel member, RecoveryRateLimits limits, MailRequest inquiry) {
        boolean allowed = limits.allowMember(session, member.getId());
        if (!allowed) {
            event(inquiry, session).user(member).error("mail_limit_reached");
        }
        return allowed;
    }

    /** In a job of its own, so that tries are counted once however often the mail has to be tried. */
    private static void send(
            KeycloakSession session, List<UserModel> members, EmailAddress address, long until, MailRequest inquiry) {
        TemplatedMail letter = new TemplatedMail(
                "kosmoUserIdsSubject",
                "kosmo-user-ids.ftl",
                Map.of(
                        "accounts",
                        members.stream().map(ForgotUserIdAuthenticator::account).toList()));
        List<String> userIds = members.stream().map(UserModel::getId).toList();
        MailQueue.of(session).submit(session, new MailJob(KIND, until, job -> {
            Optional<UserModel> recipient = stillAt(address, userIds, job);
            if (recipient.isPresent()) {
                letter.send(
                        job,
                        recipient.get(),
                        inquiry.language(),
                        sent -> userIds.forEach(
                                userId -> event(inquiry, sent).user(userId).success()));
            }
        }));
    }

    /** The mail is for the address that was typed, whichever of them has another one by now. */
    private static Optional<UserModel> stillAt(EmailAddress address, List<String> userIds, KeycloakSession session) {
        RealmModel realm = session.getContext().getRealm();
        return userIds.stream()
                .map(userId -> session.users().getUserById(realm, userId))
                .filter(Objects::nonNull)
                .filter(member -> member.isEnabled() && MatchingMembers.has(member, address))
                .findFirst();
    }

    /** What the mail says of one member. */
    private static Map<String, String> account(UserModel member) {
        return Map.of(
                "userId",
                member.getUsername(),
                "initials",
                MaskedName.of(member).toString());
    }

    /** Keycloak has no type of its own for this; the one for extensions says which it was. */
    private static EventBuilder event(MailRequest inquiry, KeycloakSession session) {
        return inquiry.event(session, EventType.CUSTOM_REQUIRED_ACTION)
                .detail(Details.CUSTOM_REQUIRED_ACTION, ProviderIds.FORGOT_USER_ID);
    }

    private static List<FormMessage> errors(
            MultivaluedMap<String, String> form, boolean noBirthDate, boolean noAddress) {
        List<FormMessage> errors = new ArrayList<>();
        if (noBirthDate) {
            errors.add(new FormMessage(BIRTHDATE, BirthDate.problem(text(form, BIRTHDATE))));
        }
        if (noAddress) {
            errors.add(new FormMessage(
                    ADDRESS,
                    TypedText.trimmed(text(form, ADDRESS)).isEmpty() ? "kosmoAddressBlank" : "kosmoAddressMalformed"));
        }
        return errors;
    }

    private static String text(MultivaluedMap<String, String> form, String field) {
        return Objects.requireNonNullElse(form.getFirst(field), "");
    }

    private static Response page(LoginFormsProvider form) {
        return form.createForm("kosmo-forgot-user-id.ftl");
    }

    @Override
    public boolean requiresUser() {
        return false;
    }
}
