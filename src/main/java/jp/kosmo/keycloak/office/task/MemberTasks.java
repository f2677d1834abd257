package jp.kosmo.keycloak.office.task;

import jakarta.ws.rs.core.Response.Status;
import java.util.Map;
import jp.kosmo.keycloak.mfa.Enrolment;
import jp.kosmo.keycloak.mfa.UserFactors;
import jp.kosmo.keycloak.notice.OfficeMail;
import jp.kosmo.keycloak.office.access.OfficeCall;
import jp.kosmo.keycloak.office.access.OfficeOperation;
import jp.kosmo.keycloak.office.access.OfficeProblem;
import jp.kosmo.keycloak.realm.ClosedAccount;
import jp.kosmo.keycloak.realm.ProviderIds;
import jp.kosmo.keycloak.realm.RealmActions;
import jp.kosmo.keycloak.union.BirthDate;
import org.jspecify.annotations.Nullable;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;

/** What each task does to the record, with the member's row locked. Each refuses before it changes anything. */
final class MemberTasks {

    private final OfficeCall call;
    private final KeycloakSession session;
    private final RealmModel realm;
    private final UserModel member;
    private final Map<String, String> details;
    private final MemberLock lock;

    /** @param details of the admin event */
    MemberTasks(OfficeCall call, UserModel member, Map<String, String> details) {
        this.call = call;
        this.session = call.session();
        this.realm = call.realm();
        this.member = member;
        this.details = details;
        this.lock = new MemberLock(session, realm, member);
    }

    /**
     * Does it.
     *
     * @return what is to be told this once; null for every task but {@code INITIAL_PASSWORD}
     * @throws OfficeProblem 409 where the member is not as the task needs, 400 where a field of the order is to be mended
     */
    @Nullable
    IssuedPassword perform(OfficeOperation task, TaskReason reason, @Nullable TaskOrder order) {
        switch (task) {
            case UNLOCK -> unlock();
            case LOST_PHONE -> lostPhone();
            case INITIAL_PASSWORD -> {
                return issue();
            }
            case REPEAT_STEPS -> repeatSteps();
            case END_SESSIONS -> endSessions();
            case CORRECT_EMAIL ->
                new MemberRecord(session, realm, member).correctAddress(order == null ? null : order.email());
            case CHANGE_NAME ->
                new MemberRecord(session, realm, member).changeName(order == null ? null : order.name());
            case DISABLE -> disable(reason);
            case ENABLE -> enable();
            default -> throw new IllegalArgumentException(task + " is no task");
        }
        return null;
    }

    private void unlock() {
        if (!lock.holds()) {
            throw conflict("NOT_LOCKED");
        }
        lock.forget();
        member.setEnabled(true);
        tell("unlocked");
    }

    /**
     * The devices go at once. At the next login the password is not enough to set one up: the member proves to know the birthdate,
     * which ends in a lock after a few tries.
     */
    private void lostPhone() {
        requireEnabled();
        if (!UserFactors.any(member)) {
            throw conflict("NO_FACTOR");
        }
        boolean canProve = RealmActions.isEnabled(realm, ProviderIds.BIRTHDATE)
                && BirthDate.recorded(member.getFirstAttribute(BirthDate.ATTRIBUTE))
                        .isPresent();
        if (!canProve) {
            throw conflict("NO_PROOF");
        }
        details.put("devices", String.valueOf(UserFactors.removeAll(member)));
        Enrolment.dueAtOnce(member);
        member.addRequiredAction(ProviderIds.BIRTHDATE);
        endSessions();
        tell("lostPhone");
    }

    private IssuedPassword issue() {
        requireEnabled();
        IssuedPassword issued = new InitialPasswordIssuing(call, member).issue();
        repeatSteps();
        member.addRequiredAction(ProviderIds.UPDATE_PASSWORD);
        endSessions();
        tell("initialPassword");
        return issued;
    }

    private void repeatSteps() {
        requireEnabled();
        RealmActions.ofFirstLogin(realm).forEach(member::addRequiredAction);
    }

    private void endSessions() {
        details.put("sessions", String.valueOf(MemberSessions.endAll(session, realm, member)));
    }

    /** A lock is taken off with it: whoever unlocks later must not open what was closed. */
    private void disable(TaskReason reason) {
        if (!member.isEnabled() && !lock.hasDisabled()) {
            throw conflict("NOT_ENABLED");
        }
        lock.forget();
        ClosedAccount.close(member, reason.name());
        endSessions();
        if (reason != TaskReason.DECEASED) {
            tell("disabled");
        }
    }

    private void enable() {
        if (member.isEnabled()) {
            throw conflict("NOT_DISABLED");
        }
        if (lock.hasDisabled()) {
            throw conflict("LOCKED");
        }
        lock.forget();
        ClosedAccount.forget(member);
        member.setEnabled(true);
        tell("enabled");
    }

    private void requireEnabled() {
        if (!member.isEnabled()) {
            throw conflict(lock.hasDisabled() ? "LOCKED" : "NOT_ENABLED");
        }
    }

    private void tell(String what) {
        new OfficeMail(session, member).send(what);
    }

    private static OfficeProblem conflict(String code) {
        return OfficeProblem.of(Status.CONFLICT, code);
    }
}
