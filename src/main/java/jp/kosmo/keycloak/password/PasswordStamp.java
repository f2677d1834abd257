package jp.kosmo.keycloak.password;

import org.keycloak.credential.CredentialModel;
import org.keycloak.models.UserModel;
import org.keycloak.models.credential.PasswordCredentialModel;
import org.keycloak.sessions.AuthenticationSessionModel;

/**
 * Which password opened a login. A login that waits at a step does not outlive it: whoever knew the temporary password
 * could otherwise wait until the member has set an own one, and then go on.
 */
final class PasswordStamp {

    private static final String NOTE = "kosmo-password";

    private PasswordStamp() {}

    /** Remembers the member's password of now as the one that opened this login. */
    static void put(AuthenticationSessionModel login, UserModel member) {
        login.setAuthNote(NOTE, of(member));
    }

    /** The same, for a login that no password has opened; it keeps the one it began with. */
    static void putIfAbsent(AuthenticationSessionModel login, UserModel member) {
        if (login.getAuthNote(NOTE) == null) {
            put(login, member);
        }
    }

    /** The same as {@link #put} in every window of this browser in which the member is logging in. */
    static void renew(AuthenticationSessionModel login, UserModel member) {
        login.getParentSession().getAuthenticationSessions().values().stream()
                .filter(window -> window.getAuthNote(NOTE) != null
                        && window.getAuthenticatedUser() != null
                        && window.getAuthenticatedUser().getId().equals(member.getId()))
                .forEach(window -> put(window, member));
    }

    /** Whether the password has changed since; never for a login that was not opened with one. */
    static boolean isOutdated(AuthenticationSessionModel login, UserModel member) {
        String opened = login.getAuthNote(NOTE);
        return opened != null && !opened.equals(of(member));
    }

    private static String of(UserModel member) {
        return member.credentialManager()
                .getStoredCredentialsByTypeStream(PasswordCredentialModel.TYPE)
                .map(CredentialModel::getCreatedDate)
                .map(String::valueOf)
                .findFirst()
                .orElse("derived");
    }
}
