package jp.kosmo.keycloak.mail.memory;

import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.LongSupplier;
import jp.kosmo.keycloak.mail.MailFailure;
import jp.kosmo.keycloak.mail.MailJob;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * One union's jobs, done one after the other. So a union whose mail server hangs keeps one thread waiting and no other
 * union, and while the server is down it is a single job that tries whether it is back. A mail that the server does not
 * want, or not yet, delays itself alone.
 */
final class RealmMailQueue {

    private static final Logger LOG = Logger.getLogger(RealmMailQueue.class);
    private static final Duration AN_HOUR = Duration.ofHours(1);
    private static final long NEVER = Long.MAX_VALUE;

    /** Does a job of this queue, here and now. */
    interface Runner {
        void run(MailJob job) throws Exception;
    }

    /** Runs something on another thread after a pause. */
    interface Timer {
        void after(Duration pause, Runnable next);
    }

    private final int capacity;
    private final Runner runner;
    private final Timer timer;
    private final LongSupplier clock;
    private final MailMetrics metrics;
    private final JobQueue waiting;

    /** A job is being done. */
    private boolean busy;
    /** The earliest moment the timer is set to. */
    private long wakesAt = NEVER;
    /** While the mail server is down, nothing is tried before. */
    private long pausedUntil;

    private int outagesInARow;
    private boolean overflowing;
    private long nextLineAboutTooMany;

    RealmMailQueue(String union, int capacity, Runner runner, Timer timer, LongSupplier clock) {
        this.capacity = capacity;
        this.runner = runner;
        this.timer = timer;
        this.clock = clock;
        this.waiting = new JobQueue(capacity);
        this.metrics = new MailMetrics(union, this::waiting);
    }

    /** How many wait, for their first time or another. */
    synchronized int waiting() {
        return waiting.size();
    }

    /** The union's realm has this name now. */
    synchronized void rename(String union) {
        metrics.rename(union);
    }

    /** The union's realm is removed: what still waits finds none, and nothing is shown of it any more. */
    synchronized void forget() {
        metrics.forget();
    }

    synchronized void add(MailJob job) {
        MailJob left = waiting.add(job);
        if (left != null) {
            metrics.count(left.kind(), MailMetrics.Outcome.DROPPED);
            if (!overflowing) {
                LOG.warnf("Union %s: mails are dropped, waiting already: %d", metrics.union(), capacity);
            }
        }
        overflowing = left != null;
        wake();
    }

    /** A mail is left out because its member or recipient has had too many. */
    synchronized void tooMany(String kind) {
        metrics.count(kind, MailMetrics.Outcome.LIMITED);
        if (nextLineAboutTooMany <= clock.getAsLong()) {
            nextLineAboutTooMany = clock.getAsLong() + AN_HOUR.toMillis();
            LOG.warnf(
                    "Union %s: too many mails (%s) to one member or address, some are left out", metrics.union(), kind);
        }
    }

    /** Sets the timer to the next thing to do, unless it is set already. */
    private void wake() {
        OptionalLong next = waiting.nextTime();
        if (busy || next.isEmpty()) {
            return;
        }
        long now = clock.getAsLong();
        long at = Math.max(now, Math.max(next.getAsLong(), pausedUntil));
        if (at < wakesAt) {
            wakesAt = at;
            timer.after(Duration.ofMillis(at - now), () -> doNext(at));
        }
    }

    private void doNext(long plannedFor) {
        JobQueue.Entry entry = next(plannedFor);
        if (entry == null) {
            return;
        }
        try {
            record(entry, attempt(entry.job));
        } finally {
            rest(); // whatever goes wrong, the others are not kept waiting
        }
    }

    /** The job to do now; null = none is due, or the timer was set to an earlier moment meanwhile. */
    private synchronized JobQueue.@Nullable Entry next(long plannedFor) {
        if (plannedFor != wakesAt) {
            return null;
        }
        wakesAt = NEVER;
        giveUpWhatIsTooLate();
        long now = clock.getAsLong();
        JobQueue.Entry entry =
                busy || now < pausedUntil ? null : waiting.poll(now).orElse(null);
        busy = busy || entry != null;
        wake();
        return entry;
    }

    private synchronized void rest() {
        busy = false;
        wake();
    }

    /** The queue must outlive whatever a job throws. */
    private @Nullable Throwable attempt(MailJob job) {
        try {
            runner.run(job);
            return null;
        } catch (Throwable failure) {
            return failure;
        }
    }

    /** Takes down how a job went, and what it means for it and the others. */
    private synchronized void record(JobQueue.Entry entry, @Nullable Throwable failure) {
        MailFailure.Scope scope = failure == null ? null : MailFailure.scope(failure);
        if (failure != null && scope == MailFailure.Scope.OUTAGE) {
            pause(entry, failure);
            return;
        }
        if (outagesInARow > 0) {
            LOG.infof("Union %s: mails are sent again", metrics.union());
        }
        outagesInARow = 0;
        String kind = entry.job.kind();
        if (failure == null) {
            metrics.count(kind, MailMetrics.Outcome.DONE);
        } else if (scope == MailFailure.Scope.PERMANENT) {
            metrics.count(kind, MailMetrics.Outcome.GIVEN_UP);
            LOG.warnf("Union %s: a mail (%s) is given up: %s", metrics.union(), kind, MailFailure.describe(failure));
        } else {
            tryAgain(entry, failure);
        }
    }

    private void tryAgain(JobQueue.Entry entry, Throwable failure) {
        String kind = entry.job.kind();
        if (entry.failures() == 0) {
            LOG.warnf(
                    "Union %s: a mail (%s) could not be sent, to be tried again: %s",
                    metrics.union(), kind, MailFailure.describe(failure));
        }
        metrics.count(kind, MailMetrics.Outcome.RETRIED);
        waiting.putBack(entry, clock.getAsLong() + RetryPauses.ofOne(entry).toMillis());
    }

    private void pause(JobQueue.Entry entry, Throwable failure) {
        if (outagesInARow == 0) {
            LOG.warnf(
                    "Union %s: a mail (%s) could not be sent, all are to be tried again: %s",
                    metrics.union(), entry.job.kind(), MailFailure.describe(failure));
        }
        metrics.count(entry.job.kind(), MailMetrics.Outcome.RETRIED);
        pausedUntil = clock.getAsLong() + RetryPauses.ofAll(outagesInARow).toMillis();
        outagesInARow++;
        waiting.putBack(entry, pausedUntil);
    }

    private void giveUpWhatIsTooLate() {
        List<MailJob> late = waiting.removeIf(job -> job.until() <= clock.getAsLong());
        late.forEach(job -> metrics.count(job.kind(), MailMetrics.Outcome.GIVEN_UP));
        if (!late.isEmpty()) {
            LOG.warnf("Union %s: mails given up because their time is over: %d", metrics.union(), late.size());
        }
    }
}
