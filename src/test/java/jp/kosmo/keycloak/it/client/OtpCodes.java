package jp.kosmo.keycloak.it.client;

import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import jp.kosmo.keycloak.it.fixture.Member;
import jp.kosmo.keycloak.it.fixture.MemberSpec;

/** Codes of a member's app of which Keycloak has seen none: each is taken once, and one step either way is allowed. */
public final class OtpCodes {

    private static final Map<String, Integer> GIVEN = new ConcurrentHashMap<>();
    private static final int[] STEPS = {-1, 0, 1};

    private OtpCodes() {}

    /** One that was not asked for yet; three times within half a minute. */
    public static String fresh(Member member) {
        int number = GIVEN.merge(member.id(), 1, Integer::sum) - 1;
        return Totp.at(MemberSpec.OTP_SECRET, Instant.now().plusSeconds((long) STEPS[number % 3] * Totp.PERIOD));
    }
}
