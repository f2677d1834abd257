package jp.kosmo.keycloak.browser;

import jp.kosmo.keycloak.it.fixture.Member;
import jp.kosmo.keycloak.it.fixture.MemberSpec;
import jp.kosmo.keycloak.it.fixture.Union;

/** Members who have their first login behind them. */
final class Members {

    private Members() {}

    /** Somebody who has chosen this method, {@code otp} or {@code passkey}, and has not set it up. */
    static Member unready(Union union, String method) {
        return union.importSettled(
                MemberSpec.settled().attribute("mfaMethod", method).withoutFactors());
    }
}
