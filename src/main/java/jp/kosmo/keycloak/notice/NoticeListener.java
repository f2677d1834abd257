package jp.kosmo.keycloak.notice;

import java.util.List;
import jp.kosmo.keycloak.realm.UnionRealm;
import jp.kosmo.keycloak.union.NotificationSetting;
import org.keycloak.events.Event;
import org.keycloak.events.EventListenerProvider;
import org.keycloak.events.admin.AdminEvent;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.UserModel;

/**
 * Hears of what a member ought to know. It only hands over jobs, which are run when the change is committed: nothing
 * here may keep a login waiting. What an administrator changes is told by the union, not here.
 */
final class NoticeListener implements EventListenerProvider {

    private final KeycloakSession session;

    NoticeListener(KeycloakSession session) {
        this.session = session;
    }

    @Override
    public void onEvent(Event event) {
        if (!UnionRealm.is(session.getContext().getRealm())) {
            return;
        }
        switch (event.getType()) {
            case USER_DISABLED_BY_TEMPORARY_LOCKOUT -> {
                if (isOn(NotificationSetting.LOCK)) {
                    lock(event).ofALockForAWhile(session);
                }
            }
            case USER_DISABLED_BY_PERMANENT_LOCKOUT -> {
                if (isOn(NotificationSetting.LOCK)) {
                    lock(event).ofALockForGood(session);
                }
            }
            case CUSTOM_REQUIRED_ACTION_ERROR -> {
                if ("birthdate_locked".equals(event.getError()) && isOn(NotificationSetting.BIRTHDATE_LOCK)) {
                    lock(event).ofALockForGood(session);
                }
            }
            default -> tell(event, AccountChange.of(event).toList());
        }
    }

    private void tell(Event event, List<AccountChange> changes) {
        if (changes.isEmpty()) {
            return;
        }
        UserModel member = session.users().getUserById(session.getContext().getRealm(), event.getUserId());
        if (member == null) {
            return; // removed in the same request
        }
        AccountChangeMail notice = new AccountChangeMail(session, member, event);
        changes.forEach(notice::of);
    }

    private LockoutMail lock(Event event) {
        return new LockoutMail(event.getUserId(), AccountChangeMail.language(session), event.getTime());
    }

    private boolean isOn(NotificationSetting mail) {
        return mail.isOn(session.getContext().getRealm());
    }

    @Override
    public void onEvent(AdminEvent event, boolean includeRepresentation) {}

    @Override
    public void close() {}
}
