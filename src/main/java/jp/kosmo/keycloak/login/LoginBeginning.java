package jp.kosmo.keycloak.login;

import java.util.Optional;
import jp.kosmo.keycloak.keycloak.LoginStamp;

/**
 * What a login was begun with.
 *
 * @param stamp the state of the account then
 * @param until when its time is over, epoch milliseconds
 */
record LoginBeginning(LoginStamp stamp, long until) {

    /** Why the login holds no longer; empty when it does. */
    Optional<LoginEnd> endAt(long moment, LoginStamp current) {
        if (moment > until) {
            return Optional.of(LoginEnd.EXPIRED);
        }
        if (!stamp.password().equals(current.password())) {
            return Optional.of(LoginEnd.PASSWORD_CHANGED);
        }
        if (!stamp.factors().equals(current.factors())) {
            return Optional.of(LoginEnd.FACTORS_CHANGED);
        }
        return stamp.equals(current) ? Optional.empty() : Optional.of(LoginEnd.SIGNED_OUT);
    }
}
