package jp.kosmo.keycloak.limits;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/** Marks in a map, and the clock they go by. */
final class VirtualMarks implements Marks {

    /** The middle of a window, so that tests meet its end. */
    private static final long BEGIN = Duration.ofDays(20_000).plusMinutes(25).toMillis();

    private final Map<String, Long> ends = new HashMap<>();
    private long now = BEGIN;
    private int lookUps;

    long now() {
        return now;
    }

    void pass(Duration time) {
        now += time.toMillis();
    }

    /** Goes to this moment after the begin. */
    void at(Duration sinceBegin) {
        now = BEGIN + sinceBegin.toMillis();
    }

    int lookUps() {
        return lookUps;
    }

    @Override
    public boolean set(String mark, Duration life) {
        if (has(mark)) {
            return false;
        }
        ends.put(mark, now + life.toMillis());
        return true;
    }

    @Override
    public boolean has(String mark) {
        lookUps++;
        return ends.getOrDefault(mark, 0L) > now;
    }
}
