package jp.kosmo.keycloak.notice;

import java.time.Duration;
import java.util.Locale;
import jp.kosmo.keycloak.limits.RateLimit;
import jp.kosmo.keycloak.mail.MailQueue;
import org.jspecify.annotations.Nullable;
import org.keycloak.models.KeycloakSession;

/**
 * How many notices there may be, over the whole cluster. A member who changes things without end would otherwise have the
 * union's mail server write to members and strangers without end. Each kind is counted by itself, so that nobody can use up
 * what tells of a lock by changes, or the other way round. The first of many are the ones that are told.
 *
 * @param kind of the notices, as in the metrics
 */
record NoticeLimits(String kind) {

    private static final Duration AN_HOUR = Duration.ofHours(1);
    private static final int PER_MEMBER = 10;
    private static final int PER_ADDRESS = 5;

    /**
     * Whether one more may be sent; it is counted then, or else as left out.
     *
     * @param address when it is not for the address on the member's record but for one it was changed from or to
     */
    boolean allow(KeycloakSession session, String memberId, @Nullable String address) {
        boolean allowed = new RateLimit("notice.member." + kind, PER_MEMBER, AN_HOUR).take(session, memberId)
                && (address == null
                        || new RateLimit("notice.address", PER_ADDRESS, AN_HOUR)
                                .take(session, address.toLowerCase(Locale.ROOT)));
        if (!allowed) {
            MailQueue.of(session).tooMany(session, kind);
        }
        return allowed;
    }
}
