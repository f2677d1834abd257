package jp.kosmo.keycloak.mail;

import java.time.Duration;
import java.util.Map;
import jp.kosmo.keycloak.text.JapanTime;
import org.keycloak.common.util.Time;

/**
 * How long a link in a mail can be opened. The mail names the time of day when that is over: however long it has waited,
 * what it says is true.
 *
 * @param ends milliseconds since 1970
 * @param life from the request for it to its end
 */
public record LinkLife(long ends, Duration life) {

    /** To find the mail and press the button. */
    private static final Duration TO_OPEN = Duration.ofMinutes(1);

    /** Of a link that is asked for now. */
    public static LinkLife fromNow(Duration life) {
        return new LinkLife(Time.currentTimeMillis() + life.toMillis(), life);
    }

    /** The same in seconds since 1970, as tokens have it. */
    public long endSecond() {
        return ends / 1000;
    }

    /** Until when the mail may leave, in milliseconds since 1970: a link that ends on its way is worse than none. */
    public long worthSendingUntil() {
        return ends - Math.min(TO_OPEN.toMillis(), life.toMillis() / 4);
    }

    /** The end as the template reads it. */
    public Map<String, Integer> parts() {
        return JapanTime.parts(endSecond());
    }
}
