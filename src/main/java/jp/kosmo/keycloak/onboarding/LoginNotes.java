package jp.kosmo.keycloak.onboarding;

import org.keycloak.sessions.AuthenticationSessionModel;

/** What the login form has learned, for the steps after it: notes of the login, gone with it. */
public final class LoginNotes {

    private static final String TRUSTED_DEVICE = "kosmo-trusted-device";
    private static final String DERIVED_LOGIN = "kosmo-derived-login";
    private static final String TYPED_PASSWORD = "kosmo-typed-password";

    private LoginNotes() {}

    /** Forgets what an earlier submit of the form has learned. */
    public static void reset(AuthenticationSessionModel login) {
        login.removeAuthNote(TRUSTED_DEVICE);
        login.removeAuthNote(DERIVED_LOGIN);
        login.removeAuthNote(TYPED_PASSWORD);
    }

    /**
     * Whether the member has logged in with this browser before, so that wrong passwords from elsewhere do not keep this
     * login waiting. Set only where they would; a lock until the union ends it holds all the same.
     */
    public static boolean isTrustedDevice(AuthenticationSessionModel login) {
        return "true".equals(login.getAuthNote(TRUSTED_DEVICE));
    }

    public static void trustDevice(AuthenticationSessionModel login) {
        login.setAuthNote(TRUSTED_DEVICE, "true");
    }

    /**
     * Whether a derived password has opened this login: something others may know, too. It leads to no session that lasts
     * and to none without a second factor.
     */
    public static boolean isDerived(AuthenticationSessionModel login) {
        return "true".equals(login.getAuthNote(DERIVED_LOGIN));
    }

    public static void derive(AuthenticationSessionModel login) {
        login.setAuthNote(DERIVED_LOGIN, "true");
    }

    /** Whether a password was typed in this login, and was right. */
    public static boolean isPasswordTyped(AuthenticationSessionModel login) {
        return "true".equals(login.getAuthNote(TYPED_PASSWORD));
    }

    public static void passwordTyped(AuthenticationSessionModel login) {
        login.setAuthNote(TYPED_PASSWORD, "true");
    }
}
