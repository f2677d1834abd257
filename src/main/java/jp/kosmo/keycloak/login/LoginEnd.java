package jp.kosmo.keycloak.login;

/** Why a login cannot go on, with the page that says so and the stable code of the event. */
enum LoginEnd {
    /** The member was removed while the login was under way. */
    REMOVED(BlockedPage.OUTDATED, "user_not_found"),
    /** Disabled by the union, or by too many wrong answers. */
    DISABLED(BlockedPage.LOCKED, "user_disabled"),
    /** It is gone on with in another browser than the one in which the password was typed. */
    OTHER_BROWSER(BlockedPage.OUTDATED, "other_browser"),
    /** It has taken longer than the union allows. */
    EXPIRED(BlockedPage.LOGIN_OVER, "login_expired"),
    /** The session in which it began has ended. */
    SESSION_ENDED(BlockedPage.OUTDATED, "session_ended"),
    /** Another password counts now than the one that opened it. */
    PASSWORD_CHANGED(BlockedPage.OUTDATED, "password_changed_elsewhere"),
    /** A second factor was added or removed elsewhere. */
    FACTORS_CHANGED(BlockedPage.OUTDATED, "factor_changed_elsewhere"),
    /** The member was signed out everywhere. */
    SIGNED_OUT(BlockedPage.OUTDATED, "signed_out_elsewhere");

    final BlockedPage page;
    final String eventError;

    LoginEnd(BlockedPage page, String eventError) {
        this.page = page;
        this.eventError = eventError;
    }
}
