package jp.kosmo.keycloak.mail.memory;

import java.time.Duration;
import java.util.Comparator;
import java.util.PriorityQueue;
import java.util.Queue;
import java.util.function.LongSupplier;

/** A clock and timer that pass time only when told, and then do at once what is due. */
final class VirtualTime implements RealmMailQueue.Timer, LongSupplier {

    private record Planned(long at, long order, Runnable what) {}

    private final Queue<Planned> planned =
            new PriorityQueue<>(Comparator.comparingLong(Planned::at).thenComparingLong(Planned::order));
    private long now;
    private long plans;

    @Override
    public long getAsLong() {
        return now;
    }

    @Override
    public void after(Duration pause, Runnable next) {
        planned.add(new Planned(now + pause.toMillis(), plans++, next));
    }

    /** Lets so much time pass. */
    void pass(Duration time) {
        long end = now + time.toMillis();
        while (!planned.isEmpty() && planned.element().at() <= end) {
            Planned due = planned.remove();
            now = due.at();
            due.what().run();
        }
        now = end;
    }

    /** Seconds since the beginning. */
    long seconds() {
        return now / 1000;
    }
}
