package jp.kosmo.keycloak.mail.memory;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Predicate;
import jp.kosmo.keycloak.mail.MailJob;
import org.jspecify.annotations.Nullable;

/**
 * One union's jobs in the order in which they are to be done: links and codes before notices; notices of several members
 * in turn, so that many about one member keep nobody else waiting; otherwise first come, first served. A job that has
 * to be tried again is passed over until its pause is over.
 */
final class JobQueue {

    /** A job and what has become of it so far. Times in milliseconds since 1970. */
    static final class Entry {
        final MailJob job;
        private final long turn;
        private long order;
        private long notBefore;
        private int failures;

        private Entry(MailJob job, long turn, long order) {
            this.job = job;
            this.turn = turn;
            this.order = order;
        }

        /** How often it was tried in vain. */
        int failures() {
            return failures;
        }
    }

    private static final Comparator<Entry> ORDER = Comparator.<Entry, MailJob.Priority>comparing(
                    entry -> entry.job.priority())
            .thenComparingLong(entry -> entry.turn)
            .thenComparingLong(entry -> entry.order);

    private final int capacity;
    private final List<Entry> entries = new ArrayList<>();
    private long turn;
    private long orders;

    JobQueue(int capacity) {
        this.capacity = capacity;
    }

    int size() {
        return entries.size();
    }

    /**
     * Takes a job in.
     *
     * @return the one there is no room for: this one or, for the sake of a link, a notice; null = there was room
     */
    @Nullable
    MailJob add(MailJob job) {
        MailJob tooMany = null;
        if (entries.size() >= capacity) {
            Optional<Entry> last = entries.stream().max(ORDER);
            if (last.isEmpty() || last.get().job.priority().compareTo(job.priority()) <= 0) {
                return job;
            }
            entries.remove(last.get());
            tooMany = last.get().job;
        }
        entries.add(new Entry(job, turn + ofSameMember(job), orders++));
        return tooMany;
    }

    /** Each job of a member comes one turn after the one before; of what belongs to nobody all have the same turn. */
    private long ofSameMember(MailJob job) {
        return job.member().isEmpty()
                ? 0
                : entries.stream()
                        .filter(entry -> entry.job.member().equals(job.member()))
                        .count();
    }

    /** Takes the job out that is to be done now. */
    Optional<Entry> poll(long now) {
        Optional<Entry> next =
                entries.stream().filter(entry -> entry.notBefore <= now).min(ORDER);
        next.ifPresent(entry -> {
            entries.remove(entry);
            turn = Math.max(turn, entry.turn);
        });
        return next;
    }

    /** Puts a job back that has failed; it goes behind those of its turn. It keeps its place even if there is no room. */
    void putBack(Entry entry, long notBefore) {
        entry.failures++;
        entry.order = orders++;
        entry.notBefore = notBefore;
        entries.add(entry);
    }

    /** When the next one may be done, or its time is over; empty = none waits. */
    OptionalLong nextTime() {
        return entries.stream()
                .mapToLong(entry -> Math.min(entry.notBefore, entry.job.until()))
                .min();
    }

    /** Takes out and returns those that meet the condition. */
    List<MailJob> removeIf(Predicate<MailJob> condition) {
        List<MailJob> removed =
                entries.stream().map(entry -> entry.job).filter(condition).toList();
        entries.removeIf(entry -> condition.test(entry.job));
        return removed;
    }
}
