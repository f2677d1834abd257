package jp.kosmo.keycloak.demo;

import io.javalin.http.HttpStatus;

/** The plain sentences a member reads when something is in the way; each comes with a button to the top page. */
enum Notice {
    LOGIN_LOST(HttpStatus.BAD_REQUEST, "ログインの手続きが途中で切れました。もう一度ログインしてください。"),
    LOGIN_REFUSED(HttpStatus.FORBIDDEN, "ログインできませんでした。もう一度お試しください。"),
    LOGIN_UNAVAILABLE(HttpStatus.SERVICE_UNAVAILABLE, "ただいまログインできません。しばらくたってから、もう一度お試しください。"),
    SESSION_EXPIRED(HttpStatus.UNAUTHORIZED, "時間が経過したため、ログアウトしました。もう一度ログインしてください。"),
    NOT_FOUND(HttpStatus.NOT_FOUND, "お探しのページは見つかりませんでした。"),
    BROKEN(HttpStatus.INTERNAL_SERVER_ERROR, "ページを表示できませんでした。しばらくたってから、もう一度お試しください。");

    private final HttpStatus status;
    private final String sentence;

    Notice(HttpStatus status, String sentence) {
        this.status = status;
        this.sentence = sentence;
    }

    HttpStatus status() {
        return status;
    }

    String sentence() {
        return sentence;
    }

    /** This notice as an exception, for a handler that cannot go on. */
    Interruption interrupt() {
        return new Interruption(this);
    }

    static final class Interruption extends RuntimeException {
        private final Notice notice;

        private Interruption(Notice notice) {
            super(notice.name());
            this.notice = notice;
        }

        Notice notice() {
            return notice;
        }
    }
}
