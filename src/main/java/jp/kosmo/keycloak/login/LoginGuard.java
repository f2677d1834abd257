package jp.kosmo.keycloak.login;

import java.util.Objects;
import java.util.Optional;
import jp.kosmo.keycloak.jpa.LockedUser;
import jp.kosmo.keycloak.jpa.UserBusyException;
import jp.kosmo.keycloak.keycloak.FormFields;
import jp.kosmo.keycloak.keycloak.Lockout;
import jp.kosmo.keycloak.keycloak.LoginNote;
import jp.kosmo.keycloak.keycloak.LoginStamp;
import jp.kosmo.keycloak.realm.ProviderIds;
import jp.kosmo.keycloak.realm.UnionRealm;
import jp.kosmo.keycloak.union.LoginLifetime;
import org.jspecify.annotations.Nullable;
import org.keycloak.authentication.AuthenticationFlowContext;
import org.keycloak.authentication.Authenticator;
import org.keycloak.authentication.RequiredActionContext;
import org.keycloak.common.util.Time;
import org.keycloak.events.EventBuilder;
import org.keycloak.events.EventType;
import org.keycloak.models.Constants;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.models.UserSessionModel;
import org.keycloak.services.managers.AuthenticationManager;
import org.keycloak.sessions.AuthenticationSessionModel;
import org.keycloak.storage.StorageId;

/**
 * The one place that asks whether a login still holds, before any page, submit, cancel or link of it is handled. Between the
 * login form and the session Keycloak asks no such question: a login that waits at a step would outlive the password, the
 * second factor and the session it began with, and anybody who once got that far could go on at any later time.
 *
 * <p>A login is stamped (see {@link LoginStamp}) when the password is accepted, when a link in a mail opens it, or, where it
 * goes on in a session that was there already, before the first page of a step is shown. It ends when the stamp no longer
 * fits, when its session ends, when its time is over ({@link LoginLifetime}), or when the member is removed, disabled or
 * locked. What the member changes in this very login is stamped anew ({@link #renew}).
 */
public final class LoginGuard {

    private LoginGuard() {}

    /** What ends a login that the link in a mail has opened, beside what ends any; implemented where those links are known. */
    public interface Recovery {

        /** Shows the page that says so, if it has ended. */
        boolean stops(RequiredActionContext context);
    }

    /** The password was accepted: the login begins now, whatever there was in this window. */
    public static void begin(KeycloakSession session, AuthenticationSessionModel login, UserModel member) {
        RealmModel realm = login.getRealm();
        LoginNote.STAMP.set(login, LoginStamp.of(session, realm, member).toString());
        LoginNote.UNTIL.set(
                login,
                String.valueOf(
                        Time.currentTimeMillis() + LoginLifetime.of(realm).toMillis()));
        if (login.getAuthNote(AuthenticationManager.SSO_AUTH) != null
                || login.getAuthNote(AuthenticationManager.FORCED_REAUTHENTICATION) != null) {
            bindToSession(session, login, member);
        }
    }

    /** Found by the cookie of the member's identity: after a restart of the browser the login has another id than the session. */
    private static void bindToSession(KeycloakSession session, AuthenticationSessionModel login, UserModel member) {
        var identity = AuthenticationManager.authenticateIdentityCookie(session, login.getRealm(), true);
        if (identity != null && member.equals(identity.user())) {
            LoginNote.SESSION.set(login, identity.session().getId());
        }
    }

    /** The same for a login that a link opens: opened again, it keeps the stamp and the time it has. */
    public static void beginIfAbsent(KeycloakSession session, AuthenticationSessionModel login, UserModel member) {
        if (!LoginNote.STAMP.isSet(login)) {
            begin(session, login, member);
        }
    }

    /** The member has changed password or factors in this login: it goes on, in every window of this browser. */
    public static void renew(KeycloakSession session, AuthenticationSessionModel login, UserModel member) {
        String now = LoginStamp.of(session, login.getRealm(), member).toString();
        login.getParentSession().getAuthenticationSessions().values().stream()
                .filter(window -> LoginNote.STAMP.isSet(window) && isOf(window, member))
                .forEach(window -> LoginNote.STAMP.set(window, now));
    }

    /**
     * For triggers, which run before each page and before the end of every login: ends the request, and takes back what it
     * has changed, if the login no longer holds. Costs no database statement for a login with nothing due.
     */
    public static void check(RequiredActionContext context) {
        KeycloakSession session = context.getSession();
        AuthenticationSessionModel login = context.getAuthenticationSession();
        UserModel member = context.getUser();
        if (!UnionRealm.is(context.getRealm())) {
            return;
        }
        if (member != null && isSomethingDue(login, member)) {
            beginIfAbsent(session, login, member);
        }
        check(session, login, member, context.getEvent());
    }

    /** The same for authenticators that come after the login form. */
    public static void check(AuthenticationFlowContext context) {
        if (UnionRealm.is(context.getRealm())) {
            check(context.getSession(), context.getAuthenticationSession(), context.getUser(), context.getEvent());
        }
    }

