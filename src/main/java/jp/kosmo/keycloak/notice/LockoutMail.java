package jp.kosmo.keycloak.notice;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import jp.kosmo.keycloak.keycloak.Lockout;
import jp.kosmo.keycloak.mail.MailJob;
import jp.kosmo.keycloak.mail.MailQueue;
import jp.kosmo.keycloak.mail.TemplatedMail;
import jp.kosmo.keycloak.text.JapanTime;
import org.keycloak.common.util.Time;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.UserModel;

/**
 * Tells a member by mail that the account was locked after wrong passwords, codes or birthdates: the page where they were
 * typed does not. It is one mail a lock, because Keycloak counts nothing while a lock lasts.
 *
 * @param memberId Keycloak's id of the member
 * @param language for a member whose own is not on record
 * @param time of the lock, in milliseconds since 1970
 */
record LockoutMail(String memberId, String language, long time) {

    private static final String KIND = "account-locked";
    /** Keycloak locks a member who types too fast for a second or so; a mail about that would come too late. */
    private static final long SHORTEST_SECONDS = 60;

    private static final Duration A_DAY = Duration.ofDays(1);

    /** Unless the lock is over, or the account is disabled for good, which is told in a mail of its own. */
    void ofALockForAWhile(KeycloakSession session) {
        look(session, (own, member) -> {
            long end = end(own);
            if (member.isEnabled() && end - Time.currentTimeMillis() / 1000 >= SHORTEST_SECONDS) {
                send(own, end * 1000, Map.of("until", JapanTime.parts(firstFreeMinute(end))));
            }
        });
    }

    /** Unless the union has unlocked the member already. */
    void ofALockForGood(KeycloakSession session) {
        look(session, (own, member) -> {
            if (!member.isEnabled()) {
                send(own, inADay(), Map.of());
            }
        });
    }

    /** What has become of the member when the request is over. */
    private void look(KeycloakSession session, BiConsumer<KeycloakSession, UserModel> task) {
        MailQueue.of(session)
                .submit(
                        session,
                        MailJob.notice(
                                KIND,
                                memberId,
                                inADay(),
                                own -> reachable(own).ifPresent(member -> task.accept(own, member))));
    }

    private void send(KeycloakSession session, long until, Map<String, Object> end) {
        if (!new NoticeLimits(KIND).allow(session, memberId, null)) {
            return;
        }
        Map<String, Object> attributes = new HashMap<>(end);
        attributes.put("time", JapanTime.parts(time / 1000));
        TemplatedMail letter = new TemplatedMail("kosmoLockedSubject", "kosmo-locked.ftl", attributes);
        MailQueue.of(session).submit(session, MailJob.notice(KIND, memberId, until, own -> {
            Optional<UserModel> member = reachable(own);
            if (member.isPresent()) {
                letter.send(own, member.get(), language);
            }
        }));
    }

    private Optional<UserModel> reachable(KeycloakSession session) {
        return Optional.ofNullable(
                        session.users().getUserById(session.getContext().getRealm(), memberId))
                .filter(member -> member.getEmail() != null);
    }

    /** Second since 1970 when the lock ends; 0 = it is over. */
    private long end(KeycloakSession session) {
        return Lockout.until(session, session.getContext().getRealm(), memberId).orElse(0);
    }

    /** The mail names no seconds. */
    private static long firstFreeMinute(long end) {
        return end + 59;
    }

    private static long inADay() {
        return Time.currentTimeMillis() + A_DAY.toMillis();
    }
}
