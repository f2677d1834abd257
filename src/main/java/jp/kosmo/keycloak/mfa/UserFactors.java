package jp.kosmo.keycloak.mfa;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import jp.kosmo.keycloak.keycloak.SessionNote;
import jp.kosmo.keycloak.login.BlockedPage;
import jp.kosmo.keycloak.login.LoginSession;
import jp.kosmo.keycloak.realm.UnionRealm;
import org.keycloak.authentication.RequiredActionContext;
import org.keycloak.credential.CredentialModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.UserModel;
import org.keycloak.sessions.AuthenticationSessionModel;

/** The second factors a member has set up, which of them is asked first, and whether one was shown. */
public final class UserFactors {

    private UserFactors() {}

    /** Whether the member has this one; read from Keycloak's user cache. */
    public static boolean has(UserModel member, MfaMethod method) {
        return member.credentialManager().isConfiguredFor(method.credentialType());
    }

    /** The method the member has chosen, or else has. */
    public static Optional<MfaMethod> chosenOrHeld(UserModel member) {
        return MfaMethod.of(member.getFirstAttribute(MfaMethod.ATTRIBUTE))
                .or(() -> Stream.of(MfaMethod.values())
                        .filter(method -> has(member, method))
                        .findFirst());
    }

    /** Whether the member has any. */
    public static boolean any(UserModel member) {
        return has(member, MfaMethod.OTP) || has(member, MfaMethod.PASSKEY);
    }

    /**
     * Removes every one, and keeps what the member uses as the choice of what is set up next.
     *
     * @return how many there were
     */
    public static int removeAll(UserModel member) {
        List<String> held = member.credentialManager()
                .getStoredCredentialsStream()
                .filter(stored -> MfaMethod.ofCredentialType(stored.getType()).isPresent())
                .map(CredentialModel::getId)
                .toList();
        chosenOrHeld(member).ifPresent(method -> member.setSingleAttribute(MfaMethod.ATTRIBUTE, method.value()));
        held.forEach(member.credentialManager()::removeStoredCredentialById);
        return held.size();
    }

    /**
     * Remembers for the session that this login begins, or goes on in, that the member has shown or set up a factor; so do the
     * member's other windows of this browser, which lead to the same session.
     */
    public static void noteShown(AuthenticationSessionModel login) {
        SessionNote.FACTOR_SHOWN.set(login, "true");
        UserModel member = login.getAuthenticatedUser();
        login.getParentSession().getAuthenticationSessions().values().stream()
                .filter(window -> member != null && member.equals(window.getAuthenticatedUser()))
                .forEach(window -> SessionNote.FACTOR_SHOWN.set(window, "true"));
    }

    /**
     * Tells portals what this login has shown: 1 = the password alone, 2 = a second factor too. Call it when the factors
     * that the member has were asked for and none was set up yet: to set one up in this login is no proof of an old one.
     */
    public static void noteLevel(AuthenticationSessionModel login) {
        boolean shown = SessionNote.FACTOR_SHOWN.isSet(login);
        SessionNote.ACR.set(login, shown ? "2" : "1");
    }

    /** Whether that was done in this login, or in the session in which it goes on. */
    public static boolean isShown(RequiredActionContext context) {
        return LoginSession.note(context, SessionNote.FACTOR_SHOWN).isPresent();
    }

    /**
     * Stops a member who holds a factor and has not shown it. The flow asks for it, so this happens to logins that were
     * let through before the member had one, to sessions that began so, and to links in an administrator's mail. The
     * session is ended: the next login asks for the factor.
     */
    public static boolean stopIfNotShown(RequiredActionContext context) {
        if (!UnionRealm.is(context.getRealm()) || !any(context.getUser()) || isShown(context)) {
            return false;
        }
        LoginSession.end(context);
        BlockedPage.OUTDATED.show(context, "factor_not_shown");
        return true;
    }

    /**
     * The credential type under which an authenticator takes its place among the alternatives.
     *
     * <p>Keycloak offers alternatives in the order of the member's stored credentials. A member who holds both is to be
     * asked for the preferred one first, so where the orders differ the two authenticators change places.
     * Keycloak uses the type for nothing else (AuthenticationSelectionResolver).
     */
    public static String place(KeycloakSession session, MfaMethod own) {
        return Optional.ofNullable(session.getContext().getAuthenticationSession())
                .map(AuthenticationSessionModel::getAuthenticatedUser)
                .filter(member -> !preferredComesFirst(member))
                .map(member -> own.other().credentialType())
                .orElse(own.credentialType());
    }

    private static boolean preferredComesFirst(UserModel member) {
        List<String> held = member.credentialManager()
                .getStoredCredentialsStream()
                .map(CredentialModel::getType)
                .filter(type -> MfaMethod.ofCredentialType(type).isPresent())
                .distinct()
                .toList();
        return held.size() < 2
                || MfaMethod.of(member.getFirstAttribute(MfaMethod.ATTRIBUTE))
                        .map(preferred -> preferred.credentialType().equals(held.get(0)))
                        .orElse(true);
    }
}
