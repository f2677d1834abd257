package jp.kosmo.keycloak.notice;

import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import jp.kosmo.keycloak.keycloak.LoginNote;
import jp.kosmo.keycloak.mail.MailJob;
import jp.kosmo.keycloak.mail.MailQueue;
import jp.kosmo.keycloak.mail.TemplatedMail;
import jp.kosmo.keycloak.recovery.ResetSession;
import jp.kosmo.keycloak.text.JapanTime;
import jp.kosmo.keycloak.union.NotificationSetting;
import org.jspecify.annotations.Nullable;
import org.keycloak.events.Event;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.UserModel;
import org.keycloak.sessions.AuthenticationSessionModel;
import org.keycloak.utils.StringUtil;

/**
 * Tells a member by mail that something about the account was changed, when and on which device. Who gets it is read
 * here and now: somebody who has taken an account over and then changes the address does not get the mail about the password.
 *
 * <p>In the first login (see {@link LoginNote#FIRST_LOGIN}) the member does what the union has asked for, so only a change
 * of address is told, and that it was done at all where others may have known the derived password. A recovery is one mail about all that it changed.
 */
final class AccountChangeMail {

    private static final String KIND = "account-changed";
    private static final Duration WORTH_SENDING = Duration.ofDays(1);
    /** A member who has lost the user ID, or gets no mail any more, cannot recover alone. */
    private static final Set<NotificationSetting> DESK_ONLY =
            EnumSet.of(NotificationSetting.USER_ID, NotificationSetting.EMAIL, NotificationSetting.FIRST_LOGIN);

    private static final String RECOVERY = AccountChangeMail.class.getName() + "/";

    private final KeycloakSession session;
    private final UserModel member;
    private final Event event;

    /**
     * For one request.
     *
     * @param session of the request
     * @param member who is told
     * @param event that tells of the change
     */
    AccountChangeMail(KeycloakSession session, UserModel member, Event event) {
        this.session = session;
        this.member = member;
        this.event = event;
    }

    /** Unless the union has switched it off, or the member has asked for it in a way that needs no telling. */
    void of(AccountChange change) {
        AuthenticationSessionModel login = RequestLogin.of(session, event);
        if (login == null || change.mail() == NotificationSetting.EMAIL) {
            ofItself(change);
        } else if (ResetSession.of(login).isPresent()) {
            ofRecovery(change);
        } else if (change.mail() == NotificationSetting.PASSWORD && LoginNote.DERIVED_PASSWORD.isSet(login)) {
            ofFirstLogin();
        } else if (!LoginNote.FIRST_LOGIN.isSet(login)) {
            ofItself(change);
        }
    }

    private void ofItself(AccountChange change) {
        if (isOn(change.mail())) {
            send(change.what(), List.of(change), change.address());
        }
    }

    /** The address is the one on record before this login: the step that changes it comes later. */
    private void ofFirstLogin() {
        if (isOn(NotificationSetting.FIRST_LOGIN)) {
            send("firstLogin", List.of(new AccountChange("firstLogin", NotificationSetting.FIRST_LOGIN)), null);
        }
    }

    /** What follows in the same request is put on the list of the mail that waits for its end. */
    @SuppressWarnings("unchecked") // Keycloak keeps attributes as objects
    private void ofRecovery(AccountChange change) {
        if (!isOn(NotificationSetting.RECOVERY)) {
            return;
        }
        List<AccountChange> changes = session.getAttribute(RECOVERY + member.getId(), List.class);
        if (changes == null) {
            changes = new ArrayList<>();
            changes.add(new AccountChange("recovery", NotificationSetting.RECOVERY));
            session.setAttribute(RECOVERY + member.getId(), changes);
            send("recovery", changes, null);
        }
        AccountChange told =
                change.mail() == NotificationSetting.REMOVAL ? new AccountChange("replaced", change.mail()) : change;
        if (!changes.contains(told)) { // the password is told first, whatever is recorded first
            changes.add(change.mail() == NotificationSetting.PASSWORD ? 1 : changes.size(), told);
        }
    }

    private boolean isOn(NotificationSetting mail) {
        return mail.isOn(session.getContext().getRealm());
    }

    /** @param other to this address; null = to the one on the member's record */
    private void send(String subject, List<AccountChange> changes, @Nullable String other) {
        ClientDevice device = ClientDevice.of(session);
        submit(session, member, other, event.getTime(), language(session), subject, () -> attributes(changes, device));
    }

    /**
     * Queues a mail that tells of a change, within the limits of such mails; nothing where there is no address.
     *
     * @param other to this address; null = to the one on the member's record
     * @param changed when, in epoch milliseconds
     * @param subject end of the key {@code kosmoNoticeSubject.<subject>}
     * @param attributes of the mail, asked for when it is made: more may have changed by then
     */
    static void submit(
            KeycloakSession session,
            UserModel member,
            @Nullable String other,
            long changed,
            String language,
            String subject,
            Supplier<Map<String, Object>> attributes) {
        String address = other == null ? member.getEmail() : other;
        String memberId = member.getId();
        if (StringUtil.isBlank(address) || !new NoticeLimits(KIND).allow(session, memberId, other)) {
            return;
        }
        long until = changed + WORTH_SENDING.toMillis();
        MailQueue.of(session).submit(session, MailJob.notice(KIND, memberId, until, job -> {
            UserModel now = job.users().getUserById(job.getContext().getRealm(), memberId);
            if (now != null) {
                new TemplatedMail("kosmoNoticeSubject." + subject, "kosmo-notice.ftl", attributes.get())
                        .send(job, now, address, language);
            }
        }));
    }

    private Map<String, Object> attributes(List<AccountChange> changes, ClientDevice device) {
        return Map.of(
                "changes",
                changes.stream()
                        .map(change -> Map.of("what", change.what(), "device", change.device()))
                        .toList(),
                "deskOnly",
                changes.stream().map(AccountChange::mail).anyMatch(DESK_ONLY::contains),
                "machine",
                device.machine(),
                "browser",
                device.browser(),
                "time",
                JapanTime.parts(event.getTime() / 1000));
    }

    /** Of the request; of the realm where, as in the thread that counts wrong passwords, there is none. */
    static String language(KeycloakSession session) {
        return session.getContext().resolveLocale(null).toLanguageTag();
    }
}
