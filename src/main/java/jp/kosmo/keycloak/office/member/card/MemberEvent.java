package jp.kosmo.keycloak.office.member.card;

import org.jspecify.annotations.Nullable;

/**
 * Something that happened, as a code that the page has words for. Nothing of it is personal but {@code by}.
 *
 * @param time epoch milliseconds
 * @param method of the second factor it is about, {@code otp} or {@code passkey}; null where it is about none
 * @param task of the office; null where it is none
 * @param by user ID of the clerk or administrator; null where the member did it, or it is not the reader's to know
 */
public record MemberEvent(
        Code code,
        long time,
        @Nullable String method,
        @Nullable String task,
        @Nullable String by) {

    /** What happened. */
    public enum Code {
        LOGGED_IN,
        LOGGED_OUT,
        WRONG_PASSWORD,
        WRONG_CODE,
        REFUSED_WHILE_LOCKED,
        LOCKED_FOR_NOW,
        LOCKED_UNTIL_UNLOCKED,
        BIRTHDATE_AGREED,
        WRONG_BIRTHDATE,
        LOCKED_BIRTHDATE,
        RECORD_INCOMPLETE,
        TERMS_AGREED,
        TERMS_PUT_OFF,
        TERMS_DECLINED,
        USER_ID_STEP_DONE,
        USER_ID_CHANGED,
        PASSWORD_CHANGED,
        PASSWORD_REFUSED,
        FACTOR_ADDED,
        FACTOR_REMOVED,
        RESET_MAIL_SENT,
        CONFIRMATION_MAIL_SENT,
        MAIL_REFUSED,
        EMAIL_CHANGED,
        /** A login or a step was refused for another reason. */
        REFUSED,
        /** A task of the office. */
        TASK,
        /** In the Admin Console, or by a program. */
        ADMIN_CREATED,
        ADMIN_CHANGED
    }

    /** Only what may be read by somebody who must not see who did it. */
    MemberEvent withoutNames() {
        return new MemberEvent(code, time, method, task, null);
    }
}
