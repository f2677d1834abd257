package jp.kosmo.keycloak.mail;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.function.LongSupplier;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * One union's errands, done one after the other. So a union whose mail server hangs keeps one thread waiting and no other
 * union, and after a failure it is a single errand that tries whether the server is back. What failed goes to the end of
 * the lane: a mail that can never be sent does not stand in front of those that can.
 */
final class Lane {

    private static final Logger LOG = Logger.getLogger(Lane.class);
    private static final Duration FIRST_PAUSE = Duration.ofSeconds(5);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(60);

    /** Does an errand of this lane, here and now. */
    interface Runner {
        void run(Errand errand) throws Exception;
    }

    /** Runs something on another thread after a pause. */
    interface Timer {
        void after(Duration pause, Runnable next);
    }

    private final String union;
    private final int capacity;
    private final Runner runner;
    private final Timer timer;
    private final LongSupplier clock;
    private final MailMetrics metrics;

    private final Queue<Errand> waiting = new ArrayDeque<>();
    /** An errand is being done, or will be after a pause. */
    private boolean busy;

    private boolean overflowing;
    private int failuresInARow;

    Lane(String union, int capacity, Runner runner, Timer timer, LongSupplier clock) {
        this.union = union;
        this.capacity = capacity;
        this.runner = runner;
        this.timer = timer;
        this.clock = clock;
        this.metrics = new MailMetrics(union, this);
    }

    /** How many wait, for their first time or another. */
    synchronized int waiting() {
        return waiting.size();
    }

    synchronized void add(Errand errand) {
        if (waiting.size() >= capacity) {
            metrics.count(errand, MailMetrics.Outcome.DROPPED);
            if (!overflowing) {
                LOG.warnf("Union %s: more mails are dropped, waiting already: %d", union, capacity);
            }
            overflowing = true;
            return;
        }
        overflowing = false;
        waiting.add(errand);
        if (!busy) {
            busy = true;
            timer.after(Duration.ZERO, this::doNext);
        }
    }

    /** Whatever goes wrong, what waits is gone on with. */
    private void doNext() {
        Errand errand = next();
        if (errand == null) {
            return;
        }
        Duration pause = LONGEST_PAUSE;
        try {
            pause = record(errand, attempt(errand));
        } finally {
            timer.after(pause, this::doNext);
        }
    }

    /** The errand to do now; null = none, and the lane rests. */
    private synchronized @Nullable Errand next() {
        giveUpWhatIsTooLate();
        Errand errand = waiting.poll();
        busy = errand != null;
        return errand;
    }

    /** The lane must outlive whatever an errand throws. */
    private @Nullable Throwable attempt(Errand errand) {
        try {
            runner.run(errand);
            return null;
        } catch (Throwable failure) {
            return failure;
        }
    }

    /** Takes down how an errand went, and tells how long to wait before the next. */
    private synchronized Duration record(Errand errand, @Nullable Throwable failure) {
        if (failure != null && !Failure.isFinal(failure)) {
            return tryAgain(errand, failure);
        }
        if (failure == null) {
            metrics.count(errand, MailMetrics.Outcome.DONE);
        } else {
            metrics.count(errand, MailMetrics.Outcome.GIVEN_UP);
            LOG.warnf("Union %s: a mail (%s) is given up: %s", union, errand.kind(), Failure.describe(failure));
        }
        if (failuresInARow > 0) {
            LOG.infof("Union %s: mails are sent again", union);
        }
        failuresInARow = 0;
        return Duration.ZERO;
    }

    private Duration tryAgain(Errand errand, Throwable failure) {
        if (failuresInARow == 0) {
            LOG.warnf(
                    "Union %s: a mail (%s) could not be sent, to be tried again: %s",
                    union, errand.kind(), Failure.describe(failure));
        }
        metrics.count(errand, MailMetrics.Outcome.RETRIED);
        waiting.add(errand);
        Duration pause = FIRST_PAUSE.multipliedBy(1L << Math.min(failuresInARow, 4));
        failuresInARow++;
        return pause.compareTo(LONGEST_PAUSE) < 0 ? pause : LONGEST_PAUSE;
    }

    private void giveUpWhatIsTooLate() {
        int before = waiting.size();
        waiting.removeIf(errand -> {
            boolean late = errand.until() <= clock.getAsLong();
            if (late) {
                metrics.count(errand, MailMetrics.Outcome.GIVEN_UP);
            }
            return late;
        });
        if (waiting.size() < before) {
            LOG.warnf("Union %s: mails given up because their time is over: %d", union, before - waiting.size());
        }
    }
}