    /** The same where a member cancels an action that was begun in a session. */
    public static void check(KeycloakSession session, AuthenticationSessionModel login) {
        if (UnionRealm.is(login.getRealm())) {
            UserModel member = login.getAuthenticatedUser();
            EventBuilder event = new EventBuilder(login.getRealm(), session)
                    .event(EventType.CUSTOM_REQUIRED_ACTION)
                    .client(login.getClient())
                    .user(member);
            check(session, login, member, event);
        }
    }

    /** Before a page is shown: shows another instead if the login no longer holds. */
    public static boolean stops(RequiredActionContext context) {
        UserModel member = context.getUser();
        AuthenticationSessionModel login = context.getAuthenticationSession();
        if (member != null) {
            beginIfAbsent(context.getSession(), login, member);
        }
        return stops(context, member != null && member.isEnabled());
    }

    /**
     * Before a submit is handled: locks the member's row, so that what is asked and what is changed are one.
     *
     * @return empty when the login does not hold, or the row cannot be had soon enough; the page that says so is shown then
     */
    public static Optional<LockedUser> lock(RequiredActionContext context) {
        FormFields.cut(context.getSession());
        try {
            Optional<LockedUser> locked = LockedUser.of(context.getSession(), context.getUser());
            if (!stops(context, locked.isPresent() && locked.get().enabled())) {
                return locked;
            }
        } catch (UserBusyException busy) {
            context.challenge(BlockedPage.busy(context.getSession(), context.getAuthenticationSession()));
        }
        return Optional.empty();
    }

    private static boolean stops(RequiredActionContext context, boolean enabled) {
        AuthenticationSessionModel login = context.getAuthenticationSession();
        UserModel member = context.getUser();
        if (member != null && !StorageId.isLocalStorage(member.getId())) {
            BlockedPage.recordIncomplete(
                    context,
                    "member_of_another_store",
                    "users of a federated store that are not imported cannot log in");
            return true;
        }
        Optional<LoginEnd> end = end(context.getSession(), login, member, enabled);
        if (end.isPresent()) {
            end.get().page.show(context, end.get().eventError);
            return true;
        }
        if (LoginNote.RESET_UNTIL.isSet(login)) {
            return recovery(context.getSession()).stops(context);
        }
        // A member who has come by a link in a mail does not wait for wrong passwords, perhaps somebody else's.
        if (!LoginNote.TRUSTED_DEVICE.isSet(login)
                && Lockout.isUnderWay(context.getSession(), context.getRealm(), context.getUser())) {
            BlockedPage.LOCKED_FOR_NOW.show(context, "user_temporarily_disabled");
            return true;
        }
        return false;
    }

    private static void check(
            KeycloakSession session, AuthenticationSessionModel login, @Nullable UserModel member, EventBuilder event) {
        Optional<LoginEnd> end = end(session, login, member, member != null && member.isEnabled());
        if (end.isPresent()) {
            throw end.get().page.end(session, login, event, end.get().eventError);
        }
    }

    /** Why the login does not hold; empty when it does. */
    private static Optional<LoginEnd> end(
            KeycloakSession session, AuthenticationSessionModel login, @Nullable UserModel member, boolean enabled) {
        String stamp = LoginNote.STAMP.get(login);
        if (member == null) {
            return Optional.of(LoginEnd.REMOVED);
        }
        if (LoginBrowser.isAnother(session, login)) {
            return Optional.of(LoginEnd.OTHER_BROWSER);
        }
        if (!enabled) {
            return Optional.of(LoginEnd.DISABLED);
        }
        if (stamp == null) {
            return Optional.empty();
        }
        if (hasLostItsSession(session, login, member)) {
            return Optional.of(LoginEnd.SESSION_ENDED);
        }
        long until = Long.parseLong(Objects.requireNonNull(LoginNote.UNTIL.get(login)));
        return new LoginBeginning(LoginStamp.parse(stamp), until)
                .endAt(Time.currentTimeMillis(), LoginStamp.of(session, login.getRealm(), member));
    }

    private static boolean hasLostItsSession(
            KeycloakSession session, AuthenticationSessionModel login, UserModel member) {
        String id = LoginNote.SESSION.get(login);
        if (id == null) {
            return false;
        }
        UserSessionModel begun = session.sessions().getUserSession(login.getRealm(), id);
        return !AuthenticationManager.isSessionValid(login.getRealm(), begun) || !member.equals(begun.getUser());
    }

    private static Recovery recovery(KeycloakSession session) {
        return (Recovery)
                session.getKeycloakSessionFactory().getProviderFactory(Authenticator.class, ProviderIds.RESET_WINDOW);
    }

    private static boolean isSomethingDue(AuthenticationSessionModel login, UserModel member) {
        return login.getClientNote(Constants.KC_ACTION) != null
                || !login.getRequiredActions().isEmpty()
                || member.getRequiredActionsStream().findAny().isPresent();
    }

    private static boolean isOf(AuthenticationSessionModel window, UserModel member) {
        return window.getAuthenticatedUser() != null
                && window.getAuthenticatedUser().getId().equals(member.getId());
    }
}
