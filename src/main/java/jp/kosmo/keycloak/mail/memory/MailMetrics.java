package jp.kosmo.keycloak.mail.memory;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Metrics;
import java.util.Locale;
import java.util.function.Supplier;

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

    private final Supplier<Number> queued;
    private String union;
    private Gauge waiting;

    /**
     * @param union the realm's name
     * @param queued how many wait
     */
    MailMetrics(String union, Supplier<Number> queued) {
        this.union = union;
        this.queued = queued;
        this.waiting = gauge(union, queued);
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
            waiting = gauge(name, queued);
        }
    }

    /** Shows no longer how many wait. */
    void forget() {
        Metrics.globalRegistry.remove(waiting);
    }

    private static Gauge gauge(String union, Supplier<Number> queued) {
        return Gauge.builder("kosmo.mail.waiting", queued)
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
