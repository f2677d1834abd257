package jp.kosmo.keycloak.password.login;

import java.util.EnumSet;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import jp.kosmo.keycloak.keycloak.Lockout;
import jp.kosmo.keycloak.keycloak.LoginNote;
import jp.kosmo.keycloak.limits.Attempts;
import jp.kosmo.keycloak.password.initial.InitialPasswordCredential;
import jp.kosmo.keycloak.password.initial.code.IssuedCodes;
import jp.kosmo.keycloak.realm.ClosedAccount;
import jp.kosmo.keycloak.realm.UnionRealm;
import jp.kosmo.keycloak.recovery.ResetSession;
import org.keycloak.events.Event;
import org.keycloak.events.EventListenerProvider;
import org.keycloak.events.EventType;
import org.keycloak.events.admin.AdminEvent;
import org.keycloak.events.admin.OperationType;
import org.keycloak.events.admin.ResourceType;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.sessions.AuthenticationSessionModel;

/**
 * Hears of the end of a login, when the browser becomes one of the member's own, and of an account that the union has
 * switched off, which is how it unlocks: switched on again, the member starts anew. Switched off while nothing had locked it, it
 * is closed. A password that the union sets ends the code of the member's letter for good, not only until it is deleted.
 */
final class LoginListener implements EventListenerProvider {

    private static final Pattern USER = Pattern.compile("users/([^/]+)(/reset-password)?");

    /** A password is set by an action. */
    private static final Set<OperationType> CHANGES = EnumSet.of(OperationType.UPDATE, OperationType.ACTION);

    /** Why an account was closed whose administrator is asked for no reason. */
    private static final String IN_THE_CONSOLE = "CONSOLE";

    private final KeycloakSession session;

    LoginListener(KeycloakSession session) {
        this.session = session;
    }

    /** A login that only goes on in a session that is there proves nothing about who sits before the browser. */
    @Override
    public void onEvent(Event event) {
        if (event.getType() != EventType.LOGIN
                || !UnionRealm.is(session.getContext().getRealm())) {
            return;
        }
        AuthenticationSessionModel login = session.getContext().getAuthenticationSession();
        if (login != null
                && (LoginNote.PASSWORD_TYPED.isSet(login)
                        || ResetSession.of(login).isPresent())) {
            UserModel member = session.users().getUserById(session.getContext().getRealm(), event.getUserId());
            TrustedDevice.remember(session, member);
        }
    }

    @Override
    public void onEvent(AdminEvent event, boolean includeRepresentation) {
        if (event.getResourceType() != ResourceType.USER || !CHANGES.contains(event.getOperationType())) {
            return;
        }
        Matcher path = USER.matcher(event.getResourcePath());
        RealmModel realm = session.realms().getRealm(event.getRealmId());
        if (path.matches() && UnionRealm.is(realm)) {
            UserModel member = session.users().getUserById(realm, path.group(1));
            if (member == null) {
                return;
            }
            if (InitialPasswordCredential.hasStoredPassword(member)) {
                IssuedCodes.forget(member);
            }
            if (event.getOperationType() == OperationType.UPDATE) {
                saved(realm, member);
            }
        }
    }

    private void saved(RealmModel realm, UserModel member) {
        if (member.isEnabled()) {
            Attempts.forgetLocks(session, realm, member);
            ClosedAccount.forget(member);
            return;
        }
        Attempts.forget(session, realm.getId(), member.getId(), InitialPasswordCredential.KIND);
        if (!ClosedAccount.is(member)
                && !Attempts.haveLocked(session, realm, member)
                && !Lockout.isPermanent(session, realm, member)) {
            ClosedAccount.close(member, IN_THE_CONSOLE);
        }
    }

    @Override
    public void close() {}
}
