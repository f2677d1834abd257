package jp.kosmo.keycloak.onboarding;

/** Why a login cannot go on, with the page that says so and the stable code of the event. */
enum LoginEnd {
    /** The member was removed while the login was under way. */
    REMOVED(StoppedPage.OUTDATED, "user_not_found"),
    /** Disabled by the union, or by too many wrong answers. */
    DISABLED(StoppedPage.LOCKED, "user_disabled"),
    /** It is gone on with in another browser than the one in which the password was typed. */
    OTHER_BROWSER(StoppedPage.OUTDATED, "other_browser"),
    /** It has taken longer than the union allows. */
    EXPIRED(StoppedPage.LOGIN_OVER, "login_expired"),
    /** The session in which it began has ended. */
    SESSION_ENDED(StoppedPage.OUTDATED, "session_ended"),
    /** Another password counts now than the one that opened it. */
    PASSWORD_CHANGED(StoppedPage.OUTDATED, "password_changed_elsewhere"),
    /** A second factor was added or removed elsewhere. */
    FACTORS_CHANGED(StoppedPage.OUTDATED, "factor_changed_elsewhere"),
    /** The member was signed out everywhere. */
    SIGNED_OUT(StoppedPage.OUTDATED, "signed_out_elsewhere");

    final StoppedPage page;
    final String eventError;

    LoginEnd(StoppedPage page, String eventError) {
        this.page = page;
        this.eventError = eventError;
    }
}
