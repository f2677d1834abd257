package jp.kosmo.keycloak.mail.memory;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Metrics;
import java.util.Locale;

/**
 * One union's figures. They stand on the node's {@code /metrics} when Keycloak runs with {@code --metrics-enabled=true} and
 * go nowhere otherwise.
 */
final class MailMetrics {

    /** What became of a job, or of one try of it. */
    enum Outcome {
        DONE,
        RETRIED,
        GIVEN_UP,
        /** The queue was full. */
        DROPPED,
        /** The member or the address had had too many. */
        LIMITED
    }

    private final RealmMailQueue queue;
    private String union;
    private Gauge waiting;

    MailMetrics(String union, RealmMailQueue queue) {
        this.union = union;
        this.queue = queue;
        this.waiting = gauge(union, queue);
    }

    /** The realm's name, as last heard. */
    String union() {
        return union;
    }

    /** Figures from now on stand under this name. */
    void rename(String name) {
        if (!union.equals(name)) {
            forget();
            union = name;
            waiting = gauge(name, queue);
        }
    }

    /** Shows no longer how many wait. */
    void forget() {
        Metrics.globalRegistry.remove(waiting);
    }

    private static Gauge gauge(String union, RealmMailQueue queue) {
        return Gauge.builder("kosmo.mail.waiting", queue, RealmMailQueue::waiting)
                .description("Mails that wait to be sent, for the first time or again")
                .tag("realm", union)
                .register(Metrics.globalRegistry);
    }

    void count(String kind, Outcome outcome) {
        Counter.builder("kosmo.mail.jobs")
                .description("Mails, and look-ups that lead to mails, by what became of them")
                .tag("realm", union)
                .tag("kind", kind)
                .tag("outcome", outcome.name().toLowerCase(Locale.ROOT))
                .register(Metrics.globalRegistry)
                .increment();
    }
}
