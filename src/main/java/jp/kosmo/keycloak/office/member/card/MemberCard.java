package jp.kosmo.keycloak.office.member.card;

import java.util.List;
import jp.kosmo.keycloak.office.member.MemberStanding;
import org.jspecify.annotations.Nullable;

/**
 * A member's record as those see it who keep the records. Times are epoch milliseconds.
 *
 * @param id Keycloak's, which stays whatever else changes
 * @param userId what the member types
 * @param birthdate as on record
 * @param mfaMethod the one chosen: {@code otp} or {@code passkey}; null = none yet
 * @param temporaryUserId whether the user ID is still that of the letter
 * @param agreedTerms label of the terms agreed to last
 * @param passwordSince when the password was last set; null = none is stored
 * @param sessions how many there are now
 * @param version to be sent back with a task
 */
public record MemberCard(
        String id,
        String userId,
        @Nullable String name,
        @Nullable String birthdate,
        @Nullable String symbol,
        @Nullable String number,
        @Nullable String branchNumber,
        @Nullable String email,
        boolean emailVerified,
        @Nullable String mfaMethod,
        boolean temporaryUserId,
        List<Factor> factors,
        @Nullable String agreedTerms,
        @Nullable Long passwordSince,
        long sessions,
        boolean enabled,
        MemberStanding standing,
        List<MemberEvent> events,
        String version) {

    /**
     * A second factor that is set up.
     *
     * @param kind {@code otp} or {@code passkey}
     * @param label as the member has named it
     */
    public record Factor(
            String kind, @Nullable String label, @Nullable Long created) {}

    /** Keeps the record out of logs and exception texts. */
    @Override
    public String toString() {
        return "MemberCard";
    }
}
