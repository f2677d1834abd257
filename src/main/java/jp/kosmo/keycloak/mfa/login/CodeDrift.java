package jp.kosmo.keycloak.mfa.login;

import java.time.Duration;
import java.util.Optional;
import jp.kosmo.keycloak.keycloak.LoginNote;
import org.keycloak.sessions.AuthenticationSessionModel;

/** Tells a clock that is wrong from a number that was typed late: the clock is wrong by the same time again. */
public final class CodeDrift {

    private static final Duration SAME = Duration.ofMinutes(1);

    private CodeDrift() {}

    /**
     * Notes in the login that this code was off.
     *
     * @return whether another code before was off by about as much
     */
    public static boolean isRepeated(AuthenticationSessionModel login, OtpCode code, Duration drift) {
        Optional<String[]> before = LoginNote.CODE_DRIFT.find(login).map(note -> note.split(" ", 2));
        LoginNote.CODE_DRIFT.set(login, drift + " " + code.value());
        return before.filter(last -> !last[1].equals(code.value()))
                .map(last -> Duration.parse(last[0]).minus(drift).abs())
                .filter(difference -> difference.compareTo(SAME) <= 0)
                .isPresent();
    }
}
