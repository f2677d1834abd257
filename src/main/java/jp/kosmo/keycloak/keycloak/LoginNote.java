package jp.kosmo.keycloak.keycloak;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.keycloak.sessions.AuthenticationSessionModel;

/**
 * What Kosmo's steps remember in a login, between the login form and the session. All of it is gone with the login; what a
 * session remembers is a {@link SessionNote}.
 */
public enum LoginNote {
    /** The {@link LoginStamp} the login began with. */
    STAMP("kosmo-login-stamp"),
    /** When the login has to be finished, in milliseconds since 1970. */
    UNTIL("kosmo-login-until"),
    /** The id of the session in which the login began. */
    SESSION("kosmo-login-session"),
    /** The browser in which the password was typed. */
    BROWSER("kosmo-browser"),
    /** The member has done a step that the union has put on the member's record: this is the login from the letter. */
    FIRST_LOGIN("kosmo-first-login"),
    /** The member has read the last page of that login. */
    FIRST_LOGIN_ENDED("kosmo-first-login-ended"),
    /**
     * The member has logged in with this browser before, so that wrong passwords from elsewhere do not keep this login
     * waiting. Set only where they would; a lock until the union ends it holds all the same.
     */
    TRUSTED_DEVICE("kosmo-trusted-device"),
    /**
     * A derived password has opened this login: something others may know, too. It leads to no session that lasts and to
     * none without a second factor.
     */
    DERIVED_PASSWORD("kosmo-derived-login"),
    /** A password was typed in this login, and was right. */
    PASSWORD_TYPED("kosmo-typed-password"),
    /** How many entries were no date. */
    MALFORMED_BIRTHDATES("kosmo-birthdate-malformed"),
    /** The steps of this login so far, for the page's "step 2 of 5". */
    STEPS("kosmo-steps"),
    /** Those of them that are still to be done. */
    STEPS_LEFT("kosmo-steps-left"),
    /** The step after which one more will follow. */
    ONE_MORE_STEP_AFTER("kosmo-steps-one-more-after"),
    /** The new address to which this login has sent a link. */
    ADDRESS_TO_CONFIRM("kosmo-address-to-confirm"),
    /** By how much the clock of the device was off with the last wrong code, and that code, which is good for nothing. */
    CODE_DRIFT("kosmo-code-drift"),
    /** The second factor whose set-up the enrolment has asked for. */
    ENROLMENT_ASKED("kosmo-enrolment-asked"),
    /** For how many more days that set-up may be put off. */
    ENROLMENT_DAYS_LEFT("kosmo-enrolment-days-left"),
    /** Days of grace of a factor that becomes due in this very login. */
    ENROLMENT_SAME_LOGIN("kosmo-enrolment-same-login"),
    /** The link in a mail that has opened this login. */
    RESET_LINK("kosmo-reset-link"),
    /** The address that link was sent to. */
    RESET_ADDRESS("kosmo-reset-address"),
    /** When the recovery has to be finished, in milliseconds since 1970. */
    RESET_UNTIL("kosmo-reset-until"),
    /** Second factors that wait for the new password. */
    PENDING_FACTORS("kosmo-new-factors"),
    /** The method the member has chosen with them. */
    PENDING_METHOD("kosmo-new-factors-method"),
    /** The member's other sessions are to end with that. */
    PENDING_LOGOUT("kosmo-new-factors-log-out");

    private final String key;

    LoginNote(String key) {
        this.key = key;
    }

    /** What is noted in this login, or null. */
    public @Nullable String get(AuthenticationSessionModel login) {
        return login.getAuthNote(key);
    }

    /** What is noted in this login. */
    public Optional<String> find(AuthenticationSessionModel login) {
        return Optional.ofNullable(get(login));
    }

    public boolean isSet(AuthenticationSessionModel login) {
        return get(login) != null;
    }

    public void set(AuthenticationSessionModel login, String value) {
        login.setAuthNote(key, value);
    }

    public void set(AuthenticationSessionModel login) {
        set(login, "true");
    }

    public void remove(AuthenticationSessionModel login) {
        login.removeAuthNote(key);
    }
}
