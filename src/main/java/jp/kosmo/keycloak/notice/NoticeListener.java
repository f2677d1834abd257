package jp.kosmo.keycloak.notice;

import org.keycloak.events.Event;
import org.keycloak.events.EventListenerProvider;
import org.keycloak.events.admin.AdminEvent;
import org.keycloak.models.KeycloakSession;

/** Hears of what a member ought to know. It only hands over an errand: nothing here may keep a login waiting. */
final class NoticeListener implements EventListenerProvider {

    private final KeycloakSession session;

    NoticeListener(KeycloakSession session) {
        this.session = session;
    }

    @Override
    public void onEvent(Event event) {
        switch (event.getType()) {
            case USER_DISABLED_BY_TEMPORARY_LOCKOUT ->
                new LockNotice(event.getUserId(), language()).ofALockForAWhile(session);
            case USER_DISABLED_BY_PERMANENT_LOCKOUT ->
                new LockNotice(event.getUserId(), language()).ofALockForGood(session);
            case CUSTOM_REQUIRED_ACTION_ERROR -> {
                if ("birthdate_locked".equals(event.getError())) {
                    new LockNotice(event.getUserId(), language()).ofALockForGood(session);
                }
            }
            default -> {}
        }
    }

    @Override
    public void onEvent(AdminEvent event, boolean includeRepresentation) {}

    /** Of the request; of the realm where, as in the thread that counts wrong passwords, there is none. */
    private String language() {
        return session.getContext().resolveLocale(null).toLanguageTag();
    }

    @Override
    public void close() {}
}
