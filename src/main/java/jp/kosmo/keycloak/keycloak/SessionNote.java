package jp.kosmo.keycloak.keycloak;

import org.keycloak.sessions.AuthenticationSessionModel;

/** What Kosmo's steps remember in the session that a login begins, or goes on in. */
public enum SessionNote {
    /** The member has shown or set up a second factor. */
    FACTOR_SHOWN("kosmo-factor-shown"),
    /** What the login has shown; the realm's client scope {@code acr} puts it into the tokens. */
    ACR("kosmo-acr"),
    /** The union lets the session begin before the second factor is set up. */
    FACTOR_DEFERRED("kosmo-factor-deferred"),
    /** The version of the terms that the member has put off. */
    TERMS_PUT_OFF("kosmo-terms-put-off");

    private final String key;

    SessionNote(String key) {
        this.key = key;
    }

    /** Its name in the session. */
    public String key() {
        return key;
    }

    /** Whether this login is to leave it to the session. */
    public boolean isSet(AuthenticationSessionModel login) {
        return login.getUserSessionNotes().containsKey(key);
    }

    /** Leaves it to the session. */
    public void set(AuthenticationSessionModel login, String value) {
        login.setUserSessionNote(key, value);
    }
}
